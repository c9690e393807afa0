// The lane of one channel: sends its deliveries one after the other, waits when the platform or the store asks for it.
import type { Delivery } from '../../messages/delivery.ts';
import type { RecordWriters } from '../../storage/store.ts';
import type { AttemptOutcome } from './attempt-delivery.ts';
import { ChannelTrouble } from './channel-trouble.ts';
import { FairTurns } from './fair-turns.ts';
import { findNextAttempt } from './find-next-attempt.ts';
import type { LaneHold, LaneOwnership } from './lane-ownership.ts';
import { reportDelivery } from './report-delivery.ts';
import { fallBackDead, rescueStranded } from './rescue-stranded.ts';
import { recordOutcome, settleDelivery } from './settle-delivery.ts';
import { learnPace, tryDelivery, waitBeforeTry, type TryOptions } from './try-delivery.ts';
import { writeWhileHeld } from './write-while-held.ts';

/** The pause after the store refused a write (disk full, connection lost). */
const STORE_PAUSE_MS = 1_000;

/** How often a lane looks that waits for one of another node: as often as nodes look for lanes that are their own. */
const HELD_BACK_LOOK_MS = 1_000;

const SUPERSEDED = 'a later state of the message follows at once';

/** What a lane needs beside what the dispatcher works with. */
export interface LaneOptions extends TryOptions {
  readonly ownership: LaneOwnership;
  /** The keys of channels in which all that is queued waits for earlier steps of its incidents in other channels. */
  readonly heldBack: Set<string>;
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
  /** By the lane's own clock, as is all that is only remembered. */
  #pausedUntil = 0;
  /** How often in a row an operator would have had to mend something first. */
  #refusalCount = 0;
  readonly #trouble: ChannelTrouble;
  readonly #turns = new FairTurns();
  #cancelTimer: (() => void) | undefined;
  /** An outcome that the store could not take yet; it is written before anything else is sent. */
  #unrecorded: (() => Promise<void>) | undefined;

