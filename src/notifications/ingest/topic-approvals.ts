// An administrator's decision about a topic, and the confirmation of its subscription until SNS has it.
import { AppError } from '../../domain/errors.ts';
import type { SetTimer } from '../../lib/timers.ts';
import type { TopicSubscriptions } from '../../aws/topic-subscriptions.ts';
import type { NotificationsContext } from '../context.ts';
import type { NotificationsPipeline } from '../pipeline.ts';
import type { TopicRegistry } from './topic-registry.ts';

/** The pause before a confirmation that SNS did not answer is tried again. A token is good for three days (SNS API, ConfirmSubscription). */
const CONFIRMATION_RETRY_MS = 60_000;

/** What approving works with. */
export interface TopicApprovalsOptions {
  readonly context: NotificationsContext;
  readonly registry: TopicRegistry;
  readonly pipeline: NotificationsPipeline;
  readonly subscriptions: TopicSubscriptions;
  readonly setTimer: SetTimer;
}

/** Approves, refuses and confirms topics. */
export class TopicApprovals {
  readonly #options: TopicApprovalsOptions;
  readonly #cancelRetries = new Map<string, () => void>();
  #isStopped = false;

  constructor(options: TopicApprovalsOptions) {
    this.#options = options;
  }

  /** Finishes what an earlier process had begun: held events of allowed topics, confirmations without answer. */
  async start(): Promise<void> {
    for (const { topicArn, state } of this.#options.registry.list()) {
      if (state !== 'allowed') continue;
      await this.#releaseHeld(topicArn);
      this.confirmSoon(topicArn);
    }
  }

  /** Takes back the timers. */
  stop(): void {
    this.#isStopped = true;
    for (const cancel of this.#cancelRetries.values()) cancel();
  }

  /** Lets a topic in for the named configurations. Throws `topic-unknown` and `topic-not-confirmable`. */
  async approve(topicArn: string, configurationNames: readonly string[]): Promise<void> {
    const { registry, context } = this.#options;
    if (registry.find(topicArn) === undefined) throw new AppError('topic-unknown', topicArn);
    await registry.change(topicArn, context.now(), (topic) => Promise.resolve({ ...topic, state: 'allowed', configurationNames }));
    context.logger.info({ topicArn, configurationNames }, 'topic approved');
    await this.#releaseHeld(topicArn);
    const refusal = await this.#confirm(topicArn);
    if (refusal !== undefined) throw new AppError('topic-not-confirmable', refusal);
  }

  /** Keeps a topic out; its token is forgotten and what it had sent stays stored, marked refused. */
  async refuse(topicArn: string): Promise<void> {
    const { registry, context } = this.#options;
    if (registry.find(topicArn) === undefined) throw new AppError('topic-unknown', topicArn);
    if (registry.isInFile(topicArn)) throw new AppError('file-object-read-only', topicArn);
    await registry.change(topicArn, context.now(), async ({ confirmationToken: _forgotten, ...topic }, records) => {
      for (const { event } of await records.events.listHeld(topicArn)) await records.events.setState(event.id, 'refused');
      return { ...topic, state: 'refused', configurationNames: [] };
    });
    context.logger.info({ topicArn }, 'topic refused');
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
        this.confirmSoon(topicArn);
      }, CONFIRMATION_RETRY_MS),
    );
  }

  async #releaseHeld(topicArn: string): Promise<void> {
    const { context, pipeline } = this.#options;
    for (const { event } of await context.store.records.events.listHeld(topicArn)) {
      await pipeline({ event, audience: { kind: 'topic', topicArn }, isStored: true });
    }
  }
}
