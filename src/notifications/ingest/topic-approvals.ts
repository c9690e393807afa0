// An administrator's decision about a topic, and the confirmation of its subscription until SNS has it.
import { AppError, errorTable, isAppError } from '../../domain/errors.ts';
import type { ChangeAuditKind } from '../../domain/audit-event.ts';
import type { Person } from '../../domain/person.ts';
import type { Topic } from '../../domain/topic.ts';
import type { SetTimer } from '../../lib/timers.ts';
import type { TopicSubscriptions } from '../../aws/topic-subscriptions.ts';
import type { NotificationsContext } from '../context.ts';
import type { StoredEvent } from '../../storage/event-records.ts';
import type { RecordWriters } from '../../storage/store.ts';
import type { NotificationsPipeline } from '../pipeline.ts';
import type { TopicRegistry } from './topic-registry.ts';

/** The pause before what failed is tried again. A token is good for three days (SNS API, ConfirmSubscription). */
const RETRY_MS = 60_000;

/** How many events that no channel wanted an approval sends on: the newest ones, as many as could have been held. */
const MAX_UNROUTED_RELEASED = 100;

/** What approving works with. */
export interface TopicApprovalsOptions {
  readonly context: NotificationsContext;
  readonly registry: TopicRegistry;
  readonly pipeline: NotificationsPipeline;
  readonly subscriptions: TopicSubscriptions;
  readonly setTimer: SetTimer;
  /** Tells whether a channel configuration of this name is in force. */
  readonly hasConfiguration: (name: string) => boolean;
}

interface TopicChange {
  readonly kind: Extract<ChangeAuditKind, `topic.${string}`>;
  readonly by: Person;
  readonly before: Topic;
  readonly after: Topic;
}

function describe({ state, configurationNames }: Topic): Readonly<Record<string, unknown>> {
  return { state, configurationNames };
}

/** Approves, refuses and confirms topics. */
export class TopicApprovals {
  readonly #options: TopicApprovalsOptions;
  readonly #cancelRetries = new Map<string, () => void>();
  /** Approved topics whose unrouted events are still to be sent on; a start or a reload must not bring up what is long past. */
  readonly #unroutedDue = new Set<string>();
  readonly #started = Promise.withResolvers<void>();
  #isStopped = false;

  constructor(options: TopicApprovalsOptions) {
    this.#options = options;
  }

