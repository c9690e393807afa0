// How much a block shows, in UTF-16 code units; the measure of truncateBlocks.
import type { AskedParameter } from '../domain/draft.ts';
import type { ActionButton, Block, Field } from './message.ts';
import { spansLength } from './span-length.ts';
import type { Span } from './spans.ts';

/** Entries count one more than their text, so that ten thousand empty ones are not for nothing. */
export const ENTRY_LENGTH = 1;

/** Returns the shown length of a list item or tag. */
export function entryLength(spans: readonly Span[]): number {
  return spansLength(spans) + ENTRY_LENGTH;
}

/** Returns the shown length of a field. */
export function fieldLength({ label, value }: Field): number {
  return label.length + entryLength(value);
}

/** Returns the shown length of a button-like link. */
export function linkLength(link: { readonly text: string }): number {
  return link.text.length + ENTRY_LENGTH;
}

/** Returns the shown length of a row of a table. */
export function rowLength(cells: readonly (readonly Span[])[]): number {
  return sum(cells.map((cell) => entryLength(cell))) + ENTRY_LENGTH;
}

/** Returns the shown length of a table's header. */
export function headerLength(columns: readonly string[]): number {
  return sum(columns.map((column) => column.length + ENTRY_LENGTH));
}

/** Returns the length of a button: what it says and the command that may be shown in its place. */
export function actionLength({ text, command }: ActionButton): number {
  return text.length + command.length + ENTRY_LENGTH;
}

function formFieldLength({ name, label = '', type, choices, value = '' }: AskedParameter): number {
  const chosen = choices.map((choice) => choice.value.length + (choice.label ?? '').length + ENTRY_LENGTH);
  return name.length + label.length + type.length + value.length + sum(chosen) + ENTRY_LENGTH;
}

/** Returns the shown length of a block. */
export function blockLength(block: Block): number {
  switch (block.kind) {
    case 'paragraph':
    case 'footer':
      return entryLength(block.spans);
    case 'fields':
      return sum(block.fields.map((field) => fieldLength(field)));
    case 'list':
      return sum(block.items.map((item) => entryLength(item)));
    case 'tags':
      return sum(block.tags.map((tag) => entryLength(tag)));
    case 'links':
      return sum(block.links.map((link) => linkLength(link)));
    case 'table':
      return headerLength(block.columns) + sum(block.rows.map((row) => rowLength(row)));
    case 'actions':
      return sum(block.actions.map((action) => actionLength(action)));
    case 'form':
      return sum(block.fields.map((field) => formFieldLength(field)));
    default:
      return wordsOf(block).length + ENTRY_LENGTH;
  }
}

function wordsOf(block: Extract<Block, { kind: 'code' | 'chart' | 'file' }>): string {
  if (block.kind === 'code') return block.text;
  return block.kind === 'chart' ? block.altText : block.file.name;
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((total, length) => total + length, 0);
}
