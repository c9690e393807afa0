// A digest: one message in the place of many, while more comes to a channel than people can read or its platform takes.
import type { Channel } from './channel.ts';
import type { Severity } from './notification.ts';

/** What floods a channel; the critical part of it, which is told apart and names every resource; what a rule shows together. */
export type DigestKind = 'storm' | 'critical' | 'group';

/** How often each of some names came; the rarest of many are counted under the empty name. */
export type DigestCounts = Readonly<Record<string, number>>;

/** What a digest counts of what was taken into it. */
export interface DigestTally {
  readonly total: number;
  /** How many of these are over meanwhile. */
  readonly overCount: number;
  readonly bySeverity: Readonly<Partial<Record<Severity, number>>>;
  readonly byKind: DigestCounts;
  /** `<account id> <Region>`, as far as they are known. */
  readonly byPlace: DigestCounts;
  readonly byName: DigestCounts;
}

/** A digest in one channel; at most one of a kind, and of a group, is open there at a time. */
export interface Digest {
  /** Also the id of the incident whose message it is. */
  readonly id: string;
  readonly kind: DigestKind;
  /** Of a group: which one, as `writeGroupKey` writes it. */
  readonly groupKey?: string;
  readonly channel: Channel;
  /** Of the first message that was taken into it. */
  readonly configurationName: string;
  /** The event of that message. */
  readonly eventId: string;
  readonly openedAt: Date;
  readonly lastTakenAt: Date;
  readonly closedAt?: Date;
  /** When the span began in which `spanCount` messages were taken: a span that brings few ends it. */
  readonly spanStartedAt: Date;
  readonly spanCount: number;
  readonly tally: DigestTally;
  /** Of all but a storm: the names that its message says, in the order in which they came; further ones stand in replies. */
  readonly listedNames: readonly string[];
  /** Of a critical one: the names that a reply is still to say. */
  readonly unsaidNames?: readonly string[];
  /** When the last such reply was queued, in milliseconds since 1970. */
  readonly namesSaidAt?: number;
}

/** A digest of nothing yet. */
export const EMPTY_TALLY: DigestTally = { total: 0, overCount: 0, bySeverity: {}, byKind: {}, byPlace: {}, byName: {} };

/** Returns the names that came most often, most often first, and how many messages bear none of them. */
export function mostOften(
  counts: DigestCounts,
  limit: number,
): { readonly top: readonly (readonly [string, number])[]; readonly rest: number } {
  const entries = Object.entries(counts);
  const top = entries
    .filter(([name]) => name !== '')
    .toSorted(([a, left], [b, right]) => (right === left ? (a < b ? -1 : 1) : right - left))
    .slice(0, limit);
  const sum = (some: readonly (readonly [string, number])[]): number => some.reduce((total, [, count]) => total + count, 0);
  return { top, rest: sum(entries) - sum(top) };
}
