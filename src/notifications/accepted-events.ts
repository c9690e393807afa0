// Stores events that are to go through the flow yet. Those that come while the store is busy share one unit: in a burst the way there and back
// costs more than the rows.
import type { RawEvent } from '../domain/raw-event.ts';
import type { EventWriter } from '../storage/event-records.ts';
import type { Store } from '../storage/store.ts';

interface Arrival {
  readonly event: RawEvent;
  readonly done: PromiseWithResolvers<string | undefined>;
}

/** Stores them in the order in which they come. */
export class AcceptedEvents {
  readonly #store: Store;
  #arrived: Arrival[] = [];
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
    this.#arrived.push({ event, done });
    if (this.#arrived.length === 1) this.#last = this.#storeArrived(this.#last);
    return done.promise;
  }

  /** Resolves once all that came before are stored, or are known not to be. */
  settled(): Promise<void> {
    return this.#last;
  }

  /** Never rejects. Nothing goes past those before, one of which may be at its second try. */
  async #storeArrived(before: Promise<void>): Promise<void> {
    await before;
    let taken: readonly Arrival[] = [];
    try {
      const ids = await this.#store.write(async ({ events }) => {
        // Whoever comes from now on begins the next unit.
        if (taken.length === 0) taken = this.#arrived.splice(0);
        return storeInOrder(events, taken);
      });
      for (const [index, { done }] of taken.entries()) done.resolve(ids[index]);
    } catch (error) {
      if (taken.length === 0) taken = this.#arrived.splice(0);
      await this.#storeApart(taken, error);
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
