// Stores events that are to go through the flow yet. Those that come while the store is busy share one unit: in a burst the way there and back
// costs more than the rows.
import type { RawEvent } from '../domain/raw-event.ts';
import type { EventWriter } from '../storage/event-records.ts';
import type { Store } from '../storage/store.ts';
import { bytesOf } from './kept-events.ts';

/** The most events of one unit, as many as the store takes units into a commit: they hold up everybody else by some ten milliseconds. */
const UNIT_MAX_EVENTS = 100;

/** From so many bytes on a unit takes no further event: measured, events of 256 KB take three milliseconds each. */
const UNIT_MAX_BYTES = 1024 * 1024;

interface Arrival {
  readonly event: RawEvent;
  readonly done: PromiseWithResolvers<string | undefined>;
}

/** Those that are stored together. */
interface Together {
  readonly arrivals: Arrival[];
  bytes: number;
}

/** Stores them in the order in which they come. */
export class AcceptedEvents {
  readonly #store: Store;
  /** What whoever comes next joins: it waits for the store, and has room. */
  #open: Together | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * Stores an event as accepted; resolves with its id, with the id under which the same event waits for the same topic already, or with
   * undefined where that one is not waiting any more. Throws what the store throws.
   */
  store(event: RawEvent): Promise<string | undefined> {
    const done = Promise.withResolvers<string | undefined>();
    const together = this.#open ?? this.#begin();
    together.arrivals.push({ event, done });
    together.bytes += bytesOf(event);
    if (together.arrivals.length >= UNIT_MAX_EVENTS || together.bytes >= UNIT_MAX_BYTES) this.#close(together);
    return done.promise;
  }

  /** Resolves once all that came before are stored, or are known not to be, and before anything is stored that comes later. */
  settled(): Promise<void> {
    this.#open = undefined;
    return this.#last;
  }

  #begin(): Together {
    const together: Together = { arrivals: [], bytes: 0 };
    this.#open = together;
    this.#last = this.#storeTogether(together, this.#last);
    return together;
  }

  /** Whoever comes from now on begins the next unit. */
  #close(together: Together): void {
    if (this.#open === together) this.#open = undefined;
  }

  /** Never rejects. Nothing goes past those before, one of which may be at its second try. */
  async #storeTogether(together: Together, before: Promise<void>): Promise<void> {
    await before;
    const { arrivals } = together;
    try {
      const ids = await this.#store.write(async ({ events }) => {
        this.#close(together);
        return storeInOrder(events, arrivals);
      });
      for (const [index, { done }] of arrivals.entries()) done.resolve(ids[index]);
    } catch (error) {
      this.#close(together);
      await this.#storeApart(arrivals, error);
    }
  }

  /** One that the store does not take must not keep it from taking the others. */
  async #storeApart(arrivals: readonly Arrival[], error: unknown): Promise<void> {
    if (arrivals.length === 1) {
      for (const { done } of arrivals) done.reject(error);
      return;
    }
    for (const { event, done } of arrivals) {
      try {
        done.resolve(await this.#store.write(({ events }) => storeAccepted(events, event)));
      } catch (own) {
        done.reject(own);
      }
    }
  }
}

async function storeInOrder(events: EventWriter, arrivals: readonly Arrival[]): Promise<readonly (string | undefined)[]> {
  const ids: (string | undefined)[] = [];
  for (const { event } of arrivals) ids.push(await storeAccepted(events, event));
  return ids;
}

/** Of one that comes again while it waits, nothing may go past what it waits behind. */
async function storeAccepted(events: EventWriter, event: RawEvent): Promise<string | undefined> {
  const { identity, receivedAt, topicArn } = event;
  const original = await events.findRepeated(identity.key, receivedAt);
  if (original === undefined) {
    await events.insert(event, 'accepted');
    return event.id;
  }
  const stored = await events.find(original);
  if (stored?.state !== 'accepted' || stored.event.topicArn !== topicArn) return undefined;
  return events.recordRepeat(identity.key, receivedAt);
}
