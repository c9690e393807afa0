// What each part of composing hands back.
import type { Block } from '../../messages/message.ts';

/** Blocks, and the names of what had to be cut in them, for the notice. */
export interface Composed {
  readonly blocks: readonly Block[];
  /** For example `description` or `3 facts`. */
  readonly cuts: readonly string[];
}

/** Nothing to show. */
export const NOTHING: Composed = { blocks: [], cuts: [] };

/** Says what of a list was cut or left out, for example `2 facts` and `5 more facts`. */
export function countCuts(noun: string, cutCount: number, leftOutCount: number): readonly string[] {
  const cut = cutCount > 0 ? [counted(cutCount, noun)] : [];
  return leftOutCount > 0 ? [...cut, counted(leftOutCount, `more ${noun}`)] : cut;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
