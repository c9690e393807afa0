// Reads one queue: receives a batch, takes its messages in, deletes those that are on disk, and begins again. What is not on
// disk is never deleted; it comes again after its visibility timeout, until the queue's own redrive policy takes it away. A message
// that nothing can be made of is put on disk all the same, for people to see, so that it holds up neither queue nor group.
import type { QueueMessage, QueueSource } from '../../../aws/queue-source.ts';
import { RecentValues } from '../../../lib/recent-values.ts';
import type { SetTimer } from '../../../lib/timers.ts';
import type { QueueMetrics } from '../../../telemetry/metrics.ts';
import type { NotificationsContext } from '../../context.ts';
import type { SqsDoor } from '../sqs-door.ts';
import { keepHidden } from './keep-hidden.ts';
import { backoffDelay, pause } from '../../../lib/pause.ts';
import type { QueueSettings } from './queue-settings.ts';
import { QueueStateLog, type QueueCall, type QueueState } from './queue-state.ts';
import { takeMessage, type TakingOutcome } from './take-message.ts';

/** How often a deletion is tried; afterwards the message comes again and is recognized as the same. */
const DELETE_ATTEMPTS = 3;

/** For how many messages it is remembered that their failure was logged. */
const REMEMBERED_MESSAGES = 1_000;

/** How long a batch under way may take to end after a stop was asked for; supervisors usually kill after ten seconds. */
const STOP_PATIENCE_MS = 5_000;

/** What a poller works with. */
export interface QueuePollerOptions {
  readonly context: NotificationsContext;
  readonly metrics: QueueMetrics;
  readonly queue: QueueSettings;
  readonly source: QueueSource;
  readonly door: SqsDoor;
  readonly setTimer: SetTimer;
  readonly random: () => number;
}

interface TakenMessage {
  readonly receiptHandle: string;
  readonly outcome: TakingOutcome;
}

/** Reads a queue until it is stopped. */
export class QueuePoller {
  readonly #options: QueuePollerOptions;
  readonly #stopping = new AbortController();
  readonly #stateLog: QueueStateLog;
  readonly #loggedFailures = new RecentValues<string, true>(REMEMBERED_MESSAGES);
  #running: Promise<void> | undefined;

  constructor(options: QueuePollerOptions) {
    this.#options = options;
    this.#stateLog = new QueueStateLog(options.queue.queueUrl, options.context.logger);
  }

  /** How it stands with the queue. */
  get state(): QueueState {
    return this.#stateLog.state;
  }

