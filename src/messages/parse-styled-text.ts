// The texts of operators' templates as spans and blocks: the markup is parsed first, and the values are filled in afterwards.
import { markOf, STYLED_VALUES_MAX, type StyledText } from '../domain/styled-text.ts';
import { fillSpans, fillText, type Filling } from './fill-values.ts';
import { flattenSpans } from './flatten-spans.ts';
import type { Block } from './message.ts';
import { oneLine } from './one-line.ts';
import { parseClientMarkdown } from './parse-client-markdown.ts';
import { parseInlineMarkup } from './parse-inline-markup.ts';
import type { Span } from './spans.ts';

type Styled = Pick<StyledText, 'markup' | 'values'>;

/** Parses a text for a place of one line. */
export function parseStyledLine({ markup, values }: Styled): readonly Span[] {
  return flattenSpans(fill(parseInlineMarkup(withAddresses(oneLine(markup))), { values, isOneLine: true }));
}

/** Parses a text with its line breaks, without lists and blocks of code. */
export function parseStyledInline({ markup, values }: Styled): readonly Span[] {
  return flattenSpans(fill(parseInlineMarkup(withAddresses(markup.trim())), { values, isOneLine: false }));
}

/** Parses a text with paragraphs, lists and blocks of code. */
export function parseStyledText({ markup, values }: Styled): readonly Block[] {
  return parseClientMarkdown(withAddresses(markup)).map((block) => fillBlock(block, { values, isOneLine: false }));
}

function fillBlock(block: Block, filling: Filling): Block {
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', spans: flattenSpans(fill(block.spans, filling)) };
    case 'list':
      return { kind: 'list', items: block.items.map((item) => flattenSpans(fill(item, filling))) };
    case 'code':
      return { kind: 'code', text: fillText(withMarks(block.text), filling.values) };
    default:
      return block;
  }
}

// An address that is one value has no host for the parser to see, so it gets one for as long as it is parsed.
// Match: <(mark)|, ](mark). Near miss: https://(mark) (a host that a value would choose; it stays text).
const WHOLE_ADDRESS = /<([\uE000-\uF8FF])(?=\|)|\]\(\s*([\uE000-\uF8FF])\s*(?=\))/g;

// A top-level name that can never exist (RFC 6761). Match: https://value-3.invalid/. Near miss: https://value-3.example/.
const STAND_IN = /https:\/\/value-(\d{1,4})\.invalid\//g;

function withAddresses(markup: string): string {
  return withMarks(markup).replace(WHOLE_ADDRESS, (_whole, inAngle?: string, inParentheses?: string) =>
    inAngle === undefined ? `](${standIn(inParentheses ?? '')}` : `<${standIn(inAngle)}`,
  );
}

function standIn(mark: string): string {
  return `https://value-${mark.charCodeAt(0) - markOf(0).charCodeAt(0)}.invalid/`;
}

function withMarks(source: string): string {
  return source.replace(STAND_IN, (address, index: string) => (Number(index) < STYLED_VALUES_MAX ? markOf(Number(index)) : address));
}

/** Fills spans, and puts the marks back where a stand-in turned out to be no address of a link. */
function fill(spans: readonly Span[], filling: Filling): Span[] {
  return fillSpans(
    spans.map((span) => restore(span)),
    filling,
  );
}

function restore(span: Span): Span {
  switch (span.kind) {
    case 'bold':
    case 'italic':
    case 'strike':
      return { kind: span.kind, spans: span.spans.map((inner) => restore(inner)) };
    case 'text':
    case 'code':
      return { kind: span.kind, text: withMarks(span.text) };
    case 'link': {
      const words = withMarks(span.text);
      // A bare address is its own text; of a value alone nobody has made a link.
      if (words !== span.text && withMarks(span.url) === words) return { kind: 'text', text: words };
      return { kind: 'link', url: withMarks(span.url), text: words };
    }
    default:
      return span;
  }
}
