// The notice that a silence ends soon, with what its author can do about it.
import { formatMatcher } from '../../domain/matcher.ts';
import type { Silence } from '../../domain/silence.ts';
import type { Message } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import { bold, text } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';

/** The most text of matchers: some lines on a phone. */
const MATCHERS_MAX_LENGTH = 300;

/** Composes the notice. */
export function composeSilenceEnd({ code, author, endsAt, matchers, reason, title }: Silence): Message {
  const what = title === undefined ? `Silence ${code}` : `Maintenance "${title}"`;
  const words = `${what} ends soon`;
  const matched = truncateText(oneLine(matchers.map(formatMatcher).join(' ')), MATCHERS_MAX_LENGTH);
  return {
    title: { emoji: '🔕', spans: [text(words)] },
    tone: 'neutral',
    blocks: [
      {
        kind: 'paragraph',
        spans: [
          text('It ends '),
          { kind: 'time', at: endsAt.toISOString() },
          text(' · by '),
          bold(author.displayName),
          text(reason === '' ? '' : ` · ${oneLine(reason)}`),
        ],
      },
      { kind: 'paragraph', spans: [{ kind: 'code', text: matched }] },
      { kind: 'paragraph', spans: [text('What it keeps back and is still bad then is shown.')] },
      {
        kind: 'actions',
        actions: [
          { text: '1 h longer', command: `silence extend ${code} 1h`, style: 'plain' },
          { text: 'End it now', command: `silence remove ${code}`, style: 'plain' },
        ],
      },
    ],
    fallbackText: words,
  };
}
