// Where an answer goes on: with the rest of its page, as far as it is shown row by row, else with AWS's next page.
import type { OperationModel } from '../../catalogue/service-model.ts';
import type { OutputOptions } from '../../domain/command.ts';
import { readPageToken, writePageToken } from '../../domain/page-token.ts';
import type { CommandResult } from '../command-result.ts';
import { rowsShown } from './compose-rest.ts';
import { findFailures } from './find-failures.ts';
import { findLists, LISTS_SHOWN } from './find-lists.ts';
import { countItems } from './limit-items.ts';

/** An answer that may go on. */
interface PagedAnswer {
  readonly operation: OperationModel | undefined;
  readonly options: OutputOptions;
  readonly result: Extract<CommandResult, { status: 'succeeded' }>;
}

/** Finds the `--starting-token` of what comes next; undefined where all was shown, or nobody can say where it goes on. */
export function findNextPlace({ operation, options, result }: PagedAnswer): string | undefined {
  const paginator = operation?.paginator;
  if (operation === undefined || paginator === undefined || !options.isPaginated) return undefined;
  const { startingToken: start } = options;
  const { tokens, skippedCount } = start === undefined ? { tokens: {}, skippedCount: 0 } : readPageToken(start, paginator.inputToken);
  const { shown, count } = measure({ operation, options, result }, skippedCount);
  if (skippedCount + shown < count) return writePageToken({ tokens, skippedCount: skippedCount + shown });
  return result.nextTokens === undefined ? undefined : writePageToken({ tokens: result.nextTokens, skippedCount: 0 });
}

/** How many things of the page are shown, and how many it has. */
function measure({ operation, options, result }: PagedAnswer, skippedCount: number): { readonly shown: number; readonly count: number } {
  const { query, format, maxItems } = options;
  const isWhole = query !== undefined || (format !== undefined && format !== 'table' && format !== 'markdown');
  if (isWhole) {
    const count = operation?.paginator === undefined ? 0 : countItems(result.output, operation.paginator);
    return { shown: maxItems ?? Math.max(0, count - skippedCount), count };
  }
  const lists = findLists(findFailures(result.output, operation).rest, operation).slice(0, LISTS_SHOWN);
  // Several lists are shown side by side: as many of each.
  return lists.length === 0
    ? { shown: 0, count: 0 }
    : { shown: rowsShown({ maxItems }), count: Math.max(...lists.map(({ items }) => items.length)) };
}
