// How a document feels: by the states in it, and by its severity where the states say nothing.
import type { Severity } from '../../../domain/notification.ts';
import { isFailedExit } from './exit-code.ts';
import { toneOfSeverity } from './judge-severity.ts';
import { judgeState, type StateTone } from './judge-state.ts';
import type { Leaf } from './leaf.ts';
import { isPresentState } from './pick-state.ts';

// Match: COMPLETE, Completed. Near miss: CREATE_COMPLETE, SUCCEEDED, which are good in themselves.
const ENDED = /^(?:complete|completed|finished)$/i;

/** Returns the tone of a document with this state and severity; a bad part makes the whole bad. */
export function pickTone(leaves: readonly Leaf[], state: Leaf | undefined, severity: Severity | undefined): StateTone {
  const whole = state === undefined ? 'neutral' : judgeState(String(state.value));
  const parts = leaves.filter(isPresentState).map(({ value }) => judgeState(String(value)));
  if (whole === 'bad' || parts.includes('bad') || leaves.some(isFailedExit)) return 'bad';
  // A scan that has ended says nothing about what it found.
  const isOnlyEnded = whole === 'neutral' || ENDED.test(String(state?.value ?? ''));
  const severe = severity === undefined ? 'neutral' : toneOfSeverity(severity);
  if (isOnlyEnded && severe !== 'neutral') return severe;
  return whole;
}
