// A silence: for a while, events that its matchers hold for are kept out of a channel, or of all. Somebody said so, and why.
import type { Channel } from './channel.ts';
import type { Matcher } from './matcher.ts';
import type { Person } from './person.ts';

/** A silence; a maintenance window that people open is one with a title. */
export interface Silence {
  readonly id: string;
  /** What people call it by; no two that are not over have the same. */
  readonly code: string;
  /** The channel configuration whose messages it keeps back; absent: those of all. */
  readonly configurationName?: string;
  /** All of them must hold. */
  readonly matchers: readonly Matcher[];
  readonly author: Person;
  readonly reason: string;
  /** What is being done meanwhile, where it is maintenance. */
  readonly title?: string;
  readonly createdAt: Date;
  readonly startsAt: Date;
  /** It counts before this instant and no longer at it; who takes a silence back sets its end. */
  readonly endsAt: Date;
  /** Where it was said: its author is told there that it ends soon. */
  readonly channel?: Channel;
  /** True once that was told, or where there is nobody to tell. */
  readonly isEndTold?: true;
  /** Who took it back. */
  readonly removedBy?: Person;
}

/** The shortest and the longest silence: less is over before anybody reads of it, and what is to be silent for more than 90 days is no silence but a rule. */
export const SILENCE_MIN_MS = 60_000;
/** See SILENCE_MIN_MS. */
export const SILENCE_MAX_MS = 90 * 24 * 60 * 60_000;

/** The longest reason or title: three lines on a phone. */
export const SILENCE_TEXT_MAX_LENGTH = 300;

/** The most silences that are not over, of all channels: each event is held against all of them. */
export const SILENCES_MAX = 500;

/** The most matchers of one silence. */
export const SILENCE_MATCHERS_MAX = 20;

/** Tells whether a silence counts at an instant. */
export function isSilenceActive({ startsAt, endsAt }: Pick<Silence, 'startsAt' | 'endsAt'>, now: Date): boolean {
  return startsAt <= now && now < endsAt;
}