  /** Lets what comes from topics whose events wait since an earlier process wait for `start`; call it before the doors open. */
  async prepare(): Promise<void> {
    const { registry, context } = this.#options;
    for (const { topicArn } of this.#listAllowed()) {
      if ((await context.store.records.events.countHeld(topicArn)) > 0) void registry.release(topicArn, () => this.#started.promise);
    }
  }

  /** Finishes what an earlier process had begun: held events of allowed topics, confirmations without answer. */
  async start(): Promise<void> {
    const { registry } = this.#options;
    const allowed = this.#listAllowed();
    let last: Promise<unknown> = Promise.resolve();
    // All are begun at once, so that from now on nothing goes past what waits; they are sent on one after the other.
    for (const { topicArn } of allowed) {
      const before = last;
      last = registry.release(topicArn, () => before.then(() => this.#releaseOrRetry(topicArn)));
    }
    this.#started.resolve();
    await last;
    for (const { topicArn } of allowed) this.confirmSoon(topicArn);
  }

  #listAllowed(): readonly Topic[] {
    return this.#options.registry.list().filter(({ state }) => state === 'allowed');
  }

  /** Takes back the timers. */
  stop(): void {
    this.#isStopped = true;
    for (const cancel of this.#cancelRetries.values()) cancel();
  }

  /**
   * Lets a topic in for the named configurations; a second approval replaces the names. What was held, or wanted by no channel
   * until now, is sent on. Throws `topic-unknown`, `channel-configuration-unknown` and `file-object-read-only` before anything
   * is changed, and `topic-not-confirmable`.
   */
  async approve(topicArn: string, configurationNames: readonly string[], by: Person): Promise<void> {
    const { registry, context, hasConfiguration } = this.#options;
    // A topic of the file is let in already; what may still wait for it needs no names.
    if (registry.isInFile(topicArn)) {
      this.#unroutedDue.add(topicArn);
      await registry.release(topicArn, () => this.#releaseOrRetry(topicArn));
      throw new AppError('file-object-read-only', topicArn);
    }
    if (registry.find(topicArn) === undefined) throw new AppError('topic-unknown', topicArn);
    const unknownNames = configurationNames.filter((name) => !hasConfiguration(name));
    if (unknownNames.length > 0) throw new AppError('channel-configuration-unknown', unknownNames.join(', '));
    // Begun before the topic comes in: nothing that comes then may go past what waits.
    await registry.release(topicArn, async () => {
      await registry.change(topicArn, context.now(), async (topic, records) => {
        const approved: Topic = { ...topic, state: 'allowed', configurationNames };
        await this.#record(records, { kind: 'topic.approved', by, before: topic, after: approved });
        return approved;
      });
      context.logger.info({ topicArn, configurationNames }, 'topic approved');
      this.#unroutedDue.add(topicArn);
      await this.#releaseOrRetry(topicArn);
    });
    const refusal = await this.#confirm(topicArn);
    if (refusal !== undefined) throw new AppError('topic-not-confirmable', refusal);
  }

  /** Keeps a topic out; its token is forgotten, and so is what it had sent: of each event its identity stays, marked refused. */
  async refuse(topicArn: string, by: Person): Promise<void> {
    const { registry, context } = this.#options;
    if (registry.find(topicArn) === undefined) throw new AppError('topic-unknown', topicArn);
    if (registry.isInFile(topicArn)) throw new AppError('file-object-read-only', topicArn);
    await registry.change(topicArn, context.now(), async ({ confirmationToken: _forgotten, ...topic }, records) => {
      await records.events.refuseHeld(topicArn);
      const refused: Topic = { ...topic, state: 'refused', configurationNames: [] };
      await this.#record(records, { kind: 'topic.refused', by, before: topic, after: refused });
      return refused;
    });
    context.logger.info({ topicArn }, 'topic refused');
  }

  /** Who decided what, in the unit that does it. */
  async #record({ auditEvents }: RecordWriters, { kind, by, before, after }: TopicChange): Promise<void> {
    const { now, newId } = this.#options.context;
    const detail = { topicArn: after.topicArn, before: describe(before), after: describe(after) };
    await auditEvents.append({ id: newId(), kind, at: now(), person: by, detail });
  }

  /** Confirms a topic's subscription in the background, if a token waits. */
  confirmSoon(topicArn: string): void {
    void this.#confirm(topicArn).catch((error: unknown) => {
      this.#options.context.logger.error({ error, topicArn }, 'confirming a topic failed');
      this.#retryLater(topicArn);
    });
  }

  /** Returns why SNS refuses the token, where it does. */
  async #confirm(topicArn: string): Promise<string | undefined> {
    const { registry, subscriptions, context } = this.#options;
    const token = registry.find(topicArn)?.confirmationToken;
    if (token === undefined || this.#isStopped || !registry.isAllowed(topicArn)) return undefined;
    const outcome = await subscriptions.confirm(topicArn, token);
    if (outcome.status === 'unavailable') {
      context.logger.warn({ topicArn, reason: outcome.reason }, 'SNS did not answer the confirmation; it is tried again');
      this.#retryLater(topicArn);
      return undefined;
    }
    const now = context.now();
    await registry.change(topicArn, now, ({ confirmationToken, ...topic }) =>
      // A newer token that came meanwhile is kept.
      Promise.resolve({
        ...topic,
        ...(confirmationToken === undefined || confirmationToken === token ? {} : { confirmationToken }),
        ...(outcome.status === 'confirmed' ? { confirmedAt: now } : {}),
      }),
    );
    if (outcome.status === 'confirmed') {
      context.logger.info({ topicArn, subscriptionArn: outcome.subscriptionArn }, 'topic confirmed');
      return undefined;
    }
    context.logger.error({ topicArn, reason: outcome.reason }, 'SNS refused the confirmation');
    return `${outcome.reason}; request a new confirmation in the SNS console`;
  }

  #retryLater(topicArn: string): void {
    this.#cancelRetries.get(topicArn)?.();
    if (this.#isStopped) return;
    const { setTimer } = this.#options;
    this.#cancelRetries.set(
      topicArn,
      setTimer(() => {
        void this.#releaseOrRetry(topicArn).then(() => {
          this.confirmSoon(topicArn);
        });
      }, RETRY_MS),
    );
  }

  // The topic is let in whether or not its events can be sent on at this moment; they are tried again until they are.
  async #releaseOrRetry(topicArn: string): Promise<void> {
    try {
      await this.#releaseWaiting(topicArn);
    } catch (error) {
      this.#options.context.logger.error({ error, topicArn }, 'sending on the events of an approved topic failed; it is tried again');
      this.#retryLater(topicArn);
    }
  }

  async #releaseWaiting(topicArn: string): Promise<void> {
    const { context, pipeline, registry } = this.#options;
    const { events } = context.store.records;
    const unrouted = this.#unroutedDue.has(topicArn) ? await events.listUnrouted(topicArn, MAX_UNROUTED_RELEASED) : [];
    const waiting = [...(await events.listHeld(topicArn)), ...unrouted].toSorted(byArrival);
    const failures: unknown[] = [];
    for (const { event, state } of waiting) {
      // Refused meanwhile, or not of the file any more: nothing of it may go out.
      if (!registry.isAllowed(topicArn)) return;
      try {
        await pipeline({ event, audience: { kind: 'topic', topicArn }, storedAs: state === 'held' ? 'held' : 'unrouted' });
      } catch (error) {
        if (isAppError(error) && errorTable[error.code].retryable) throw error;
        // One that breaks the flow holds up none that came after it; it waits on for a version that can take it.
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    this.#unroutedDue.delete(topicArn);
  }
}

function byArrival(left: StoredEvent, right: StoredEvent): number {
  return left.event.receivedAt.getTime() - right.event.receivedAt.getTime();
}
