// Events that are on disk and have not gone through the flow yet (ADR 38): what came faster than the flow is. What is critical goes first,
// the rest in the order in which it came; of one incident nothing overtakes anything.
import { AppError, errorTable, isAppError } from '../domain/errors.ts';
import type { Notification } from '../domain/notification.ts';
import type { RawEvent } from '../domain/raw-event.ts';
import type { SetTimer } from '../lib/timers.ts';
import { AcceptedEvents } from './accepted-events.ts';
import { BacklogNewcomers } from './backlog-newcomers.ts';
import { BacklogOrder, type BacklogItem } from './backlog-order.ts';
import { Inflow } from './inflow.ts';
import { BacklogVisits } from './backlog-visits.ts';
import type { NotificationsContext } from './context.ts';
import { bytesOf, KeptEvents, type RecognizedEvent } from './kept-events.ts';
import type { NotificationsPipeline } from './pipeline.ts';
import type { SetAside } from './set-aside-event.ts';

/** How many go through the flow at once: they share a commit, and hold up what comes in meanwhile by some ten milliseconds at most. */
const BATCH_MAX = 12;

/** How many newcomers are looked at between two batches, for what is critical among them. */
const LOOKED_AT_MAX = 48;

/** How many events of an earlier process are read at once. */
const PAGE_SIZE = 500;

/** The most events that wait: what memory is kept of them is some hundred bytes each. Beyond that senders are told to come again. */
const WAITING_MAX = 200_000;

/** Behind how many of its incident a sender waits for the answer: they go one in a batch, which takes some ten milliseconds. */
const BEHIND_MAX = 250;

/** The pause after the store could not take one. */
const RETRY_MS = 1_000;

/** While events pour in, how long one that is not critical waits for it to end: longer than a burst lasts, and no longer than people do. */
const PATIENCE_MS = 10_000;

/** The pause before it is looked again whether they do. */
const POURING_PAUSE_MS = 5;

/** What the backlog works with. */
export interface EventBacklogOptions {
  readonly context: NotificationsContext;
  readonly pipeline: NotificationsPipeline;
  readonly setAside: SetAside;
  /** Says what an event is, to find out how urgent it is and what it belongs to. */
  readonly recognize: (event: RawEvent) => Notification;
  readonly setTimer: SetTimer;
  /** A clock in milliseconds that never steps back. */
  readonly elapsed?: () => number;
  /** Only tests give another one. */
  readonly maxWaiting?: number;
}

/** Works it off. */
export class EventBacklog {
  readonly #options: EventBacklogOptions;
  readonly #order = new BacklogOrder();
  readonly #visits = new BacklogVisits();
  readonly #newcomers = new BacklogNewcomers();
  readonly #inflow = new Inflow();
  readonly #elapsed: () => number;
  readonly #kept = new KeptEvents();
  readonly #accepted: AcceptedEvents;
  #coming = 0;
  #underWay = 0;
  #running: Promise<void> | undefined;
  #isStarted = false;
  #isStopped = false;
  #wakeUp: (() => void) | undefined;
  #hearNews: (() => void) | undefined;

  constructor(options: EventBacklogOptions) {
    this.#options = options;
    this.#accepted = new AcceptedEvents(options.context.store);
    this.#elapsed = options.elapsed ?? (() => performance.now());
  }

  /** How many events are being stored, wait, or are going through the flow. */
  get size(): number {
    return this.#coming + this.#newcomers.size + this.#order.size + this.#underWay;
  }

