// The blocks of a message as elements of a card, each on its own; fit-elements.ts makes them fit together.
import { cutText } from '../../messages/cut-text.ts';
import { fileText } from '../../messages/file-text.ts';
import { formBlocks } from '../../messages/form-text.ts';
import type { Block } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import type { Span } from '../../messages/spans.ts';
import { escapeLiveText } from './escape-live-text.ts';
import type { MentionBook } from './mention-book.ts';
import { renderFields } from './render-fields.ts';
import { renderLines, renderRichText } from './render-lines.ts';
import { renderForm } from './render-form.ts';
import { renderActions, renderLinks, type PressedSurroundings } from './render-pressed.ts';
import { renderTable } from './render-table.ts';
import { splitLines, type Line, type PieceLook } from './split-lines.ts';
import { MAX_ALT_TEXT_LENGTH } from './teams-limits.ts';
import type { TeamsElement } from './teams-payload.ts';

/** What a block is rendered with. */
export interface BlockSurroundings extends PressedSurroundings {
  readonly book: MentionBook;
  /** Which form of the message it is, where it is one. */
  readonly formIndex: number;
  /** The picture of a chart as a data address; without it the chart is its description. */
  readonly picture?: string | undefined;
}

/** Renders a block; nothing for one that has nothing to show. */
export function renderBlock(block: Block, surroundings: BlockSurroundings): readonly TeamsElement[] {
  const { book } = surroundings;
  switch (block.kind) {
    case 'paragraph':
      return renderLines(splitLines(block.spans, book));
    case 'fields':
      return renderFields(block.fields, book);
    case 'list':
      return renderLines(block.items.flatMap((item) => bulletLines(splitLines(item, book))));
    case 'code':
      return renderCode(block.text);
    case 'tags':
      return renderTags(block.tags, book);
    case 'chart':
      return renderChart(block.altText, surroundings.picture);
    case 'table':
      return renderTable(block, book);
    case 'file':
      return renderLines(plainLines(`${fileText(block.file)} (on the page of Signalbox)`));
    case 'footer':
      return renderLines(splitLines(block.spans, book), { size: 'Small', isSubtle: true });
    default:
      return renderPressed(block, surroundings);
  }
}

function renderPressed(
  block: Extract<Block, { kind: 'links' | 'actions' | 'form' }>,
  surroundings: BlockSurroundings,
): readonly TeamsElement[] {
  if (block.kind === 'links') return renderLinks(block.links);
  if (block.kind === 'actions') return renderActions(block.actions, surroundings);
  const form = surroundings.hasButtons ? renderForm(block, surroundings.formIndex) : undefined;
  return form === undefined ? formBlocks(block).flatMap((part) => renderBlock(part, surroundings)) : [form];
}

function plainLines(text: string, look: PieceLook = {}): readonly Line[] {
  return splitLines([{ kind: 'text', text }], new Map(), look);
}

/** The further lines of an item stand under its text. */
function bulletLines(lines: readonly Line[]): readonly Line[] {
  return lines.map((line, index) => [{ kind: 'words', text: index === 0 ? '• ' : '\u00A0\u00A0\u00A0', look: {} }, ...line]);
}

// A card collapses white space as a browser does, which only no-break spaces withstand.
// Match: the indent of "  at main", the gap in "id   name". Near miss: one space between words, which stays one that can be copied.
const SPACES = /^ +| {2,}|\t/gm;

const TAB = '\u00A0\u00A0\u00A0\u00A0';

function renderCode(text: string): readonly TeamsElement[] {
  const lines = plainLines(text, { isCode: true }).map((line) =>
    line.map((piece) => ({
      ...piece,
      text: piece.text.replace(SPACES, (spaces) => (spaces === '\t' ? TAB : '\u00A0'.repeat(spaces.length))),
    })),
  );
  return lines.length === 0 ? [] : [{ type: 'Container', style: 'emphasis', items: [renderRichText(lines)] }];
}

function renderTags(tags: readonly (readonly Span[])[], book: MentionBook): readonly TeamsElement[] {
  const rendered = tags.map((tag) => splitLines(tag, book, { isCode: true }).flat()).filter((tag) => tag.length > 0);
  const line = rendered.flatMap((tag, index) => (index === 0 ? tag : [{ kind: 'words' as const, text: ' · ', look: {} }, ...tag]));
  return line.length === 0 ? [] : renderLines([line]);
}

function renderChart(altText: string, picture: string | undefined): readonly TeamsElement[] {
  const description = cutText(oneLine(altText), MAX_ALT_TEXT_LENGTH, (part) => escapeLiveText(part).length);
  if (picture === undefined) return renderLines(plainLines(description === '' ? '' : `📈 ${description}`), { isSubtle: true });
  const alternative = description === '' ? 'Chart' : escapeLiveText(description);
  return [{ type: 'Image', url: picture, altText: alternative, size: 'Stretch', msteams: { allowExpand: true } }];
}
