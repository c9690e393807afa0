// As many blocks as a length of JSON has room for, measured on the JSON itself.
import type { WebBlock } from '../../contract/web-message.ts';
import { blockLength } from '../../messages/block-length.ts';
import type { Block } from '../../messages/message.ts';
import { truncateBlock } from '../../messages/truncate-blocks.ts';
import { toWebBlock } from './to-web-block.ts';

/** Blocks that fit, how much room is left, and whether something was cut. */
export interface FittedBlocks {
  readonly blocks: WebBlock[];
  readonly room: number;
  readonly isCut: boolean;
}

/** Turns blocks into web blocks while their JSON fits `maxLength` UTF-16 code units; the last one may be cut. */
export function fitWebBlocks(blocks: readonly Block[], maxLength: number): FittedBlocks {
  const fitted: WebBlock[] = [];
  let room = maxLength;
  for (const block of blocks) {
    const webBlock = toWebBlock(block);
    if (webBlock === undefined) continue;
    const length = jsonLength(webBlock);
    if (length > room) {
      const part = fitPart(block, room);
      if (part !== undefined) fitted.push(part);
      return { blocks: fitted, room: room - (part === undefined ? 0 : jsonLength(part)), isCut: true };
    }
    fitted.push(webBlock);
    room -= length;
  }
  return { blocks: fitted, room, isCut: false };
}

/** Halves what the block shows until its JSON fits. */
function fitPart(block: Block, room: number): WebBlock | undefined {
  for (let shown = Math.min(blockLength(block), room); shown > 1; shown = Math.floor(shown / 2)) {
    const part = truncateBlock(block, shown);
    const webBlock = part === undefined ? undefined : toWebBlock(part);
    if (webBlock === undefined) return undefined;
    if (jsonLength(webBlock) <= room) return webBlock;
  }
  return undefined;
}

/** The comma to the next block counts. */
function jsonLength(block: WebBlock): number {
  return JSON.stringify(block).length + 1;
}
