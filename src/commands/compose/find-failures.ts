// What an operation could not do of what it was asked: many answer with success and tell it in a list.
import type { OperationModel } from '../../catalogue/service-model.ts';

type Structure = Readonly<Record<string, unknown>>;

/** A part of an answer that tells of failures. */
export interface FailureList {
  readonly name: string;
  readonly items: readonly unknown[];
}

// Match: failures, FailedEntries, UnprocessedItems, Unsuccessful, batchItemFailures, Errors. Near miss: FailedEntryCount, failureThreshold.
const FAILURE_NAME = /^(?:failures?|failed|failed\w*(?:s|List)|unprocessed\w+|unsuccessful\w*|\w*failures|errors?|\w+Errors)$/i;

/** Splits what failed from the rest of an answer; an operation that lists failures as such has none. */
export function findFailures(
  output: Structure,
  operation: OperationModel | undefined,
): { readonly failures: readonly FailureList[]; readonly rest: Structure } {
  const names = Object.keys(output).filter(
    (name) => FAILURE_NAME.test(name) && !isAskedFor(name, operation) && itemsOf(output[name]) !== undefined,
  );
  if (names.length === 0) return { failures: [], rest: output };
  const failures = names.map((name) => ({ name, items: itemsOf(output[name]) ?? [] })).filter(({ items }) => items.length > 0);
  return { failures, rest: Object.fromEntries(Object.entries(output).filter(([name]) => !names.includes(name))) };
}

function isAskedFor(name: string, operation: OperationModel | undefined): boolean {
  return operation?.name.toLowerCase().endsWith(name.toLowerCase()) === true;
}

/** UnprocessedItems of Amazon DynamoDB is a structure with a list for each table. */
function itemsOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array) return undefined;
  return Object.entries(value).map(([name, part]) => ({ [name]: part as unknown }));
}
