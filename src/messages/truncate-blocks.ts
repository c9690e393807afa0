// Cutting the blocks of a message to a shown length, from the end.
import { actionLength, blockLength, ENTRY_LENGTH, entryLength, fieldLength, headerLength, linkLength, rowLength } from './block-length.ts';
import type { ActionButton, Block, Field } from './message.ts';
import type { Span } from './spans.ts';
import { truncateSpans } from './truncate-spans.ts';
import { truncateText } from './truncate.ts';

/** Keeps the first blocks, at most `maxLength` shown code units in all; the last one kept may be cut. */
export function truncateBlocks(blocks: readonly Block[], maxLength: number): { blocks: readonly Block[]; isTruncated: boolean } {
  const kept: Block[] = [];
  let room = maxLength;
  for (const block of blocks) {
    const length = blockLength(block);
    if (length > room) {
      const part = truncateBlock(block, room);
      return { blocks: part === undefined ? kept : [...kept, part], isTruncated: true };
    }
    kept.push(block);
    room -= length;
  }
  return { blocks: kept, isTruncated: false };
}

/** Cuts one block to at most `maxLength` shown code units, or returns undefined where nothing of it fits. */
export function truncateBlock(block: Block, maxLength: number): Block | undefined {
  if (blockLength(block) <= maxLength) return block;
  if (maxLength <= ENTRY_LENGTH) return undefined;
  switch (block.kind) {
    case 'paragraph':
    case 'footer':
      return { kind: block.kind, spans: truncateSpans(block.spans, maxLength - ENTRY_LENGTH) };
    case 'code':
      return { kind: 'code', text: truncateText(block.text, maxLength - ENTRY_LENGTH) };
    case 'form': {
      // Without its choices a form can still be filled in; without a field it asks for something else.
      const bare: Block = { ...block, fields: block.fields.map((field) => ({ ...field, choices: [] })) };
      return blockLength(bare) <= maxLength ? bare : undefined;
    }
    case 'chart':
    case 'file':
      return undefined;
    default:
      return truncateEntries(block, maxLength);
  }
}

type BlockOfEntries = Extract<Block, { kind: 'list' | 'tags' | 'fields' | 'links' | 'table' | 'actions' }>;

function truncateEntries(block: BlockOfEntries, maxLength: number): Block | undefined {
  switch (block.kind) {
    case 'list':
      return unlessEmpty(takeEntries(block.items, maxLength, SPANS), (items) => ({ kind: 'list', items }));
    case 'tags':
      return unlessEmpty(takeEntries(block.tags, maxLength, SPANS), (tags) => ({ kind: 'tags', tags }));
    case 'fields':
      return unlessEmpty(takeEntries(block.fields, maxLength, FIELD), (fields) => ({ kind: 'fields', fields }));
    case 'links':
      return unlessEmpty(takeEntries(block.links, maxLength, LINK), (links) => ({ kind: 'links', links }));
    case 'actions':
      return unlessEmpty(takeEntries(block.actions, maxLength, ACTION), (actions) => ({ kind: 'actions', actions }));
    case 'table': {
      const { columns } = block;
      return unlessEmpty(takeEntries(block.rows, maxLength - headerLength(columns), ROW), (rows) => ({ kind: 'table', columns, rows }));
    }
  }
}

function unlessEmpty<Entry>(entries: readonly Entry[], build: (entries: readonly Entry[]) => Block): Block | undefined {
  return entries.length === 0 ? undefined : build(entries);
}

/** How entries of one kind are measured and cut; `cut` returns undefined where nothing useful would be left. */
interface EntryKind<Entry> {
  lengthOf(entry: Entry): number;
  cut(entry: Entry, maxLength: number): Entry | undefined;
}

const SPANS: EntryKind<readonly Span[]> = {
  lengthOf: entryLength,
  cut: (spans, maxLength) => (maxLength > ENTRY_LENGTH ? truncateSpans(spans, maxLength - ENTRY_LENGTH) : undefined),
};

const FIELD: EntryKind<Field> = {
  lengthOf: fieldLength,
  cut: (field, maxLength) => {
    const value = SPANS.cut(field.value, maxLength - field.label.length);
    return value === undefined ? undefined : { ...field, value };
  },
};

const LINK: EntryKind<{ readonly text: string; readonly url: string }> = { lengthOf: linkLength, cut: () => undefined };

/** Half a row or half a command says something else than the whole. */
const ROW: EntryKind<readonly (readonly Span[])[]> = { lengthOf: rowLength, cut: () => undefined };

const ACTION: EntryKind<ActionButton> = { lengthOf: actionLength, cut: () => undefined };

function takeEntries<Entry>(entries: readonly Entry[], maxLength: number, kind: EntryKind<Entry>): readonly Entry[] {
  const taken: Entry[] = [];
  let room = maxLength;
  for (const entry of entries) {
    const length = kind.lengthOf(entry);
    if (length > room) {
      const part = kind.cut(entry, room);
      return part === undefined ? taken : [...taken, part];
    }
    taken.push(entry);
    room -= length;
  }
  return taken;
}
