// Sends what the outbox holds: one lane per channel, so that a slow channel never delays another.
import { ChannelLane } from './channel-lane.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import type { DispatcherOptions } from './dispatcher-options.ts';
import { ALL_LANES_HERE, type LaneOwnership } from './lane-ownership.ts';
import { Pacer } from './pacer.ts';
import { SteadyClock } from './steady-clock.ts';

/** How long attempts under way may take to end after a stop was asked for; supervisors usually kill after ten seconds. */
export const STOP_PATIENCE_MS = 6_000;

/** Keeps a lane for every channel that has something to send. */
export class DeliveryDispatcher {
  readonly #options: DispatcherOptions;
  readonly #ownership: LaneOwnership;
  readonly #lanes = new Map<string, ChannelLane>();
  readonly #abort = new AbortController();
  readonly #pacer = new Pacer(() => this.#ownership.nodeCount ?? 1);
  readonly #breaker = new CircuitBreaker();
  readonly #heldBack = new Set<string>();
  readonly #clock: SteadyClock;
  #isStarted = false;
  #isStopped = false;

  constructor(options: DispatcherOptions) {
    this.#options = options;
    this.#ownership = options.ownership ?? ALL_LANES_HERE;
    const { now } = options.context;
    this.#clock = new SteadyClock(now, options.elapsed ?? (() => now().getTime()));
  }

  /** Takes up what an earlier process left behind, then serves every wake. Where nodes share the store, what each left is its lane's. */
  async start(): Promise<void> {
    const { context } = this.#options;
    const interrupted = await context.store.write(async ({ deliveries }) => {
      // Whoever starts has perhaps mended what was waited for.
      await deliveries.hurry(context.now());
      return this.#options.ownership === undefined ? deliveries.requeueInterrupted(context.now()) : 0;
    });
    if (interrupted > 0) context.logger.warn({ interrupted }, 'deliveries were interrupted; they are sent again');
    this.#isStarted = true;
    const { deliveries, digests } = context.store.records;
    // A digest that is open is to be ended, also where nothing comes any more.
    for (const key of new Set([...(await deliveries.listWaitingChannels()), ...(await digests.listOpenChannels())])) this.wake(key);
  }

  /** Tries at once what waits for its next attempt: something was changed. */
  async hurry(): Promise<void> {
    if (!this.#isStarted || this.#isStopped) return;
    const { context } = this.#options;
    this.#breaker.forget();
    await context.store.write(({ deliveries }) => deliveries.hurry(context.now()));
    for (const lane of this.#lanes.values()) lane.hurry();
    for (const key of await context.store.records.deliveries.listWaitingChannels()) this.wake(key);
  }

  /** Says that a channel has something to send; before `start` and after `stop` the outbox alone remembers it. */
  wake(channelKey: string): void {
    if (!this.#isStarted || this.#isStopped) return;
    if (this.#ownership.wakesHere(channelKey)) this.wakeHere(channelKey);
  }

  /** The same, said by whoever knows that the lane is to run here. */
  wakeHere(channelKey: string): void {
    if (!this.#isStarted || this.#isStopped) return;
    let lane = this.#lanes.get(channelKey);
    if (lane === undefined) {
      lane = new ChannelLane(channelKey, {
        ...this.#options,
        ownership: this.#ownership,
        stopSignal: this.#abort.signal,
        pacer: this.#pacer,
        breaker: this.#breaker,
        heldBack: this.#heldBack,
        clock: this.#clock,
        wakeLane: (key) => {
          this.wake(key);
        },
      });
      this.#lanes.set(channelKey, lane);
    }
    lane.wake();
  }

  /** Starts no more attempts and waits for those under way, up to STOP_PATIENCE_MS. What is not sent stays queued. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    const cancelTimer = this.#options.setTimer(() => {
      this.#abort.abort();
    }, STOP_PATIENCE_MS);
    await Promise.all([...this.#lanes.values()].map((lane) => lane.stop()));
    cancelTimer();
  }

  /** Resolves when no lane has anything due; for tests and for the last moment before a stop. */
  async idle(): Promise<void> {
    await Promise.all([...this.#lanes.values()].map((lane) => lane.idle()));
  }
}
