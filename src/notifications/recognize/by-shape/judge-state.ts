// What a sender's own word for a state means: FAILED is bad, IN_PROGRESS is on its way. Words decide, from closed lists.
import type { Notification } from '../../../domain/notification.ts';
import { wordSet } from './word-set.ts';
import { wordsOfKey } from './words-of-key.ts';

/** How a state feels at a glance. */
export type StateTone = Notification['tone'];

/** Longer texts are sentences, and sentences are not judged by single words; our own bound. */
const MAX_STATE_LENGTH = 80;

const WORDS: readonly (readonly [StateTone, ReadonlySet<string>])[] = [
  [
    'bad',
    wordSet(`aborted, alarm, crashed, critical, dead, denied, error, errored, errors, fail, failed, failing, failure, fault, faulted,
      firing, impaired, inaccessible, interrupted, invalid, issue, issues, lost, noncompliant, rejected, rollback, severe, threats,
      timedout, timeout, unavailable, unhealthy, unsuccessful, violation`),
  ],
  [
    'warning',
    wordSet(`bounce, canceled, cancelled, complaint, degraded, deprecated, expired, expiring, insufficient, interruption,
      investigation, partial, paused, skipped, stale, superseded, suspended, throttled, upcoming, warn, warning, warnings`),
  ],
  [
    'good',
    wordSet(`approved, available, clean, closed, complete, completed, compliant, finished, healthy, ok, pass, passed, ready,
      recovered, resolved, stable, steady, succeeded, success, successful, successfully`),
  ],
  [
    'progress',
    wordSet(`creating, deleting, deploying, initiated, launching, modifying, pending, progress, provisioning, queued, rebooting,
      resumed, runnable, running, started, starting, submitted, updating`),
  ],
];
const NEGATIONS = wordSet('no, non, not, without');
const OPPOSITES: Readonly<Record<StateTone, StateTone>> = {
  bad: 'good',
  good: 'bad',
  progress: 'neutral',
  warning: 'neutral',
  neutral: 'neutral',
};

/** Judges a state; neutral where no word of it is known. */
export function judgeState(state: string): StateTone {
  if (state.length > MAX_STATE_LENGTH) return 'neutral';
  const words = wordsOfKey(state);
  const tones = new Set(words.map((word, index) => toneOf(word, words[index - 1])));
  // TIMED_OUT, scheduledChange, UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: two words make the meaning.
  if (hasPair(words, 'timed', 'out')) return 'bad';
  if (hasPair(words, 'scheduled', 'change')) return 'warning';
  if (hasPair(words, 'in', 'progress') && !tones.has('bad')) return 'progress';
  return WORDS.map(([tone]) => tone).find((tone) => tones.has(tone)) ?? 'neutral';
}

function toneOf(word: string, before: string | undefined): StateTone {
  const tone = WORDS.find(([, words]) => words.has(word))?.[0] ?? 'neutral';
  return before !== undefined && NEGATIONS.has(before) ? OPPOSITES[tone] : tone;
}

function hasPair(words: readonly string[], first: string, second: string): boolean {
  return words.some((word, index) => word === first && words[index + 1] === second);
}
