// The line under a list that was cut: how many more there are, and how to see them.
import type { Block } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';

/** How many rows of a list are shown: what one scrolls through on a phone. */
export const ROWS_SHOWN = 30;

/** Which of the things of a list are shown. */
export interface RowView {
  /** `--max-items`. */
  readonly maxItems?: number | undefined;
  /** True where a button shows the next ones. */
  readonly isMoreOffered?: boolean;
}

/** Counts how many rows at most are shown. */
export function rowsShown({ maxItems = ROWS_SHOWN }: RowView): number {
  return Math.min(maxItems, ROWS_SHOWN);
}

/** Composes the line; nothing where nothing was left out. */
export function composeRest(count: number, advice = 'Narrow the command down to see them.'): readonly Block[] {
  return count > 0 ? [{ kind: 'paragraph', spans: [text(`… and ${count} more. ${advice}`.trim())] }] : [];
}

/** Composes the line for rows of which the next may be a button away. */
export function composeRestOfRows(count: number, { isMoreOffered = false }: RowView, advice?: string): readonly Block[] {
  return isMoreOffered ? composeRest(count, '') : composeRest(count, advice);
}
