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
  // CloudFormation user guide, stack status codes, and those of resources; other services have some of them, too.
  ['create in progress', 'is being created'],
  ['create complete', 'was created'],
  ['create failed', 'could not be created'],
  ['update in progress', 'is being updated'],
  ['update complete', 'was updated'],
  ['update complete cleanup in progress', 'was updated; what it no longer needs is being deleted'],
  ['update failed', 'could not be updated'],
  ['delete in progress', 'is being deleted'],
  ['delete complete', 'was deleted'],
  ['delete failed', 'could not be deleted'],
  ['delete skipped', 'was kept when its stack was deleted'],
  ['import in progress', 'is being imported'],
  ['import complete', 'was imported'],
  ['import failed', 'could not be imported'],
  ['review in progress', 'waits for its change set to be reviewed'],
  ['rollback in progress', 'is being rolled back'],
  ['rollback complete', 'was rolled back'],
  ['rollback failed', 'could not be rolled back'],
  ['update rollback in progress', 'is being rolled back from an update'],
  ['update rollback complete', 'was rolled back from an update'],
  ['update rollback complete cleanup in progress', 'was rolled back from an update; what is new is being deleted'],
  ['update rollback failed', 'could not be rolled back from an update'],
  ['import rollback in progress', 'is being rolled back from an import'],
  ['import rollback complete', 'was rolled back from an import'],
  ['import rollback failed', 'could not be rolled back from an import'],
]);

/** Returns what happened to something that is in a state now. */
export function stateInWords(state: string): string {
  const words = wordsOfKey(state).join(' ');
  return PHRASES.get(words) ?? (VERBS.has(words) ? words : `is ${words === '' ? state : words}`);
}
