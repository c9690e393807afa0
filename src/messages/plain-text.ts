// A message as text for terminals, logs and mails: no markup, nothing unseen, and every line of a value indented under its label,
// so that a payload's line cannot pass for a line of the message.
import { displayWidth } from './display-width.ts';
import { formBlocks } from './form-text.ts';
import { httpUrl } from './http-url.ts';
import { fileText } from './file-text.ts';
import type { ActionButton, Block, Field, Message } from './message.ts';
import { oneLine } from './one-line.ts';
import type { Span } from './spans.ts';
import { tableLines } from './table-text.ts';
import { textOfSpans } from './text-of-spans.ts';
import { typedAction } from './typed-action.ts';
import { makeVisible } from './visible-text.ts';

/** Widest column of labels; the value of a longer one stands below it. */
const LABEL_COLUMN_MAX_WIDTH = 32;

const CODE_INDENT = '    ';

/** Renders a message as plain text, one section a block with empty lines between; ends without line feed. */
export function renderPlainText(message: Message): string {
  const sections = [titleText(message), ...message.blocks.map((block) => blockText(block))];
  return sections.filter((section) => section !== '').join('\n\n');
}

function titleText({ title }: Message): string {
  const url = title.url === undefined ? undefined : httpUrl(title.url);
  const line = oneLine(`${title.emoji ?? ''} ${spansText(title.spans)}`);
  return [line, url ?? ''].filter((part) => part !== '').join('\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'footer':
      return spansText(block.spans).trim();
    case 'fields':
      return fieldsText(block.fields);
    case 'list':
      return block.items.map((item) => hang('• ', spansText(item))).join('\n');
    case 'code':
      return block.text === '' ? '' : hang(CODE_INDENT, makeVisible(block.text), CODE_INDENT);
    case 'tags':
      return block.tags.map((tag) => `[${oneLine(spansText(tag))}]`).join(' ');
    case 'chart':
      return `📈 ${oneLine(block.altText)}`;
    case 'file':
      return `${fileText(block.file)} (on the page of Signalbox)`;
    case 'table':
      return tableLines(block).join('\n');
    default:
      return pressedText(block);
  }
}

/** What one presses elsewhere. */
function pressedText(block: Extract<Block, { kind: 'links' | 'actions' | 'form' }>): string {
  if (block.kind === 'links') return block.links.flatMap((link) => linkLine(link)).join('\n');
  if (block.kind === 'actions') return block.actions.flatMap((action) => actionLine(action)).join('\n');
  return formBlocks(block)
    .map((part) => blockText(part))
    .join('\n\n');
}

function fieldsText(fields: readonly Field[]): string {
  const labels = fields.map(({ label }) => `${oneLine(label)}:`);
  const widths = labels.map((label) => displayWidth(label));
  const fitting = widths.filter((one) => one <= LABEL_COLUMN_MAX_WIDTH);
  const width = fitting.reduce((widest, one) => Math.max(widest, one), fitting.length < widths.length ? CODE_INDENT.length - 1 : 0);
  const indent = ' '.repeat(width + 1);
  return fields
    .map(({ value }, index) => {
      const room = width + 1 - (widths[index] ?? 0);
      const lead = room > 0 ? ' '.repeat(room) : `\n${indent}`;
      return hang(`${labels[index] ?? ''}${lead}`, spansText(value), indent);
    })
    .join('\n');
}

/** Puts a text behind a lead, its further lines indented as far. */
function hang(lead: string, content: string, indent = ' '.repeat(lead.length)): string {
  return `${lead}${content.replaceAll('\n', `\n${indent}`)}`.trimEnd();
}

function linkLine({ text, url }: { text: string; url: string }): readonly string[] {
  const address = httpUrl(url);
  return address === undefined ? [] : [`${oneLine(text)}: ${address}`];
}

function actionLine(action: ActionButton): readonly string[] {
  const typed = typedAction(action);
  if (typed === undefined) return [];
  return [typed.label === '' ? typed.line : `${typed.label}: ${typed.line}`];
}

function spansText(spans: readonly Span[]): string {
  return textOfSpans(spans, ({ text, url }) => {
    const visible = makeVisible(text);
    const address = httpUrl(url);
    // An address whose text is the address itself, with or without the last slash, is written once.
    if (address === undefined || address === visible || address === `${visible}/`) return visible;
    return `${visible} (${address})`;
  });
}
