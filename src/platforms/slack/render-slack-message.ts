// A message as Slack shows it: the title on top, everything else in an attachment whose color bar is the message's tone.
import { httpUrl } from '../../messages/http-url.ts';
import type { Block, Message, Title, Tone } from '../../messages/message.ts';
import type { Span } from '../../messages/spans.ts';
import { textOfSpans } from '../../messages/text-of-spans.ts';
import { oneLine } from '../../messages/one-line.ts';
import { cutText } from '../../messages/cut-text.ts';
import { escapeMrkdwn } from './escape-mrkdwn.ts';
import { fitBlocks, fitsWhole } from './fit-blocks.ts';
import type { PlacedBlock } from './fit-blocks.ts';
import { isVisible } from './is-visible.ts';
import { listInlines } from './list-inlines.ts';
import { renderBlock, type BlockSurroundings } from './render-blocks.ts';
import { renderNativeTable } from './render-native-table.ts';
import { renderSpans } from './render-spans.ts';
import { measureText } from './measure-block.ts';
import { renderPlainText } from './render-plain-text.ts';
import { MAX_FALLBACK_LENGTH, MAX_HEADER_LENGTH } from './slack-limits.ts';
import type { SlackBlock, SlackPayload, SlackPosting, SlackTable } from './slack-payload.ts';

/** Slack's own red, yellow, green, blue and gray. Color alone says nothing: the title's emoji says it as well. */
const BAR_COLORS: Readonly<Record<Tone, string>> = {
  bad: '#e01e5a',
  warning: '#ecb22e',
  good: '#2eb67d',
  progress: '#36c5f0',
  neutral: '#8d9096',
};

/** Stands where a message says nothing at all: Slack refuses a message without text. */
const WORDLESS = 'Notification';

function renderFallback(message: Message): string {
  const line = oneLine(message.fallbackText);
  return cutText(line === '' ? WORDLESS : line, MAX_FALLBACK_LENGTH, (part) => escapeMrkdwn(part).length);
}

/** A header cannot link, and what is longer than it may be would be cut. */
function renderHeader({ emoji = '', spans, url }: Title): SlackBlock | undefined {
  const words = spans.every(({ kind }) => kind === 'text') ? oneLine(textOfSpans(spans)) : '';
  const line = oneLine(`${emoji} ${words}`);
  if (words === '' || url !== undefined || measureText(line) > MAX_HEADER_LENGTH) return undefined;
  const text = renderPlainText(line, MAX_HEADER_LENGTH);
  return text === undefined ? undefined : { type: 'header', text };
}

function renderTitle(title: Title, fallback: string): SlackBlock {
  const header = renderHeader(title);
  if (header !== undefined) return header;
  const url = title.url === undefined ? undefined : httpUrl(title.url);
  const style = { bold: true } as const;
  const words = renderSpans(title.spans, { style, ...(url === undefined ? {} : { url }) });
  const emoji: readonly Span[] = title.emoji === undefined ? [] : [{ kind: 'text', text: `${title.emoji} ` }];
  const shown = isVisible(words) ? words : renderSpans([{ kind: 'text', text: fallback }], { style });

  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [...renderSpans(emoji), ...shown] }] };
}

function hasMention(block: SlackBlock): boolean {
  return listInlines(block).some(({ type }) => type === 'user' || type === 'usergroup' || type === 'broadcast');
}

/** Places the blocks: those that mention stand on top, because Slack may fold an attachment and promises no notification from it. */
function placeBlocks(message: Message, surroundings: SlackSurroundings): PlacedBlock[] {
  const { title } = message;
  const { pictures = [], fileProblem, isDeaf = false, hasPlainTables = false } = surroundings;
  const charts = message.blocks.filter(({ kind }) => kind === 'chart');
  const native = hasPlainTables ? undefined : findNativeTable(message.blocks);
  const surroundingsOf = (block: Block, index: number): BlockSurroundings => ({
    pictureId: pictures[charts.indexOf(block)],
    fileProblem,
    title,
    isDeaf,
    nativeTable: index === native?.index ? native.table : undefined,
  });
  return message.blocks.flatMap((block, blockIndex) =>
    renderBlock(block, surroundingsOf(block, blockIndex)).map((rendered, index): PlacedBlock => {
      const mentions = hasMention(rendered);
      // Of many links the first row is enough where room is short.
      const isEssential =
        mentions ||
        (block.kind === 'links' && index === 0) ||
        block.kind === 'actions' ||
        block.kind === 'form' ||
        block.kind === 'file' ||
        block.kind === 'footer';
      return { block: rendered, place: mentions ? 'top' : 'attachment', isEssential };
    }),
  );
}

/** Slack takes one table in a message: the first that it takes at all. */
function findNativeTable(blocks: readonly Block[]): { readonly index: number; readonly table: SlackTable } | undefined {
  for (const [index, block] of blocks.entries()) {
    const table = block.kind === 'table' ? renderNativeTable(block) : undefined;
    if (table !== undefined) return { index, table };
  }
  return undefined;
}

/** What was uploaded for a message. */
export interface SlackUploads {
  /** Slack's ids of the pictures of its charts, in their order. */
  readonly pictures?: readonly (string | undefined)[];
  /** Why its files are not there. */
  readonly fileProblem?: string;
}

/** What a message is rendered with. */
export interface SlackSurroundings extends SlackUploads {
  /** True where nobody would hear of a press, as in a workspace of which nothing comes in. */
  readonly isDeaf?: boolean | undefined;
  /** True where Slack took no table of its own. */
  readonly hasPlainTables?: boolean | undefined;
}

const NEEDED_LATER: readonly Block['kind'][] = ['chart', 'file', 'actions', 'form', 'table'];

/** Renders a message to be posted, with what it is made of where that is needed to upload for it, or to render it otherwise. */
export function renderSlackPosting(message: Message): SlackPosting {
  const isNeeded = message.blocks.some(({ kind }) => NEEDED_LATER.includes(kind));
  return { ...renderSlackMessage(message), ...(isNeeded ? { message } : {}) };
}

/** Renders a message; the same message always gives the same payload, within all of Slack's limits. */
export function renderSlackMessage(message: Message, surroundings: SlackSurroundings = {}): SlackPayload {
  const fallback = renderFallback(message);
  const title: PlacedBlock = { block: renderTitle(message.title, fallback), place: 'top', isEssential: true };
  const placed = [title, ...placeBlocks(message, surroundings)];
  // A table of which a part would be cut off is better shown whole in another way.
  const isTooMuch = placed.some(({ block }) => block.type === 'table') && !fitsWhole(placed);
  const fitted = fitBlocks(isTooMuch ? [title, ...placeBlocks(message, { ...surroundings, hasPlainTables: true })] : placed);
  const inAttachment = fitted.filter(({ place }) => place === 'attachment').map(({ block }) => block);

  return {
    text: escapeMrkdwn(fallback),
    blocks: fitted.filter(({ place }) => place === 'top').map(({ block }) => block),
    attachments: inAttachment.length === 0 ? [] : [{ color: BAR_COLORS[message.tone], blocks: inAttachment }],
  };
}
