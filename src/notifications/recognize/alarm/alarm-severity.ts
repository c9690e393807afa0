// How bad an alarm is: by its state, and where its name says so in a word of a closed list.
import type { Notification, Severity } from '../../../domain/notification.ts';
import { wordsOfKey } from '../by-shape/words-of-key.ts';
import type { Alarm } from './alarm.ts';

// Match: payments-CRITICAL-errors, sev1_checkout, p1. Near miss: non-critical-batch, p100-latency.
const CRITICAL_WORDS: ReadonlySet<string> = new Set(['critical', 'sev1', 'p1']);
const NEGATIONS: ReadonlySet<string> = new Set(['non', 'not', 'un']);

/** Returns the severity of an alarm. */
export function alarmSeverity({ state, name }: Alarm): Severity {
  if (state !== 'ALARM') return 'info';
  return isCriticalByName(name) ? 'critical' : 'high';
}

/** Returns how an alarm's state feels. */
export function alarmTone({ state }: Alarm): Notification['tone'] {
  if (state === 'ALARM') return 'bad';
  return state === 'OK' ? 'good' : 'warning';
}

function isCriticalByName(name: string): boolean {
  // Alarm names may be longer than keys (255 characters), so their parts are split first.
  const words = name
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((part) => (CRITICAL_WORDS.has(part.toLowerCase()) ? [part.toLowerCase()] : wordsOfKey(part)));
  return words.some((word, index) => CRITICAL_WORDS.has(word) && !NEGATIONS.has(words[index - 1] ?? ''));
}
