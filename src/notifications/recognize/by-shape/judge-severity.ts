// How bad an event is by its sender's own severity as a number, or by its state; words are in the closed list of the domain.
import type { Severity } from '../../../domain/notification.ts';
import type { StateTone } from './judge-state.ts';

// GuardDuty counts from 1 to 10: critical from 9.0, high from 7.0, medium from 4.0 (GuardDuty user guide, finding severity).
// Security Hub's `Normalized` counts to 100 with the same steps times ten (ASFF, Severity), so larger numbers are divided.
const NUMBERS: readonly (readonly [number, Severity])[] = [
  [9, 'critical'],
  [7, 'high'],
  [4, 'medium'],
  [1, 'low'],
];
const LARGEST_OF_TEN = 10;

/** Returns the severity that a number says, on a scale to 10 or to 100. */
export function severityOfNumber(value: number): Severity | undefined {
  if (!(value >= 0 && value <= 100)) return undefined;
  const ofTen = value > LARGEST_OF_TEN ? value / 10 : value;
  return NUMBERS.find(([least]) => ofTen >= least)?.[1] ?? 'info';
}

/** Returns the severity of an event that only has a state. */
export function severityOfTone(tone: StateTone): Severity {
  if (tone === 'bad') return 'high';
  return tone === 'warning' ? 'medium' : 'info';
}

/** Returns the tone of an event that only has a severity. */
export function toneOfSeverity(severity: Severity): StateTone {
  if (severity === 'critical' || severity === 'high') return 'bad';
  return severity === 'medium' ? 'warning' : 'neutral';
}
