// Makes the rendered blocks fit into one Slack message together. What leads on and closes a message (its title, actions, links,
// mentions and footer) is kept before the middle, which is cut where the room ends, with a notice.
import { cutBlock } from './cut-block.ts';
import { measureBlock } from './measure-block.ts';
import { MAX_BLOCKS, MAX_MESSAGE_SIZE } from './slack-limits.ts';
import type { SlackBlock } from './slack-payload.ts';

/** A block with where it goes and how much it matters. */
export interface PlacedBlock {
  readonly block: SlackBlock;
  /** `top`: above the colored attachment. */
  readonly place: 'top' | 'attachment';
  readonly isEssential: boolean;
}

/** A long title or footer must not push everything else out. */
const MAX_ESSENTIAL_SIZE = 1500;

/** A form alone may take as much as a button can carry, and its words. */
const MAX_PRESSED_SIZE = 3000;

const NOTICE: SlackBlock = {
  type: 'context',
  elements: [{ type: 'plain_text', text: '✂️ Shortened: the whole message is too long for Slack.', emoji: false }],
};

class Room {
  #size = MAX_MESSAGE_SIZE - measureBlock(NOTICE);
  #blockCount = MAX_BLOCKS - 1;

  /** Takes in the block, or as much of it as there is room for; undefined where that is nothing. */
  admit(block: SlackBlock, limit = Number.POSITIVE_INFINITY): SlackBlock | undefined {
    const room = Math.min(this.#size, limit);
    const admitted = measureBlock(block) <= room ? block : cutBlock(block, room);
    if (this.#blockCount === 0 || admitted === undefined) {
      return undefined;
    }
    this.#blockCount -= 1;
    this.#size -= measureBlock(admitted);
    return admitted;
  }
}

function isPressed(block: SlackBlock): boolean {
  return block.type === 'actions' && block.elements.some((element) => !('url' in element));
}

/** Tells whether one message can hold them all. */
export function fitsWhole(blocks: readonly PlacedBlock[]): boolean {
  return blocks.length <= MAX_BLOCKS && blocks.reduce((size, { block }) => size + measureBlock(block), 0) <= MAX_MESSAGE_SIZE;
}

/** Returns the blocks that one message can hold, in their order, with a notice where something is missing. */
export function fitBlocks(blocks: readonly PlacedBlock[]): PlacedBlock[] {
  if (fitsWhole(blocks)) {
    return [...blocks];
  }
  const room = new Room();
  const kept = new Map<PlacedBlock, SlackBlock>();

  for (const placed of blocks.filter(({ isEssential }) => isEssential)) {
    const admitted = room.admit(placed.block, isPressed(placed.block) ? MAX_PRESSED_SIZE : MAX_ESSENTIAL_SIZE);
    if (admitted !== undefined) {
      kept.set(placed, admitted);
    }
  }
  let lastWhole: PlacedBlock | undefined;
  for (const placed of blocks.filter(({ isEssential }) => !isEssential)) {
    const admitted = room.admit(placed.block);
    if (admitted === undefined) {
      break;
    }
    kept.set(placed, admitted);
    lastWhole = placed;
    if (admitted !== placed.block) {
      break;
    }
  }
  return withNotice(blocks, kept, lastWhole);
}

function withNotice(
  blocks: readonly PlacedBlock[],
  kept: ReadonlyMap<PlacedBlock, SlackBlock>,
  after: PlacedBlock | undefined,
): PlacedBlock[] {
  const notice: PlacedBlock = { block: NOTICE, place: 'attachment', isEssential: true };
  const fitted = blocks.flatMap((placed) => {
    const block = kept.get(placed);
    const shown = block === undefined ? [] : [{ ...placed, block }];
    return placed === after ? [...shown, notice] : shown;
  });
  return after === undefined ? [...fitted, notice] : fitted;
}
