// Joins delimiters with their partners into bold, italic and struck spans; those without partner become text again.
// At most one delimiter of each marker waits at a time, so every step looks at six of them at most.
import { text, type Span } from '../spans.ts';
import type { Delimiter, Marker } from './scan-delimiter.ts';
import type { InlineToken } from './tokenize-inline.ts';

/** A delimiter that waits for its partner, and the index at which its text stands in the output. */
interface Opener {
  readonly marker: Marker;
  readonly at: number;
}

/** Pairs the delimiters of a tokenized text. */
export function pairDelimiters(tokens: readonly InlineToken[]): Span[] {
  const output: Span[] = [];
  let openers: Opener[] = [];
  for (const token of tokens) {
    if (token.kind !== 'delimiter') {
      output.push(token);
      // Formatting ends with its line, as in Slack: a stray asterisk must not reach into the next one.
      if (token.kind === 'lineBreak') openers = [];
      continue;
    }
    openers = takeDelimiter(token, output, openers);
  }
  return output;
}

function takeDelimiter({ marker, canOpen, canClose }: Delimiter, output: Span[], openers: Opener[]): Opener[] {
  const position = openers.findIndex((opener) => opener.marker === marker);
  const opener = openers[position];
  if (canClose && opener !== undefined) {
    const inner = output.splice(opener.at).slice(1);
    output.push(wrap(marker, inner));
    return openers.slice(0, position);
  }
  output.push(text(marker));
  if (!canOpen) return openers;
  // The nearest opener counts: an earlier one of the same marker was only a character.
  return [...openers.filter((other) => other !== opener), { marker, at: output.length - 1 }];
}

function wrap(marker: Marker, spans: readonly Span[]): Span {
  switch (marker) {
    case '*':
    case '**':
      return { kind: 'bold', spans };
    case '***':
      return { kind: 'bold', spans: [{ kind: 'italic', spans }] };
    case '_':
      return { kind: 'italic', spans };
    case '~':
    case '~~':
      return { kind: 'strike', spans };
  }
}
