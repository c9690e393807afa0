// The words of client markdown on one line: for titles, comparisons and histories.
import type { ClientMarkdown, PlainText } from '../../domain/notification.ts';
import type { StyledText } from '../../domain/styled-text.ts';
import { oneLine } from '../../messages/one-line.ts';
import { parseInlineMarkup } from '../../messages/parse-inline-markup.ts';
import { parseStyledLine } from '../../messages/parse-styled-text.ts';
import { sliceText } from '../../messages/slice-text.ts';
import type { Span } from '../../messages/spans.ts';
import { textOfSpans } from '../../messages/text-of-spans.ts';
import { truncateSpans } from '../../messages/truncate-spans.ts';
import { ELLIPSIS, truncateText } from '../../messages/truncate.ts';
import { MARKUP_SOURCE_FACTOR } from './compose-limits.ts';
import { roomFor } from './room-for.ts';

/** One-line markup within a limit. */
export interface InlineMarkup {
  readonly spans: readonly Span[];
  readonly isCut: boolean;
}

/** Parses markup for a place of one line, at most `maxLength` characters or, of what is longer, shown code units. */
export function inlineMarkup({ source }: ClientMarkdown, maxLength: number): InlineMarkup {
  const line = oneLine(source);
  const read = sliceText(line, maxLength * MARKUP_SOURCE_FACTOR);
  const parsed = parseInlineMarkup(read);
  const spans = truncateSpans(read === line ? parsed : [...parsed, CUT], roomFor(line, maxLength));
  return { spans, isCut: read !== line || spans !== parsed };
}

/** Parses an operator's text for a place of one line, at most `maxLength` shown code units. */
export function styledLine(styled: StyledText, maxLength: number): InlineMarkup {
  const parsed = parseStyledLine(styled);
  const spans = truncateSpans(parsed, maxLength);
  return { spans, isCut: spans !== parsed };
}

/** Returns at most `maxLength` code units of a text's words on one line: markup without its signs, plain text as it is. */
export function wordsOf(content: ClientMarkdown | PlainText | StyledText, maxLength: number): string {
  const line = oneLine(content.source);
  const isMarkup = content.kind === 'client-markdown';
  const words = isMarkup ? oneLine(textOfSpans(parseInlineMarkup(sliceText(line, maxLength * WORDS_SOURCE_FACTOR)))) : line;
  return truncateText(words, maxLength);
}

// Signs and addresses may be much longer than a few words.
const WORDS_SOURCE_FACTOR = 10;

const CUT: Span = { kind: 'text', text: ELLIPSIS };