  /**
   * Stores an event, to go through the flow in its turn; returns the id under which it waits, undefined where it is stored already and does
   * not wait for its topic. Throws what the store throws, and `overloaded`.
   */
  async accept(event: RawEvent): Promise<string | undefined> {
    if (this.#isFull) throw new AppError('overloaded');
    // It has its turn from now on: nothing that comes after it may go past it while it is being stored.
    this.#coming += 1;
    this.#inflow.note(this.#elapsed());
    try {
      const id = await this.#accepted.store(event);
      if (id === event.id) {
        this.#welcome(() => {
          this.#look(event);
        }, bytesOf(event));
      }
      return id;
    } finally {
      this.#coming -= 1;
      this.#begin();
    }
  }

  /**
   * Takes an event that came by another way through the flow: at once, or behind what waits of its incident, which is brought forward for
   * it. Throws what the flow throws, `stopping`, and `overloaded` where what it would wait behind is too much, or cannot be stored now.
   */
  readonly takeBehind: NotificationsPipeline = async (input) => {
    const { pipeline } = this.#options;
    if (this.size === 0) return pipeline(input);
    const { notification = this.#recognize(input.event).notification } = input;
    const key = notification?.incident?.key;
    if (notification === undefined || key === undefined) return pipeline(input);
    if (this.#isFull) throw new AppError('overloaded');
    // What is being stored now is among the newcomers afterwards.
    if (this.#coming > 0) await this.#accepted.settled();
    if (this.#isStopped) throw new AppError('stopping');
    const { id, outcome } = this.#visits.wait(() => pipeline({ ...input, notification }));
    this.#welcome(() => {
      if (this.#order.countOf(key) > BEHIND_MAX) this.#visits.giveUp(new AppError('overloaded'), id);
      else this.#order.add({ eventId: id, key, isUrgent: true, since: this.#elapsed() });
    }, bytesOf(input.event));
    this.#begin();
    return outcome;
  };

  /** Reads what an earlier process accepted and did not get to; call it before anything comes in. */
  async read(): Promise<void> {
    const { events } = this.#options.context.store.records;
    let after: string | undefined;
    for (;;) {
      const page = await events.listAccepted(PAGE_SIZE, after);
      for (const { event } of page) this.#look(event);
      after = page.at(-1)?.event.id;
      if (page.length < PAGE_SIZE) break;
    }
    if (this.size > 0) this.#options.context.logger.info({ count: this.size }, 'events were accepted before, and go through the flow now');
  }

  /** Begins to work it off. */
  start(): void {
    this.#isStarted = true;
    this.#begin();
  }

  /** Begins no more batches; resolves when the one under way has ended. What waits is on disk, for the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#visits.giveUp(new AppError('stopping'));
    this.#wakeUp?.();
    await this.#running;
  }

  get #isFull(): boolean {
    return this.size >= (this.#options.maxWaiting ?? WAITING_MAX);
  }

  #begin(): void {
    if (!this.#isStarted || this.#isStopped || this.#newcomers.size + this.#order.size === 0) return;
    this.#running ??= this.#workOff().finally(() => {
      this.#running = undefined;
      // What came in after the last look at what waits.
      this.#begin();
    });
  }

  async #workOff(): Promise<void> {
    while (!this.#isStopped && this.#newcomers.size + this.#order.size > 0) {
      this.#newcomers.lookAt(LOOKED_AT_MAX);
      const isHolding = this.#isHolding();
      if (isHolding && !this.#order.hasUrgent) {
        await (this.#newcomers.size > 0 ? nextTurn() : this.#pause(POURING_PAUSE_MS, { endsWithNews: true }));
        continue;
      }
      const batch = this.#order.take(BATCH_MAX, { isUrgentOnly: isHolding });
      this.#underWay = batch.length;
      const left = await this.#work(batch);
      this.#order.putBack(left);
      this.#underWay = 0;
      if (left.length === 0) continue;
      this.#visits.giveUp(new AppError('overloaded'));
      await this.#pause(RETRY_MS);
    }
  }

  /** What pours in is stored first, and only what is critical goes through the flow: whoever is not heard now may not say it again. */
  #isHolding(): boolean {
    const { oldest } = this.#order;
    if (oldest === undefined) return true;
    const now = this.#elapsed();
    return this.#inflow.isPouring(now) && now - oldest.since < PATIENCE_MS;
  }

  #welcome(look: () => void, bytes = 0): void {
    this.#newcomers.add(look, bytes);
    this.#hearNews?.();
  }

  #look(event: RawEvent): void {
    const recognized = this.#recognize(event);
    const { notification } = recognized;
    const key = notification?.incident?.key ?? event.id;
    this.#order.add({ eventId: event.id, key, isUrgent: notification?.severity === 'critical', since: this.#elapsed() });
    this.#kept.add(recognized);
  }

  #recognize(event: RawEvent): RecognizedEvent {
    try {
      return { event, notification: this.#options.recognize(event) };
    } catch {
      return { event };
    }
  }

  /** Returns those that the store could not take, in their order. */
  async #work(batch: readonly BacklogItem[]): Promise<readonly BacklogItem[]> {
    const found = await Promise.all(batch.map(async (item) => (this.#visits.has(item.eventId) ? item : this.#find(item))));
    // Handed in one after the other: the store takes its units in that order.
    const outcomes = await Promise.all(found.map((one) => this.#turnOf(one)));
    return batch.filter((_item, index) => outcomes[index] === false);
  }

  /** False where it has to be tried again. */
  async #turnOf(one: RecognizedEvent | BacklogItem | 'gone' | 'unread'): Promise<boolean> {
    if (typeof one === 'string') return one === 'gone';
    if ('event' in one) return this.#send(one);
    await this.#visits.run(one.eventId);
    return true;
  }

  async #find({ eventId }: BacklogItem): Promise<RecognizedEvent | 'gone' | 'unread'> {
    const kept = this.#kept.find(eventId);
    if (kept !== undefined) return kept;
    const { store, logger } = this.#options.context;
    try {
      const stored = await store.records.events.find(eventId);
      return stored === undefined ? 'gone' : { event: stored.event };
    } catch (error) {
      logger.warn({ error, eventId }, 'an accepted event could not be read; it is tried again');
      return 'unread';
    }
  }

  async #send(recognized: RecognizedEvent): Promise<boolean> {
    const [{ context, pipeline, setAside }, { event }] = [this.#options, recognized];
    const audience = { kind: 'topic', topicArn: event.topicArn ?? '' } as const;
    try {
      await pipeline({ ...recognized, audience, storedAs: 'accepted' });
    } catch (error) {
      if (isAppError(error) && errorTable[error.code].retryable) {
        context.logger.warn({ error, eventId: event.id }, 'an accepted event could not be stored with its messages; it is tried again');
        return false;
      }
      context.logger.error({ error, eventId: event.id }, 'an accepted event breaks the flow');
      const reason = `the event could not be taken in (${error instanceof Error ? error.name : 'an unknown error'})`;
      if (!(await this.#trySetAside({ event, audience, reason, isStored: true }, setAside))) return false;
    }
    this.#kept.delete(event);
    return true;
  }

  async #trySetAside(input: Parameters<SetAside>[0], setAside: SetAside): Promise<boolean> {
    try {
      await setAside(input);
      return true;
    } catch (error) {
      this.#options.context.logger.error({ error, eventId: input.event.id }, 'an event could not be set aside; it is tried again');
      return false;
    }
  }

  async #pause(milliseconds: number, { endsWithNews = false } = {}): Promise<void> {
    if (this.#isStopped) return;
    const woken = Promise.withResolvers<void>();
    this.#wakeUp = woken.resolve;
    if (endsWithNews) this.#hearNews = woken.resolve;
    const cancel = this.#options.setTimer(woken.resolve, milliseconds);
    await woken.promise;
    this.#hearNews = undefined;
    cancel();
  }
}

/** Lets sockets, timers and commits have their turn. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
