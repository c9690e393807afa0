// A reading that ends when the time for all of them is over, whether its source looks at the signal or not.
import { NotReadError, type Reading, type ReadingObstacle } from '../../aws/reading.ts';

/** What a reading came to: a value, or why there is none. */
export type Settled<Value> =
  | { readonly status: 'read'; readonly value: Value }
  | { readonly status: 'not-read'; readonly why: ReadingObstacle | 'failed'; readonly reason: string };

/** Waits for a reading until the signal aborts. Never rejects. */
export async function readWithin<Value>(read: () => Promise<Reading<Value>>, signal: AbortSignal): Promise<Settled<Value>> {
  const slow: Settled<Value> = { status: 'not-read', why: 'slow', reason: 'no answer in time' };
  if (signal.aborted) return slow;
  const { promise: aborted, resolve } = Promise.withResolvers<Settled<Value>>();
  const end = (): void => {
    // A source that is told to stop may have something all the same: pages that came before the slow one.
    setImmediate(resolve, slow);
  };
  signal.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([aborted, read()]);
  } catch (error) {
    if (signal.aborted) return slow;
    if (error instanceof NotReadError) return { status: 'not-read', why: error.notRead.why, reason: error.message };
    return { status: 'not-read', why: 'failed', reason: error instanceof Error ? error.message : String(error) };
  } finally {
    signal.removeEventListener('abort', end);
  }
}
