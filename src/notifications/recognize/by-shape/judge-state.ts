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
    wordSet(`aborted, alarm, breached, crashed, critical, dead, denied, disconnected, error, errored, errors, exhausted, fail,
      failed, failing, failure, fatal, fault, faulted, firing, impaired, inaccessible, incompatible, inoperable, interrupted, invalid,
      issue, issues, killed, lost, noncompliant, offline, outage, panic, rejected, rollback, severe, stalled, stuck, threats, timedout,
      timeout, unavailable, unhealthy, unreachable, unsuccessful, violation`),
  ],
  [
    'warning',
    wordSet(`alert, bounce, bounced, canceled, cancelled, complaint, deactivated, degraded, delayed, deprecated, drifted, evicted, expiration, expired, expiring,
      insufficient, interruption, investigation, missed, partial, partially, paused, quarantined, revoked, skipped, stale, superseded,
      suspended, throttled, unstable, upcoming, warn, warning, warnings`),
  ],
  [
    'good',
    wordSet(`accepted, approved, available, clean, closed, complete, completed, compliant, finished, fixed, fulfilled, healthy,
      mitigated, ok, online, operational, pass, passed, ready, recovered, resolved, restored, stable, steady, succeed, succeeded,
      success, successful, successfully, verified`),
  ],
  [
    'progress',
    wordSet(`acknowledged, activating, attaching, booting, bootstrapping, building, canceling, cancelling, configuring, creating,
      deactivating, deleting, deploying, deprovisioning, detaching, disabling, draining, enabling, initializing, initiated,
      installing, launching, migrating, modifying, optimizing, pending, preparing, processing, progress, progressing, provisioning,
      queued, rebooting, registering, resizing, restoring, resumed, running, runnable, scaling, started,
      starting, stopping, submitted, terminating, updating, upgrading, validating, verifying, waiting`),
  ],
];
// Words that are a state only where nothing else is said: `scale down` and `shutting-down` are no outage, a scheduled event is none that is on its way.
const WHOLE: ReadonlyMap<string, StateTone> = new Map([
  ['down', 'bad'],
  ['up', 'good'],
  ['alerting', 'bad'],
  ['triggered', 'bad'],
  ['required', 'warning'],
  ['scheduled', 'progress'],
  ['requested', 'progress'],
  ['red', 'bad'],
  ['yellow', 'warning'],
  ['green', 'good'],
]);
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
  const whole = WHOLE.get(words.join(' '));
  if (whole !== undefined) return whole;
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
