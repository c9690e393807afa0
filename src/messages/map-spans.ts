// Changing all inline text of a message in one way, wherever it stands.
import type { Block, Message } from './message.ts';
import type { Span } from './spans.ts';

/** Returns the message with every run of inline text replaced by what `change` makes of it. */
export function mapSpans(message: Message, change: (spans: readonly Span[]) => readonly Span[]): Message {
  return {
    ...message,
    title: { ...message.title, spans: change(message.title.spans) },
    blocks: message.blocks.map((block) => mapBlock(block, change)),
  };
}

function mapBlock(block: Block, change: (spans: readonly Span[]) => readonly Span[]): Block {
  switch (block.kind) {
    case 'paragraph':
    case 'footer':
      return { kind: block.kind, spans: change(block.spans) };
    case 'fields':
      return { kind: 'fields', fields: block.fields.map((field) => ({ ...field, value: change(field.value) })) };
    case 'list':
      return { kind: 'list', items: block.items.map((item) => change(item)) };
    case 'tags':
      return { kind: 'tags', tags: block.tags.map((tag) => change(tag)) };
    case 'table':
      return { kind: 'table', columns: block.columns, rows: block.rows.map((row) => row.map((cell) => change(cell))) };
    default:
      return block;
  }
}
