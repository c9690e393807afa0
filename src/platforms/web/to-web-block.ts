// A block as the browser gets it; a block that would show nothing is none.
import { PERSON_MESSAGE_MAX_LENGTH } from '../../contract/admin-api.ts';
import type { WebBlock, WebSpan } from '../../contract/web-message.ts';
import { httpUrl } from '../../messages/http-url.ts';
import type { ActionButton, Block } from '../../messages/message.ts';
import { oneLineSpans } from '../../messages/one-line-spans.ts';
import { oneLine } from '../../messages/one-line.ts';
import type { Span } from '../../messages/spans.ts';
import { tableRows } from '../../messages/table-rows.ts';
import { truncateSpans } from '../../messages/truncate-spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { isPlainCommand, typedCommand } from '../../messages/typed-action.ts';
import { makeVisible } from '../../messages/visible-text.ts';
import { toWebFields, toWebForm } from './to-web-form.ts';
import { toWebChart } from './to-web-chart.ts';
import { toWebSpans } from './to-web-spans.ts';

/** Longest cell, shown: what is longer belongs under the table, not in it. Our own bound. */
const CELL_MAX_LENGTH = 500;

/** Longest words of a column's name or a button; Slack's buttons have 75. Our own bound. */
const LABEL_MAX_LENGTH = 100;

/** Turns a block into a web block, or returns undefined where nothing of it would be seen. */
export function toWebBlock(block: Block): WebBlock | undefined {
  const webBlock = convert(block);
  return isEmpty(webBlock) ? undefined : webBlock;
}

function convert(block: Block): WebBlock {
  switch (block.kind) {
    case 'paragraph':
    case 'footer':
      return { kind: block.kind, spans: toWebSpans(block.spans) };
    case 'fields':
      return {
        kind: 'fields',
        fields: block.fields.map(({ label, value, isShort }) => ({ label: oneLine(label), value: toWebSpans(value), isShort })),
      };
    case 'list':
      return { kind: 'list', items: entries(block.items) };
    case 'code':
      return { kind: 'code', text: makeVisible(block.text) };
    case 'tags':
      return { kind: 'tags', tags: entries(block.tags) };
    case 'chart':
      return { kind: 'chart', altText: oneLine(block.altText), chart: toWebChart(block.chart) };
    case 'table':
      return {
        kind: 'table',
        columns: block.columns.map((column) => shortLabel(column)),
        rows: tableRows(block).map((row) => row.map((cell) => cellSpans(cell))),
      };
    default:
      return convertPressed(block);
  }
}

/** What one presses or fills in. */
function convertPressed(block: Extract<Block, { kind: 'file' | 'links' | 'actions' | 'form' }>): WebBlock {
  switch (block.kind) {
    case 'file':
      return { kind: 'file', file: { ...block.file, fileId: shortLabel(block.file.fileId), name: shortLabel(block.file.name) } };
    case 'links':
      return { kind: 'links', links: block.links.flatMap((link) => buttonLink(link)) };
    case 'actions':
      return { kind: 'actions', actions: block.actions.flatMap((action) => actionButton(action)) };
    case 'form':
      return toWebForm(block);
  }
}

function cellSpans(cell: readonly Span[]): WebSpan[] {
  return toWebSpans(truncateSpans(oneLineSpans(cell), CELL_MAX_LENGTH));
}

type WebAction = Extract<WebBlock, { kind: 'actions' }>['actions'][number];

/** A command that cannot be sent as it is would be another one: no button. */
function actionButton({ text, command, style, edits, asks }: ActionButton): readonly WebAction[] {
  if (!isPlainCommand(command) || command.length > PERSON_MESSAGE_MAX_LENGTH) return [];
  const label = shortLabel(text);
  const button = { text: label === '' ? shortLabel(command) : label, command, style };
  if (asks === undefined) return [{ ...button, ...(edits === undefined ? {} : { edits }) }];
  const fields = toWebFields({ fields: asks, command });
  if (fields.length > 0) return [{ ...button, asks: fields }];
  // What the page cannot ask for is typed.
  const typed = typedCommand({ command, asks });
  return isPlainCommand(typed) && typed.length <= PERSON_MESSAGE_MAX_LENGTH ? [{ ...button, command: typed, edits: true }] : [];
}

function shortLabel(content: string): string {
  return truncateText(oneLine(content), LABEL_MAX_LENGTH);
}

function entries(sources: readonly (readonly Span[])[]): ReturnType<typeof toWebSpans>[] {
  return sources.map((spans) => toWebSpans(spans)).filter((spans) => spans.length > 0);
}

function buttonLink({ text, url }: { text: string; url: string }): readonly { text: string; url: string }[] {
  const address = httpUrl(url);
  const label = oneLine(text);
  return address === undefined ? [] : [{ text: label === '' ? address : label, url: address }];
}

function isEmpty(block: WebBlock): boolean {
  switch (block.kind) {
    case 'paragraph':
    case 'footer':
      return block.spans.length === 0;
    case 'fields':
    case 'form':
      return block.fields.length === 0;
    case 'list':
      return block.items.length === 0;
    case 'tags':
      return block.tags.length === 0;
    case 'links':
      return block.links.length === 0;
    case 'table':
      return block.columns.length === 0;
    case 'actions':
      return block.actions.length === 0;
    case 'code':
      return block.text === '';
    default:
      return false;
  }
}
