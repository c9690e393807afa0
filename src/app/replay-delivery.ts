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

/** Puts a dead delivery back in the queue with its full time to live. Throws `delivery-unknown` and `delivery-not-dead`. */
export async function replayDelivery(id: string, { store, now, wakeDelivery }: ReplayOptions): Promise<void> {
  const delivery = await store.write(async (records) => {
    const found = await records.deliveries.find(id);
    if (found === undefined) throw new AppError('delivery-unknown', id);
    if (found.status !== 'dead') throw new AppError('delivery-not-dead', `it is ${found.status}`);
    await records.deliveries.requeue(id, now());
    return found;
  });
  wakeDelivery(channelKey(delivery.channel));
}
