// The lane of one channel: sends its deliveries one after the other, waits when the platform or the store asks for it.
import type { Delivery } from '../../messages/delivery.ts';
import { attemptDelivery, type AttemptOutcome } from './attempt-delivery.ts';
import type { DispatcherOptions } from './dispatcher-options.ts';
import { reportDelivery } from './report-delivery.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import type { Pacer } from './pacer.ts';
import { recordOutcome, settleDelivery } from './settle-delivery.ts';

/** The pause after the store refused a write (disk full, connection lost). */
const STORE_PAUSE_MS = 1_000;

const SUPERSEDED = 'a later state of the message follows at once';

/** What a lane needs beside what the dispatcher works with. */
export interface LaneOptions extends DispatcherOptions {
  /** Ends attempts for which a stop cannot wait. */
  readonly stopSignal: AbortSignal;
  /** Shared by all lanes. */
  readonly pacer: Pacer;
  readonly breaker: CircuitBreaker;
  /** Wakes the lane of another channel. */
  readonly wakeLane: (channelKey: string) => void;
}

/** Sends one channel's deliveries in order. */
export class ChannelLane {
  readonly #channelKey: string;
  readonly #options: LaneOptions;
  #running: Promise<void> | undefined;
  #isWokenAgain = false;
  #isStopped = false;
  #pausedUntil = 0;
  #cancelTimer: (() => void) | undefined;
  /** An outcome that the store could not take yet; it is written before anything else is sent. */
  #unrecorded: (() => Promise<void>) | undefined;

  /** Takes the channel's key, and what the lane works with. */
  constructor(channelKey: string, options: LaneOptions) {
    this.#channelKey = channelKey;
    this.#options = options;
  }

  /** Looks for something to send, now or right after the attempt under way. */
  wake(): void {
    if (this.#isStopped) return;
    this.#isWokenAgain = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      // A wake between the last look and this moment must not be lost.
      if (this.#isWokenAgain) this.wake();
    });
  }

  /** Starts no more attempts; resolves when the one under way has ended. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelTimer?.();
    await this.#running;
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#isWokenAgain && !this.#isStopped) {
      this.#isWokenAgain = false;
      try {
        await this.#drain();
      } catch (error) {
        this.#options.context.logger.error({ error, channel: this.#channelKey }, 'delivery lane waits for the store');
        this.#wakeAfter(STORE_PAUSE_MS);
      }
    }
  }

  async #drain(): Promise<void> {
    const { context } = this.#options;
    while (!this.#isStopped) {
      await this.#unrecorded?.();
      const now = context.now();
      if (now.getTime() < this.#pausedUntil) {
        this.#wakeAfter(this.#pausedUntil - now.getTime());
        return;
      }
      const askAgainAt = await this.#options.storm?.beforeNext({ channelKey: this.#channelKey, now });
      const delivery = await context.store.records.deliveries.findDue(this.#channelKey, now);
      if (delivery === undefined) {
        await this.#waitForNextAttempt(now, askAgainAt);
        return;
      }
      if (await this.#isSuperseded(delivery)) continue;
      const waitMs = this.#waitMs(delivery, now);
      if (waitMs === 0) await this.#send(delivery);
      else if (delivery.action === 'edit') await this.#postpone(delivery, new Date(now.getTime() + waitMs));
      else {
        this.#wakeAfter(waitMs);
        return;
      }
    }
  }

  async #waitForNextAttempt(now: Date, askAgainAt: Date | undefined): Promise<void> {
    const next = await this.#options.context.store.records.deliveries.findNextAttemptAt(this.#channelKey);
    const instants = [next, askAgainAt].flatMap((instant) => (instant === undefined ? [] : [instant.getTime()]));
    if (instants.length > 0) this.#wakeAfter(Math.max(Math.min(...instants) - now.getTime(), 0));
  }

  /** Folds a change of a message that a later one, which waits already, says all of. */
  async #isSuperseded({ id, action, incidentId, configurationName, eventId }: Delivery): Promise<boolean> {
    const { context } = this.#options;
    if (action !== 'edit' || incidentId === undefined || !(await context.store.records.deliveries.hasLaterEdit(id))) return false;
    const change = { status: 'folded', finishedAt: context.now(), reason: SUPERSEDED } as const;
    await context.store.write(({ deliveries }) => deliveries.update(id, change));
    reportDelivery({ id, configurationName, eventId }, change, this.#options);
    return true;
  }

