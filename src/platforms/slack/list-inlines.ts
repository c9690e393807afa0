// All inline elements of a block, whatever they stand in.
import type { SlackBlock, SlackInline } from './slack-payload.ts';

/** Lists the inline elements of a block, in order; none where it is no rich text. */
export function listInlines(block: SlackBlock): SlackInline[] {
  if (block.type !== 'rich_text') {
    return [];
  }
  return block.elements.flatMap((part) =>
    part.type === 'rich_text_list' ? part.elements.flatMap((section) => section.elements) : part.elements,
  );
}
