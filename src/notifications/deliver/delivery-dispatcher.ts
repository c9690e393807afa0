// Sends what the outbox holds: one lane per channel, so that a slow channel never delays another.
import { ChannelLane } from './channel-lane.ts';
import type { DispatcherOptions } from './dispatcher-options.ts';

/** Keeps a lane for every channel that has something to send. */
export class DeliveryDispatcher {
  readonly #options: DispatcherOptions;
  readonly #lanes = new Map<string, ChannelLane>();
  #isStarted = false;
  #isStopped = false;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  /** Takes up what an earlier process left behind, then serves every wake. */
  async start(): Promise<void> {
    const { context } = this.#options;
    const interrupted = await context.store.write((records) => records.deliveries.requeueInterrupted(context.now()));
    if (interrupted > 0) context.logger.warn({ interrupted }, 'deliveries were interrupted; they are sent again');
    this.#isStarted = true;
    for (const key of await context.store.records.deliveries.listWaitingChannels()) this.wake(key);
  }

  /** Says that a channel has something to send; before `start` and after `stop` the outbox alone remembers it. */
  wake(channelKey: string): void {
    if (!this.#isStarted || this.#isStopped) return;
    let lane = this.#lanes.get(channelKey);
    if (lane === undefined) {
      lane = new ChannelLane(channelKey, this.#options);
      this.#lanes.set(channelKey, lane);
    }
    lane.wake();
  }

  /** Starts no more attempts and waits for those under way. What is not sent stays queued. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all([...this.#lanes.values()].map((lane) => lane.stop()));
  }

  /** Resolves when no lane has anything due; for tests and for the last moment before a stop. */
  async idle(): Promise<void> {
    await Promise.all([...this.#lanes.values()].map((lane) => lane.idle()));
  }
}
