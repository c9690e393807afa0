// A second chance for a dead delivery.
import { channelKey } from '../domain/channel.ts';
import { AppError } from '../domain/errors.ts';
import type { Store } from '../storage/store.ts';

/** What replaying works with. */
export interface ReplayOptions {
  readonly store: Store;
  readonly now: () => Date;
  readonly wakeDelivery: (channelKey: string) => void;
}

/** What became of the delivery: `folded` where a later state of its incident has been shown, or will be. */
export type ReplayOutcome = 'queued' | 'folded';

/** Puts a dead delivery back in the queue with its full time to live. Throws `delivery-unknown` and `delivery-not-dead`. */
export async function replayDelivery(id: string, { store, now, wakeDelivery }: ReplayOptions): Promise<ReplayOutcome> {
  const { delivery, outcome } = await store.write(async (records) => {
    const found = await records.deliveries.find(id);
    if (found === undefined) throw new AppError('delivery-unknown', id);
    if (found.status !== 'dead') throw new AppError('delivery-not-dead', `it is ${found.status}`);
    if (await records.deliveries.isSuperseded(id)) {
      await records.deliveries.update(id, { status: 'folded', finishedAt: now(), reason: SUPERSEDED_REASON });
      return { delivery: found, outcome: 'folded' as const };
    }
    await records.deliveries.requeue(id, now());
    return { delivery: found, outcome: 'queued' as const };
  });
  if (outcome === 'queued') wakeDelivery(channelKey(delivery.channel));
  return outcome;
}

const SUPERSEDED_REASON = 'a later state of the incident is shown';
