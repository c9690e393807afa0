// A message as text for terminals, logs and mails: no markup, nothing unseen, and every line of a value indented under its label,
// so that a payload's line cannot pass for a line of the message.
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

/** Widest column of labels; longer ones push their value to the right. */
const LABEL_COLUMN_MAX_WIDTH = 24;

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
  const width = labels.reduce((widest, label) => Math.max(widest, Math.min(label.length, LABEL_COLUMN_MAX_WIDTH)), 0);
  return fields
    .map(({ value }, index) => hang(`${(labels[index] ?? '').padEnd(width)} `, spansText(value), ' '.repeat(width + 1)))
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
