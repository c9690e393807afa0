// Holds an answer against a waiter of the catalogue: has come what is waited for, can it not come any more, or is there more to wait for?
import type { StoredWaiter } from '../../catalogue/stored-service.ts';
import type { CommandResult } from '../command-result.ts';
import { toJsonValue } from '../json-value.ts';
import { queryAnswer } from './query-answer.ts';
import { toTrouble } from './to-trouble.ts';
import { toWords } from './to-words.ts';
import type { WatchReading, WatchTrouble } from './watch-reading.ts';

type Acceptor = StoredWaiter['acceptors'][number];

/** Evaluates an answer by the first acceptor that matches, as the AWS SDKs do. */
export function evaluateWaiter(waiter: StoredWaiter, result: CommandResult): WatchReading | WatchTrouble {
  const answer = result.status === 'succeeded' ? toJsonValue(result.output) : undefined;
  const matching = waiter.acceptors.find((acceptor) => matches(acceptor, result, answer));
  if (matching === undefined && result.status === 'failed') return toTrouble(result.failure);
  const verdict = matching === undefined || matching.state === 'retry' ? 'goes-on' : matching.state === 'success' ? 'succeeded' : 'failed';
  const state = describeState(waiter, result, answer);
  return { verdict, ...(state === '' ? {} : { state }), details: [] };
}

function matches({ matcher, argument, expected }: Acceptor, result: CommandResult, answer: unknown): boolean {
  switch (matcher) {
    case 'status':
      return statusOf(result) === expected;
    case 'error':
      return matchesError(expected, result);
    default:
      return answer !== undefined && argument !== undefined && matchesValue(matcher, queryAnswer(answer, argument), expected);
  }
}

function statusOf(result: CommandResult): number | undefined {
  if (result.status === 'succeeded') return 200;
  return result.failure.kind === 'service-error' ? result.failure.httpStatusCode : undefined;
}

/** `true` takes any error of AWS, `false` none. */
function matchesError(expected: unknown, result: CommandResult): boolean {
  const code = result.status === 'failed' && result.failure.kind === 'service-error' ? result.failure.code : undefined;
  return typeof expected === 'boolean' ? expected === (result.status === 'failed') && (!expected || code !== undefined) : code === expected;
}

function matchesValue(matcher: string, value: unknown, expected: unknown): boolean {
  if (matcher === 'path') return value === expected;
  if (!Array.isArray(value)) return false;
  if (matcher === 'pathAny') return value.includes(expected);
  // An empty list holds nothing of which all could be so.
  return matcher === 'pathAll' && value.length > 0 && value.every((one) => one === expected);
}

/** What the waiter itself looks at: the values of the first expression that leads to a state. */
function describeState({ acceptors }: StoredWaiter, result: CommandResult, answer: unknown): string {
  if (result.status === 'failed') return result.failure.kind === 'service-error' ? result.failure.code : '';
  const path = acceptors.find(({ argument, expected }) => argument !== undefined && typeof expected === 'string')?.argument;
  return path === undefined ? '' : toWords(queryAnswer(answer, path));
}
