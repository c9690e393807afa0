// `feedback the answers are too long`: what somebody says to whoever runs Signalbox.
import { splitWords, unquote } from './split-words.ts';

/** What was said; empty where somebody asks how. */
export interface FeedbackIntent {
  readonly kind: 'feedback';
  readonly text: string;
}

// Match: feedback, feedback it is slow, @aws Feedback --text='it is slow'. Near miss: feedbacks, feedback-loop.
const FEEDBACK = /^(?:@?aws\s+)?feedback(?:\s+([\s\S]+))?$/i;
// Match: --text='it is slow' (what a form says). Near miss: --textual.
const OF_FORM = /^--text=/;

/** Reads it; undefined where a text is about something else. */
export function readFeedback(text: string): FeedbackIntent | undefined {
  const found = FEEDBACK.exec(text);
  if (found === null) return undefined;
  const said = (found[1] ?? '').trim();
  const [only, ...more] = splitWords(said);
  const isOfForm = only !== undefined && more.length === 0 && OF_FORM.test(only);
  return { kind: 'feedback', text: isOfForm ? unquote(only).replace(OF_FORM, '').trim() : said };
}