  /** Begins to read; returns at once. */
  start(): void {
    this.#running ??= this.#read().catch((error: unknown) => {
      this.#options.context.logger.fatal({ error, queueUrl: this.#options.queue.queueUrl }, 'a queue is not read any more');
    });
  }

  /** Receives no more, finishes the batch under way, up to STOP_PATIENCE_MS. What is not deleted by then comes again. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    const patience = new AbortController();
    await Promise.race([this.#running, pause(STOP_PATIENCE_MS, patience.signal, this.#options.setTimer)]);
    patience.abort();
  }

  async #read(): Promise<void> {
    const { signal } = this.#stopping;
    for (let failureCount = 0; !signal.aborted;) {
      const received = await this.#options.source.receive(signal);
      if (received.status === 'ok') {
        this.#stateLog.note('receive', undefined);
        failureCount = (await this.#workOff(received.value)) ? 0 : failureCount + 1;
        if (failureCount > 0) await this.#backoffDelay(failureCount);
        await this.#untilStoreTakes(failureCount);
      } else if (!signal.aborted) {
        failureCount += 1;
        this.#count('receive-failed');
        this.#stateLog.note('receive', received.reason);
        // What is refused today is refused in a second too; but rights are granted and queues are made.
        await this.#backoffDelay(received.isPermanent ? Number.POSITIVE_INFINITY : failureCount);
      }
    }
  }

  /** Every receive counts towards the queue's redrive policy, so none is made whose messages could not be stored. */
  async #untilStoreTakes(failureCount: number): Promise<void> {
    const { store } = this.#options.context;
    for (let count = failureCount; count > 0 && !this.#stopping.signal.aborted && !(await store.isHealthy());) {
      count += 1;
      await this.#backoffDelay(count);
    }
  }

  /** Takes a batch in; true where all of it is on disk, or will not be by any effort of ours. */
  async #workOff(messages: readonly QueueMessage[]): Promise<boolean> {
    if (messages.length === 0) return true;
    this.#count('received', messages.length);
    this.#count('redelivered', messages.filter(({ receiveCount }) => receiveCount > 1).length);
    const handles = messages.map(({ receiptHandle }) => receiptHandle);
    const { source, setTimer } = this.#options;
    const release = keepHidden(handles, { source, setTimer, onOutcome: (reason) => this.#noteCall('extend', reason) });
    try {
      // Handed in together and in order; the store commits many of them at once.
      const outcomes = (await Promise.all(groupsOf(messages).map((group) => this.#takeInOrder(group)))).flat();
      await this.#delete(outcomes.flatMap(({ outcome, receiptHandle }) => (outcome.status === 'stored' ? [receiptHandle] : [])));
      return !outcomes.some(({ outcome }) => outcome.status === 'left' && outcome.isStoreTrouble);
    } finally {
      release();
    }
  }

  /** One after the other, up to the first that is not on disk: what follows it in its group waits in the queue behind it. */
  async #takeInOrder(group: readonly QueueMessage[]): Promise<readonly TakenMessage[]> {
    const taken: TakenMessage[] = [];
    for (const message of group) {
      const outcome = await this.#take(message);
      taken.push({ receiptHandle: message.receiptHandle, outcome });
      if (outcome.status === 'left') break;
    }
    this.#count('held-back', group.length - taken.length);
    return taken;
  }

  async #take(message: QueueMessage): Promise<TakingOutcome> {
    const { door, queue, setTimer, random, context } = this.#options;
    const outcome = await takeMessage(message, { door, queue, setTimer, random, signal: this.#stopping.signal });
    if (outcome.status === 'stored') {
      context.metrics.doorRequest('sqs', outcome.disposition);
      if (outcome.isPoison) {
        this.#count('poison');
        const isAside = outcome.disposition === 'set-aside';
        const text = isAside ? 'it is kept, with dead deliveries' : 'its text is shown';
        this.#logOnce(message, `a message could not be shown in the usual way; ${text}`, outcome.error);
      }
      return outcome;
    }
    context.metrics.doorRequest('sqs', outcome.isStoreTrouble ? 'store-failed' : 'not-storable');
    this.#count('left');
    this.#logOnce(message, 'a message could not be stored; it stays in its queue', outcome.error);
    return outcome;
  }

  async #delete(receiptHandles: readonly string[]): Promise<void> {
    let left = receiptHandles;
    for (let attempt = 1; left.length > 0 && attempt <= DELETE_ATTEMPTS; attempt += 1) {
      if (attempt > 1) await this.#backoffDelay(attempt - 1);
      const outcome = await this.#options.source.delete(left);
      if (outcome.status === 'ok') this.#count('deleted', left.length - outcome.value.length);
      left = outcome.status === 'ok' ? outcome.value : left;
      this.#noteCall('delete', outcome.status === 'ok' ? describeRest(left) : outcome.reason);
      if (outcome.status === 'failed' && outcome.isPermanent) return;
    }
  }

  #noteCall(call: Exclude<QueueCall, 'receive'>, reason: string | undefined): void {
    if (reason !== undefined) this.#count(`${call}-failed`);
    this.#stateLog.note(call, reason);
  }

  #backoffDelay(failureCount: number): Promise<void> {
    const { setTimer, random } = this.#options;
    return pause(backoffDelay(failureCount, random()), this.#stopping.signal, setTimer);
  }

  #logOnce({ messageId, receiveCount }: QueueMessage, text: string, error?: unknown): void {
    if (this.#loggedFailures.get(messageId) === true) return;
    this.#loggedFailures.set(messageId, true);
    const { context, queue } = this.#options;
    context.logger.error({ queueUrl: queue.queueUrl, messageId, receiveCount, ...(error === undefined ? {} : { error }) }, text);
  }

  #count(outcome: string, count = 1): void {
    if (count > 0) this.#options.metrics.queueMessages(this.#options.queue.queueName, outcome, count);
  }
}

/** What must be taken in one after the other: the messages of a group of a FIFO queue. All others stand alone. */
function groupsOf(messages: readonly QueueMessage[]): readonly (readonly QueueMessage[])[] {
  const groups = new Map<string, QueueMessage[]>();
  for (const message of messages) {
    const key = message.groupId === undefined ? `message ${message.receiptHandle}` : `group ${message.groupId}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [message]);
    else group.push(message);
  }
  return [...groups.values()];
}

function describeRest(receiptHandles: readonly string[]): string | undefined {
  return receiptHandles.length === 0 ? undefined : 'some messages were not deleted';
}
