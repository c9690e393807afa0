// Puts the values of a template's text in the place of their marks, after its markup was parsed.
import { MARKS, valueOfMark, type StyledValue } from '../domain/styled-text.ts';
import { httpUrl } from './http-url.ts';
import { oneLine } from './one-line.ts';
import { text, type Span } from './spans.ts';
import { valueWords } from './styled-value.ts';
import { styledUrl } from './styled-url.ts';
import { makeVisible } from './visible-text.ts';

/** What to fill with, and where. */
export interface Filling {
  readonly values: readonly StyledValue[];
  /** True where there is one line alone, or formatting around that must not reach over a line. */
  readonly isOneLine: boolean;
}

const LINE_BREAK: Span = { kind: 'lineBreak' };

/** Fills spans; a value becomes text, code, or a link or instant that the operator asked for, never anything else. */
export function fillSpans(spans: readonly Span[], filling: Filling): Span[] {
  return spans.flatMap((span) => fillSpan(span, filling));
}

/** Fills a text in which nothing but its letters counts, such as code. */
export function fillText(source: string, values: readonly StyledValue[]): string {
  return source.replace(MARKS, (mark) => valueWords(valueOfMark(mark, values)));
}

function fillSpan(span: Span, filling: Filling): readonly Span[] {
  const { values } = filling;
  switch (span.kind) {
    case 'text':
      return fillPlain(span.text, filling);
    case 'bold':
    case 'italic':
    case 'strike':
      return [{ kind: span.kind, spans: fillSpans(span.spans, { values, isOneLine: true }) }];
    case 'code': {
      const code = oneLine(fillText(span.text, values));
      return code === '' ? [] : [{ kind: 'code', text: code }];
    }
    case 'link': {
      const words = oneLine(fillText(span.text, values));
      const url = styledUrl(span.url, values);
      return [url === undefined ? text(words) : { kind: 'link', url, text: words === '' ? url : words }];
    }
    // Whom a message calls is the business of routes alone.
    case 'mention':
      return [text(span.text)];
    default:
      return [span];
  }
}

function fillPlain(source: string, filling: Filling): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const { 0: mark, index } of source.matchAll(MARKS)) {
    if (index > start) spans.push(text(source.slice(start, index)));
    spans.push(...valueSpans(valueOfMark(mark, filling.values), filling));
    start = index + mark.length;
  }
  if (start < source.length) spans.push(text(source.slice(start)));
  return spans;
}

function valueSpans(value: StyledValue | undefined, { isOneLine }: Filling): readonly Span[] {
  if (value === undefined) return [];
  if (value.kind === 'instant') return [{ kind: 'time', at: value.at }];
  const words = isOneLine || value.kind === 'link' ? oneLineWithin(value.text) : makeVisible(value.text);
  const url = value.kind === 'link' ? httpUrl(value.url) : undefined;
  if (url !== undefined) return [{ kind: 'link', url, text: words.trim() === '' ? url : words }];
  return words.split('\n').flatMap((line, index) => [...(index === 0 ? [] : [LINE_BREAK]), ...(line === '' ? [] : [text(line)])]);
}

// White space at the ends stays: words of the template may stand beside it.
function oneLineWithin(words: string): string {
  return makeVisible(words).replace(/\s+/g, ' ');
}
