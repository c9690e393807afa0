// A state as the end of a sentence: `Pipeline checkout` FAILED is `Pipeline checkout failed`.
import { wordsOfKey } from '../by-shape/words-of-key.ts';

// States that are verbs in the past by themselves; others are what something is now.
const VERBS: ReadonlySet<string> = new Set(['failed', 'resumed', 'started', 'succeeded', 'stopped', 'expired', 'ended', 'timed out']);
const PHRASES: ReadonlyMap<string, string> = new Map([
  ['aborted', 'was aborted'],
  ['canceled', 'was canceled'],
  ['cancelled', 'was canceled'],
  ['faulted', 'failed'],
  ['fault', 'failed'],
  ['failure', 'failed'],
  ['success', 'succeeded'],
  ['succeed', 'succeeded'],
  ['passed', 'passed'],
  ['error', 'is in error'],
  ['successful', 'succeeded'],
  ['complete', 'is complete'],
  ['completed', 'is complete'],
  ['start', 'started'],
  ['stop', 'stopped'],
  ['stopped', 'was stopped'],
  ['superseded', 'was superseded'],
  ['created', 'was created'],
  ['deleted', 'was deleted'],
  ['updated', 'was updated'],
  ['rejected', 'was rejected'],
  ['approved', 'was approved'],
  ['suspended', 'was suspended'],
  ['terminated', 'was terminated'],
  ['timedout', 'timed out'],
  ['timeout', 'timed out'],
]);

/** Returns what happened to something that is in a state now. */
export function stateInWords(state: string): string {
  const words = wordsOfKey(state).join(' ');
  return PHRASES.get(words) ?? (VERBS.has(words) ? words : `is ${words === '' ? state : words}`);
}
