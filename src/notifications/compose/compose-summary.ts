// What happened in one sentence, above the cause in the sender's own words.
import type { Notification } from '../../domain/notification.ts';
import { parseStyledInline } from '../../messages/parse-styled-text.ts';
import { truncateSpans } from '../../messages/truncate-spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { NOTHING, type Composed } from './composed.ts';
import { tellingSpans } from './telling-spans.ts';

/** The longest summary: names in it may be long, a sentence is not. */
const SUMMARY_MAX_LENGTH = 500;

/** Composes the summary; nothing where the description says the same. */
export function composeSummary({ summary, description }: Notification): Composed {
  const source = summary?.source.trim() ?? '';
  if (source === '' || description?.source.trim() === source) return NOTHING;
  if (summary?.kind === 'styled') {
    const styled = parseStyledInline(summary);
    const cut = truncateSpans(styled, SUMMARY_MAX_LENGTH);
    return cut.length === 0 ? NOTHING : { blocks: [{ kind: 'paragraph', spans: cut }], cuts: cut === styled ? [] : ['summary'] };
  }
  const shown = truncateText(source, SUMMARY_MAX_LENGTH);
  return paragraphOf(shown, shown === source ? [] : ['summary']);
}

/** Longest text about a thing: two of CloudWatch's descriptions (CloudWatch API, AlarmDescription: 1,024). */
const ABOUT_MAX_LENGTH = 2048;

/** Composes what the notification is about in the words of whoever set it up; nothing where the summary or cause says the same. */
export function composeAbout({ about, summary, description }: Notification): Composed {
  const source = about?.source.trim() ?? '';
  if (source === '' || source === summary?.source.trim() || source === description?.source.trim()) return NOTHING;
  const shown = truncateText(source, ABOUT_MAX_LENGTH);
  return paragraphOf(shown, shown === source ? [] : ['what it is about']);
}

function paragraphOf(words: string, cuts: readonly string[]): Composed {
  const spans = tellingSpans(words);
  return spans.length === 0 ? NOTHING : { blocks: [{ kind: 'paragraph', spans }], cuts };
}