  /** Takes the channel's key, and what the lane works with. */
  constructor(channelKey: string, options: LaneOptions) {
    this.#channelKey = channelKey;
    this.#options = options;
    this.#trouble = new ChannelTrouble(options.notices);
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

  /** Tries at once what waits for an operator: something was changed. */
  hurry(): void {
    if (this.#refusalCount > 0) this.#pausedUntil = 0;
    this.wake();
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
    const { context, clock } = this.#options;
    while (!this.#isStopped) {
      await this.#unrecorded?.();
      await clock.follow((setBackMs) => this.#followClock(setBackMs));
      const hold = await this.#options.ownership.hold(this.#channelKey);
      if (hold === undefined) return;
      const instant = clock.read();
      if (instant.getTime() >= (this.#trouble.nextLookAt ?? Number.POSITIVE_INFINITY)) await this.#lookAfterStranded(instant);
      if (instant.getTime() < this.#pausedUntil) {
        this.#wakeAfter(this.#pausedUntil - instant.getTime());
        return;
      }
      const delivery = await this.#next(hold);
      if (delivery === undefined) return;
      if (await this.#isSuperseded(delivery, hold)) continue;
      const waitMs = waitBeforeTry(delivery, this.#options);
      if (waitMs === 0) await this.#send(delivery, hold);
      else if (delivery.action === 'edit') await this.#postpone(delivery, new Date(context.now().getTime() + waitMs));
      else {
        this.#noteSilence(delivery);
        this.#wakeAfter(waitMs);
        return;
      }
    }
  }

  /** What is to be sent at an instant must not wait for as long as the clock was set back. */
  async #followClock(setBackMs: number): Promise<void> {
    const { context } = this.#options;
    context.logger.warn({ setBackMs }, 'the clock was set back; what waits is brought forward by as much');
    await context.store.write(({ deliveries }) => deliveries.bringForward(context.now(), setBackMs));
  }

  /** What is most urgent, and now and then what is less so. */
  async #pick(now: Date): Promise<Delivery | undefined> {
    const { deliveries } = this.#options.context.store.records;
    const { least } = this.#turns;
    const lessUrgent = least === 0 ? undefined : await deliveries.findDue(this.#channelKey, now, least);
    return lessUrgent ?? deliveries.findDue(this.#channelKey, now);
  }

  /** What to send now; where there is nothing, the lane wakes when there may be. */
  async #next(hold: LaneHold): Promise<Delivery | undefined> {
    const { context, storm, heldBack } = this.#options;
    const now = context.now();
    const look = await storm?.beforeNext({ channelKey: this.#channelKey, now, hold });
    heldBack.delete(this.#channelKey);
    if (look?.isAnythingQueued === false) {
      this.#wakeAtFirstOf(now, [look.askAgainAt]);
      return undefined;
    }
    const delivery = await this.#pick(now);
    if (delivery !== undefined) return delivery;
    const next = await findNextAttempt(context.store, this.#channelKey, now);
    // All of it waits for earlier steps of its incidents in other channels: their lanes wake this one, unless they run on another node.
    if (next === undefined) heldBack.add(this.#channelKey);
    const isSurelyHeldBack = next === undefined && look !== undefined;
    this.#wakeAtFirstOf(now, [next, look?.askAgainAt, isSurelyHeldBack ? new Date(now.getTime() + HELD_BACK_LOOK_MS) : undefined]);
    return undefined;
  }

  #wakeAtFirstOf(now: Date, instants: readonly (Date | undefined)[]): void {
    const known = instants.flatMap((instant) => (instant === undefined ? [] : [instant.getTime()]));
    if (known.length > 0) this.#wakeAfter(Math.max(Math.min(...known) - now.getTime(), 0));
  }

  /** Folds a change of a message that a later one, which waits already, says all of. */
  async #isSuperseded({ id, action, incidentId, configurationName, eventId }: Delivery, hold: LaneHold): Promise<boolean> {
    const { context } = this.#options;
    if (action !== 'edit' || incidentId === undefined || !(await context.store.records.deliveries.hasLaterEdit(id))) return false;
    const change = { status: 'folded', finishedAt: context.now(), reason: SUPERSEDED } as const;
    const isFolded = await context.store.write(async (records) => {
      if (!(await hold.stands(records))) return false;
      await records.deliveries.update(id, change);
      return true;
    });
    if (!isFolded) return true;
    context.metrics.messageSuperseded(configurationName);
    reportDelivery({ id, configurationName, eventId }, change, this.#options);
    return true;
  }

  /** A workspace that does not answer others does not answer this channel either. */
  #noteSilence(delivery: Delivery): void {
    const since = this.#options.breaker.openSince(delivery.channel);
    if (since !== undefined) this.#trouble.noteSilence(delivery, since);
  }

  /** Posts elsewhere what has waited for long, gives up what has waited for too long. */
  async #lookAfterStranded(instant: Date): Promise<void> {
    const stranded = this.#trouble.current;
    if (stranded === undefined) return;
    await rescueStranded(stranded, {
      ...this.#options,
      report: ({ id, configurationName, eventId }, reason) => {
        reportDelivery({ id, configurationName, eventId }, { status: 'dead', reason }, this.#options);
      },
    });
    await this.#trouble.look(instant);
  }

  /** New messages need not wait for a change of one that must. */
  async #postpone({ id, configurationName }: Delivery, nextAttemptAt: Date): Promise<void> {
    const { context } = this.#options;
    context.metrics.eventThrottled(configurationName);
    await context.store.write(({ deliveries }) => deliveries.update(id, { nextAttemptAt }));
  }

  async #send({ id }: Delivery, hold: LaneHold): Promise<void> {
    const { context } = this.#options;
    // Read anew: while it was queued its message may have been given more to say, or it may have been taken elsewhere.
    const delivery = await writeWhileHeld(context.store, {
      hold,
      unit: ({ deliveries }) => deliveries.startSending(id),
      // No other lane writes this delivery.
      isIndependent: true,
    });
    if (delivery === undefined) return;
    this.#turns.next();
    const outcome = await tryDelivery(delivery, hold, this.#options);
    this.#unrecorded = () => this.#settle(delivery, outcome, hold);
    await this.#unrecorded();
  }

  async #settle(delivery: Delivery, outcome: AttemptOutcome, hold: LaneHold): Promise<void> {
    const { context, random } = this.#options;
    const now = context.now();
    const change = settleDelivery({ delivery, outcome, now, random: random(), refusalCount: this.#refusalCount });
    const record = async (records: RecordWriters): Promise<{ readonly wokenByDeath?: string | undefined }> => {
      await recordOutcome(records, delivery, { outcome, change });
      if (change.status !== 'dead' || outcome.status === 'barred') return {};
      return { wokenByDeath: await fallBackDead(records, delivery, { reason: change.reason ?? '', options: this.#options }) };
    };
    const settled =
      // What has died may be posted in the channel of another lane.
      (await writeWhileHeld(context.store, { hold, unit: record, isIndependent: change.status !== 'dead' })) ??
      (await context.store.write(async (records) => ((await isNewsToOthers(records, delivery, outcome)) ? record(records) : undefined)));
    this.#unrecorded = undefined;
    if (settled === undefined) {
      context.logger.warn({ deliveryId: delivery.id, outcome: outcome.status }, 'another node has taken over a delivery under way');
      return;
    }
    const { wokenByDeath } = settled;
    const instant = this.#options.clock.read();
    const waitMs = (change.nextAttemptAt ?? now).getTime() - now.getTime();
    this.#pause(delivery, outcome, new Date(instant.getTime() + waitMs));
    await this.#trouble.note({ delivery, outcome, now: instant });
    reportDelivery(delivery, change, this.#options);
    if (wokenByDeath !== undefined) {
      context.metrics.messageFellBack(delivery.configurationName);
      this.#options.wakeLane(wokenByDeath);
    }
    if (change.status === 'sent' && delivery.digestId === undefined) {
      const { action, gist } = delivery;
      this.#options.storm?.noteSent?.({ channelKey: this.#channelKey, action, severity: gist.severity, now });
    }
    if (change.status !== 'queued' && delivery.incidentId !== undefined) this.#wakeHeldBack();
  }

  /** Holds back what would meet the same answer. */
  #pause(delivery: Delivery, outcome: AttemptOutcome, until: Date): void {
    const { metrics } = this.#options.context;
    const isToBeMended = outcome.status === 'refused' && outcome.cause === 'operator';
    if (isToBeMended || (outcome.status === 'retry' && outcome.scope === 'channel')) this.#pausedUntil = until.getTime();
    learnPace(delivery, { outcome, until }, this.#options);
    if (isToBeMended) metrics.channelBlocked(delivery.configurationName, true);
    else if (this.#refusalCount > 0) metrics.channelBlocked(delivery.configurationName, false);
    this.#refusalCount = isToBeMended ? this.#refusalCount + 1 : 0;
  }

  /** Where a configuration has moved, later steps of its incidents wait in the lane of another channel for those of this one. */
  #wakeHeldBack(): void {
    for (const key of this.#options.heldBack) if (key !== this.#channelKey) this.#options.wakeLane(key);
  }

  #wakeAfter(delayMs: number): void {
    this.#cancelTimer?.();
    if (this.#isStopped) return;
    const untilLook = (this.#trouble.nextLookAt ?? Number.POSITIVE_INFINITY) - this.#options.clock.read().getTime();
    this.#cancelTimer = this.#options.setTimer(
      () => {
        this.wake();
      },
      Math.max(Math.min(delayMs, untilLook), 0),
    );
  }
}

/** Where another node has taken the lane and only queued the delivery again, it need not send what was sent. */
async function isNewsToOthers(
  { deliveries }: Pick<RecordWriters, 'deliveries'>,
  { id }: Delivery,
  { status }: AttemptOutcome,
): Promise<boolean> {
  return status === 'posted' && (await deliveries.find(id))?.status === 'queued';
}
