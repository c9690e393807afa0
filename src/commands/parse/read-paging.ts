// How many of the answer's items are wanted.
import type { OutputOptions, ParseFailure } from '../../domain/command.ts';
import { failure, quote } from './parse-failure.ts';

// Match: 1, 1000. Near miss: 0, -5, 1e3.
const COUNT = /^[1-9]\d{0,8}$/;

/** Reads `--max-items`, `--page-size` and `--starting-token`. */
export function readPaging(
  given: ReadonlyMap<string, string>,
): Pick<OutputOptions, 'maxItems' | 'pageSize' | 'startingToken'> | ParseFailure {
  const [maxItems, pageSize, startingToken] = [given.get('max-items'), given.get('page-size'), given.get('starting-token')];
  for (const [name, count] of [
    ['max-items', maxItems],
    ['page-size', pageSize],
  ] as const) {
    if (count !== undefined && !COUNT.test(count))
      return failure('invalid-value', `--${name} takes a number from 1 on, not ${quote(count)}`);
  }
  return {
    ...(maxItems === undefined ? {} : { maxItems: Number(maxItems) }),
    ...(pageSize === undefined ? {} : { pageSize: Number(pageSize) }),
    ...(startingToken === undefined ? {} : { startingToken }),
  };
}
