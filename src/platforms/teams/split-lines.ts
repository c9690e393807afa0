// Inline text as lines of pieces, each with its look: what a card can show is decided line by line.
import { emojiCharacter } from '../../messages/emoji.ts';
import { httpUrl } from '../../messages/http-url.ts';
import type { Span } from '../../messages/spans.ts';
import { timeText } from '../../messages/time-text.ts';
import { makeVisible } from '../../messages/visible-text.ts';
import { personId, type MentionBook } from './mention-book.ts';
import type { TeamsMention } from './teams-payload.ts';

/** How a piece is to look. */
export interface PieceLook {
  readonly isBold?: true;
  readonly isItalic?: true;
  readonly isStruck?: true;
  readonly isCode?: true;
  readonly url?: string;
}

/** Words, an instant, or somebody who is called. */
export type Piece =
  | { readonly kind: 'words'; readonly text: string; readonly look: PieceLook }
  /** `at` as Teams takes it: UTC, without fractions of a second. */
  | { readonly kind: 'time'; readonly at: string; readonly text: string; readonly look: PieceLook }
  | { readonly kind: 'mention'; readonly mention: TeamsMention; readonly text: string; readonly look: PieceLook };

/** A line of text. */
export type Line = readonly Piece[];

// Match: 2026-11-20T03:00:12. Near miss: +275760-09-13T00:00:00 (a year that the functions of Adaptive Cards do not take).
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** Splits spans at their line breaks; empty lines at the beginning and the end are left out. */
export function splitLines(spans: readonly Span[], book: MentionBook, look: PieceLook = {}): readonly Line[] {
  const lines: Piece[][] = [[]];
  for (const piece of toPieces(spans, book, look)) {
    if (piece.kind !== 'words') {
      lines.at(-1)?.push(piece);
      continue;
    }
    for (const [index, part] of piece.text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ ...piece, text: part });
    }
  }
  const first = lines.findIndex((line) => isFilled(line));
  return first === -1 ? [] : lines.slice(first, lines.findLastIndex((line) => isFilled(line)) + 1);
}

function isFilled(line: Line): boolean {
  return line.some(({ text }) => text.trim() !== '');
}

function toPieces(spans: readonly Span[], book: MentionBook, look: PieceLook): readonly Piece[] {
  return spans.flatMap((span) => toPiece(span, book, look));
}

function toPiece(span: Span, book: MentionBook, look: PieceLook): readonly Piece[] {
  switch (span.kind) {
    case 'bold':
      return toPieces(span.spans, book, { ...look, isBold: true });
    case 'italic':
      return toPieces(span.spans, book, { ...look, isItalic: true });
    case 'strike':
      return toPieces(span.spans, book, { ...look, isStruck: true });
    case 'mention':
      return toMention(span, book, look);
    default:
      return toLeaf(span, look);
  }
}

type MentionSpan = Extract<Span, { kind: 'mention' }>;

function toMention({ target, text }: MentionSpan, book: MentionBook, look: PieceLook): readonly Piece[] {
  const id = personId(target);
  const mention = id === undefined ? undefined : book.get(id);
  if (mention === undefined) return toWords(text, look);
  const visible = makeVisible(text).replaceAll('\n', ' ');
  return [{ kind: 'mention', mention, text: visible.trim() === '' ? mention.mentioned.name : visible, look }];
}

type LeafSpan = Extract<Span, { kind: 'text' | 'code' | 'link' | 'emoji' | 'time' | 'lineBreak' }>;

function toLeaf(span: LeafSpan, look: PieceLook): readonly Piece[] {
  switch (span.kind) {
    case 'text':
      return toWords(span.text, look);
    case 'code':
      return toWords(span.text, { ...look, isCode: true });
    case 'link':
      return toLink(span.url, span.text, look);
    case 'emoji':
      return toWords(emojiCharacter(span.shortcode) ?? `:${span.shortcode}:`, look);
    case 'lineBreak':
      return toWords('\n', look);
    case 'time':
      return toTime(span.at, look);
  }
}

function toWords(text: string, look: PieceLook): readonly Piece[] {
  const visible = makeVisible(text);
  return visible === '' ? [] : [{ kind: 'words', text: visible, look }];
}

function toLink(address: string, text: string, look: PieceLook): readonly Piece[] {
  const url = httpUrl(address);
  if (url === undefined) return toWords(text === '' ? address : `${text} (${address})`, look);
  return toWords(makeVisible(text).trim() === '' ? url : text, { ...look, url });
}

function toTime(at: string, look: PieceLook): readonly Piece[] {
  const milliseconds = Date.parse(at);
  const instant = Number.isNaN(milliseconds) ? undefined : INSTANT.exec(new Date(milliseconds).toISOString())?.[0];
  return instant === undefined ? toWords(timeText(at), look) : [{ kind: 'time', at: `${instant}Z`, text: timeText(at), look }];
}
