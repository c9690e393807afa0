// One queue behind the port, in memory, with failures on demand.
import { SqsDoubleQueue, type SqsDoubleQueueOptions } from '../../../test/fakes/sqs-double-queue.ts';
import type { QueueMessage, QueueOutcome, QueueSource } from '../../aws/queue-source.ts';

/** A failed call. */
export type QueueFailure = Extract<QueueOutcome<never>, { status: 'failed' }>;

/** The source, what it was asked to do, and the queue behind it. */
export class FakeQueueSource implements QueueSource {
  readonly queue: SqsDoubleQueue;
  readonly extended: { readonly receiptHandles: readonly string[]; readonly seconds: number }[] = [];
  receiveCount = 0;
  readonly #failures: { readonly call: keyof QueueSource; readonly failure: QueueFailure }[] = [];

  constructor(options: SqsDoubleQueueOptions = {}) {
    this.queue = new SqsDoubleQueue(options);
  }

  /** Lets the next call of a kind fail. */
  planFailure(call: keyof QueueSource, failure: Omit<QueueFailure, 'status'>): void {
    this.#failures.push({ call, failure: { status: 'failed', ...failure } });
  }

  receive = async (signal: AbortSignal): Promise<QueueOutcome<readonly QueueMessage[]>> => {
    this.receiveCount += 1;
    const failure = this.#takeFailure('receive');
    if (failure !== undefined) return failure;
    const messages = await this.queue.receive(signal);
    return { status: 'ok', value: messages.map(({ sentAtMs, ...message }) => ({ ...message, sentAt: new Date(sentAtMs) })) };
  };

  delete = (receiptHandles: readonly string[]): Promise<QueueOutcome<readonly string[]>> => {
    const failure = this.#takeFailure('delete');
    if (failure !== undefined) return Promise.resolve(failure);
    return Promise.resolve({ status: 'ok', value: receiptHandles.filter((handle) => !this.queue.delete(handle)) });
  };

  extend = (receiptHandles: readonly string[], seconds: number): Promise<QueueOutcome<readonly string[]>> => {
    this.extended.push({ receiptHandles, seconds });
    const failure = this.#takeFailure('extend');
    if (failure !== undefined) return Promise.resolve(failure);
    return Promise.resolve({ status: 'ok', value: receiptHandles.filter((handle) => !this.queue.hide(handle, seconds)) });
  };

  #takeFailure(call: keyof QueueSource): QueueFailure | undefined {
    const index = this.#failures.findIndex((each) => each.call === call);
    return index === -1 ? undefined : this.#failures.splice(index, 1)[0]?.failure;
  }
}
