// What an answer may be taken away as, and how much of it.
import { findFailures } from './find-failures.ts';
import { findLists, type AnswerList } from './find-lists.ts';
import type { OperationModel } from '../../catalogue/service-model.ts';

/** The forms of a file. */
export type FileForm = 'json' | 'csv';

/** How many things a file holds at most: more than anybody reads, few enough to be asked for in minutes. Our own bound. */
export const FILE_MAX_ITEMS = 10_000;

/** How large a file is at most: what a phone takes without a thought, and what a store holds many of. Our own bound. */
export const FILE_MAX_BYTES = 5 * 1024 * 1024;

/** Finds the one list that an answer is; undefined where it is something else. */
export function findOnlyList(output: Readonly<Record<string, unknown>>, operation: OperationModel | undefined): AnswerList | undefined {
  const { failures, rest } = findFailures(output, operation);
  const lists = failures.length > 0 ? [] : findLists(rest, operation);
  return lists.length === 1 ? lists[0] : undefined;
}
