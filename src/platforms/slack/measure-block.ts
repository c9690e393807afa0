// How large Slack takes a block to be.
import { escapeControlCharacters } from './escape-control-characters.ts';
import { BLOCK_SIZE, ELEMENT_SIZE } from './slack-limits.ts';
import type { SlackBlock, SlackInline, SlackPlainText, SlackPressable, SlackRichTextPart, SlackTable } from './slack-payload.ts';

/** Something with a size inside a block. */
export type SlackElement = SlackRichTextPart | SlackInline | SlackPlainText | SlackPressable;

/** Returns the length of a text as Slack counts it: & < > count as their entities. */
export function measureText(text: string): number {
  return escapeControlCharacters(text).length;
}

/** An inline element that is a reference rather than a text. */
type SlackToken = Extract<SlackInline, { type: 'date' | 'emoji' | 'user' | 'usergroup' | 'broadcast' }>;

function measureToken(token: SlackToken): number {
  switch (token.type) {
    case 'date':
      return token.format.length + token.fallback.length;
    case 'emoji':
      return token.name.length;
    case 'user':
      return token.user_id.length;
    case 'usergroup':
      return token.usergroup_id.length;
    case 'broadcast':
      return token.range.length;
  }
}

/** Whether Slack counts what comes back with a press is not known: it is counted here. */
function measurePressable(element: SlackPressable): number {
  if (element.type === 'overflow') {
    return element.options.reduce((size, { text, value }) => size + measureElement(text) + value.length, ELEMENT_SIZE);
  }
  const size = ELEMENT_SIZE + measureElement(element.text);
  if ('url' in element) return size + measureText(element.url);
  const { value, confirm } = element;
  const asked = confirm === undefined ? [] : [confirm.title, confirm.text, confirm.confirm, confirm.deny];
  return asked.reduce((sum, text) => sum + measureElement(text), size + value.length);
}

/** Returns the size of an element: its texts and addresses, those of the elements in it, and a share for each element. */
export function measureElement(element: SlackElement): number {
  switch (element.type) {
    case 'rich_text_section':
    case 'rich_text_list':
    case 'rich_text_preformatted':
      return element.elements.reduce((size, inner) => size + measureElement(inner), ELEMENT_SIZE);
    case 'text':
      return ELEMENT_SIZE + measureText(element.text);
    case 'link':
      return ELEMENT_SIZE + measureText(element.url) + measureText(element.text);
    case 'plain_text':
      // Its text is escaped already.
      return ELEMENT_SIZE + element.text.length;
    case 'button':
    case 'overflow':
      return measurePressable(element);
    default:
      return ELEMENT_SIZE + measureToken(element);
  }
}

/** Returns the size of a block. */
export function measureBlock(block: SlackBlock): number {
  // Its description is escaped already.
  if (block.type === 'image') return BLOCK_SIZE + block.alt_text.length + block.slack_file.id.length;
  if (block.type === 'table') return block.rows.reduce((size, row) => size + row.reduce(addCell, 0), BLOCK_SIZE);
  if (block.type === 'header') return BLOCK_SIZE + measureElement(block.text);
  return block.elements.reduce((size, element) => size + measureElement(element), BLOCK_SIZE);
}

function addCell(size: number, { elements }: SlackTable['rows'][number][number]): number {
  return elements.reduce((sum, section) => sum + measureElement(section), size + ELEMENT_SIZE);
}
