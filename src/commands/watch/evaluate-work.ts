// Reads out of an answer how far followed work has come.
import type { CommandResult } from '../command-result.ts';
import { toJsonValue } from '../json-value.ts';
import { followedWork } from './followed-work.ts';
import { queryAnswer } from './query-answer.ts';
import { toTrouble } from './to-trouble.ts';
import { toWords } from './to-words.ts';
import type { WatchReading, WatchTrouble } from './watch-reading.ts';

/** Evaluates an answer; `key` names the operation whose work is followed. */
export function evaluateWork(key: string, result: CommandResult): WatchReading | WatchTrouble {
  if (result.status === 'failed') return toTrouble(result.failure);
  const work = Object.hasOwn(followedWork, key) ? followedWork[key] : undefined;
  if (work === undefined)
    return { verdict: 'trouble', reason: 'It is not known any more how to follow this.', isThrottled: false, isFinal: true };
  const answer = toJsonValue(result.output);
  const state = toWords(queryAnswer(answer, work.status));
  // AWS may not know yet what it has just begun.
  if (state === '') return { verdict: 'trouble', reason: 'AWS does not say how far it has come.', isThrottled: false, isFinal: false };
  const verdict = work.good.includes(state) ? 'succeeded' : work.bad.includes(state) ? 'failed' : 'goes-on';
  const details = work.details.flatMap((expression) => toLines(queryAnswer(answer, expression)));
  return { verdict, state, details };
}

function toLines(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value.flat() : [value];
  return values.filter((one) => typeof one === 'string').filter((one) => one !== '');
}
