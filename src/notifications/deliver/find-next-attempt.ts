// When the lane of a channel has something to send next, whatever the clock said that planned it.
import { MAX_RETRY_AFTER_MS } from '../../lib/read-retry-after.ts';
import type { Store } from '../../storage/store.ts';

/**
 * Finds it; undefined where nothing waits for its time. What is to be tried again later than any pause lasts was planned by a clock that was
 * wrong, such as that of another node or of before a restart: it is made due.
 */
export async function findNextAttempt(store: Store, channelKey: string, now: Date): Promise<Date | undefined> {
  const { deliveries } = store.records;
  const next = await deliveries.findNextAttemptAt(channelKey);
  if (next === undefined || next.getTime() - now.getTime() <= MAX_RETRY_AFTER_MS) return next;
  await store.write((records) => records.deliveries.hurry(now));
  // What still is that far off was never tried: it waits for others of its group.
  return deliveries.findNextAttemptAt(channelKey);
}
