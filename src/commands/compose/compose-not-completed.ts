// The answer where a command of Signalbox's own could not be made a command of AWS.
import type { Message } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import { text } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';

/** Longest sentence: what AWS says is repeated in it. */
const SENTENCE_MAX_LENGTH = 600;

/** Composes it. */
export function composeNotCompleted(sentences: readonly string[]): Message {
  const title = 'Nothing was run';
  const shown = sentences.map((sentence) => truncateText(oneLine(sentence), SENTENCE_MAX_LENGTH));
  return {
    title: { emoji: '❔', spans: [text(title)] },
    tone: 'neutral',
    blocks: shown.map((sentence) => ({ kind: 'paragraph', spans: [text(sentence)] })),
    fallbackText: `${title}: ${shown.join(' ')}`,
  };
}
