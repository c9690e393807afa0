// What becomes of each delivery that waits: sent singly, or taken into a digest.
import type { WaitingDelivery } from '../../storage/delivery-records.ts';
import { CRITICAL_PATIENCE_MS } from './storm-limits.ts';

/** How it stands with the channel. */
export interface StormState {
  /** True where more waits than the channel can show, or a storm goes on. */
  readonly isStorm: boolean;
  /** How many critical messages may still be sent singly within this minute. */
  readonly singlesLeft: number;
  readonly now: Date;
}

/** Which are taken, by where they go; what is in none of these is sent singly. */
export interface SortedDeliveries {
  readonly storm: readonly WaitingDelivery[];
  readonly critical: readonly WaitingDelivery[];
  /** Later steps of what was taken in before, by the id of that digest. */
  readonly steps: ReadonlyMap<string, readonly WaitingDelivery[]>;
}

/** Sorts what waits, the most urgent first. */
export function sortWaiting(waiting: readonly WaitingDelivery[], { isStorm, singlesLeft, now }: StormState): SortedDeliveries {
  const steps = new Map<string, WaitingDelivery[]>();
  const storm: WaitingDelivery[] = [];
  const criticals: WaitingDelivery[] = [];
  for (const delivery of waiting) {
    // What may have been posted already stands by itself: told in a digest it would look like another.
    if (delivery.isPossibleDuplicate) continue;
    const digestId = delivery.digestOfIncident;
    if (digestId !== undefined) steps.set(digestId, [...(steps.get(digestId) ?? []), delivery]);
    else if (delivery.gist.severity === 'critical') criticals.push(delivery);
    else if (isStorm) storm.push(delivery);
  }
  return { storm, critical: isStorm ? criticals.filter((one, index) => index >= singlesLeft || isTooLate(one, now)) : [], steps };
}

function isTooLate({ queuedAt }: WaitingDelivery, now: Date): boolean {
  return now.getTime() - queuedAt.getTime() > CRITICAL_PATIENCE_MS;
}