  /** How long the platform's pace, or its silence, asks an attempt to wait. */
  #waitMs({ channel, action }: Delivery, now: Date): number {
    const { platforms, pacer, breaker } = this.#options;
    const pace = platforms.find(channel.platform)?.capabilities.pace;
    const paceMs = pacer.waitMs({ channel, kind: callKindOf(action), pace, now });
    return paceMs > 0 ? paceMs : breaker.waitMs(channel, now);
  }

  /** New messages need not wait for a change of one that must. */
  async #postpone({ id, configurationName }: Delivery, nextAttemptAt: Date): Promise<void> {
    const { context } = this.#options;
    context.metrics.eventThrottled(configurationName);
    await context.store.write(({ deliveries }) => deliveries.update(id, { nextAttemptAt }));
  }

  async #send(due: Delivery): Promise<void> {
    const { context } = this.#options;
    // Read anew: while it was queued its message may have been given more to say.
    const delivery = await context.store.write(async ({ deliveries }) => {
      await deliveries.update(due.id, { status: 'sending' });
      return (await deliveries.find(due.id)) ?? due;
    });
    const outcome = await this.#attempt(delivery);
    this.#unrecorded = () => this.#settle(delivery, outcome);
    await this.#unrecorded();
  }

  async #attempt(delivery: Delivery): Promise<AttemptOutcome> {
    const { context, platforms, findObstacle } = this.#options;
    // Before each attempt: what is allowed may have changed since the event came.
    const obstacle = await findObstacle?.(delivery);
    if (obstacle !== undefined) return obstacle;
    const platform = platforms.find(delivery.channel.platform);
    if (platform === undefined) {
      const reason = `platform ${delivery.channel.platform} is not configured`;
      return { status: 'retry', reason, scope: 'channel', isOutcomeUnknown: false };
    }
    const { pacer, breaker } = this.#options;
    const { channel, action } = delivery;
    pacer.note({ channel, kind: callKindOf(action), pace: platform.capabilities.pace, now: context.now() });
    try {
      const incident = delivery.incidentId === undefined ? undefined : await context.store.records.incidents.find(delivery.incidentId);
      const outcome = await attemptDelivery({ platform, delivery, incident, stopSignal: this.#options.stopSignal });
      if (!isUnreached(outcome)) breaker.answered(channel);
      else if (breaker.failed(channel, context.now()))
        context.logger.warn({ channel, reason: outcome.reason }, 'a workspace cannot be reached');
      return outcome;
    } catch (error) {
      // Platforms promise not to throw; one that does must not stop the lane.
      context.logger.error({ error, deliveryId: delivery.id }, 'platform threw');
      return { status: 'retry', reason: 'the platform adapter failed; see the log', scope: 'delivery', isOutcomeUnknown: true };
    }
  }

  async #settle(delivery: Delivery, outcome: AttemptOutcome): Promise<void> {
    const { context, random } = this.#options;
    const now = context.now();
    const change = settleDelivery({ delivery, outcome, now, random: random() });
    await context.store.write((records) => recordOutcome(records, delivery, { outcome, change }));
    this.#unrecorded = undefined;
    if (outcome.status === 'retry' && outcome.scope === 'channel') {
      this.#pausedUntil = change.nextAttemptAt?.getTime() ?? 0;
    }
    reportDelivery(delivery, change, this.#options);
    if (change.status === 'sent' && delivery.digestId === undefined) {
      const { action, gist } = delivery;
      this.#options.storm?.noteSent?.({ channelKey: this.#channelKey, action, severity: gist.severity, now });
    }
    if (change.status !== 'queued' && delivery.incidentId !== undefined) await this.#wakeOthers(delivery.incidentId);
  }

  /** Where a configuration has moved, later steps of its incidents wait in the lane of another channel for those of this one. */
  async #wakeOthers(incidentId: string): Promise<void> {
    const waiting = await this.#options.context.store.records.deliveries.listWaitingChannels(incidentId);
    for (const key of waiting) if (key !== this.#channelKey) this.#options.wakeLane(key);
  }

  #wakeAfter(delayMs: number): void {
    this.#cancelTimer?.();
    if (this.#isStopped) return;
    this.#cancelTimer = this.#options.setTimer(() => {
      this.wake();
    }, delayMs);
  }
}

function callKindOf(action: Delivery['action']): 'post' | 'edit' {
  return action === 'edit' ? 'edit' : 'post';
}

/** Whoever asks to wait is there. */
function isUnreached(outcome: AttemptOutcome): outcome is Extract<AttemptOutcome, { status: 'retry' }> {
  return outcome.status === 'retry' && outcome.scope === 'delivery' && outcome.retryAfterMs === undefined;
}
