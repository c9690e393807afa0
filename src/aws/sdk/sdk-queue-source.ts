// One SQS queue over the generic client.
import { randomUUID } from 'node:crypto';
import type { InvocationFailure } from '../../domain/invocation-failure.ts';
import { isFifoQueue } from '../../domain/queue-url.ts';
import type { CallCredentials } from '../../domain/role-session.ts';
import type { InvocationOutcome, OperationCall, OperationInvoker } from '../operation-invoker.ts';
import type { QueueMessage, QueueOutcome, QueueSource } from '../queue-source.ts';
import type { Params } from './plugin.ts';

/** SQS's own limits (Amazon SQS API, ReceiveMessage and the batches). */
const LONG_POLL_SECONDS = 20;
const BATCH_SIZE = 10;

/** How long deleting and extending may take; both are tried again by whoever asked. */
const CHANGE_TIMEOUT_MS = 10_000;

/** How long a poll may stay silent: the wait itself, and time for its answer. Calls with a limit of their own have connections of their own, so that polls take none away. */
const POLL_SILENCE_MS = LONG_POLL_SECONDS * 1000 + 15_000;

/** What a queue is read with. */
export interface QueueSourceOptions {
  readonly invoker: OperationInvoker;
  /** The machine's own, or a session of a role in the account of the queue. */
  readonly credentials: CallCredentials;
  readonly queueUrl: string;
  readonly region: string;
  readonly now: () => Date;
  /** Aborts after a time; passed in, so that tests need not wait. */
  readonly timeout: (ms: number) => AbortSignal;
}

/** Reads a queue. */
export class SdkQueueSource implements QueueSource {
  readonly #options: QueueSourceOptions;

  constructor(options: QueueSourceOptions) {
    this.#options = options;
  }

  readonly receive = async (signal: AbortSignal): Promise<QueueOutcome<readonly QueueMessage[]>> => {
    const isFifo = isFifoQueue(this.#options.queueUrl);
    const attributes = ['ApproximateReceiveCount', 'SentTimestamp', ...(isFifo ? ['MessageGroupId'] : [])];
    const params = {
      WaitTimeSeconds: LONG_POLL_SECONDS,
      MaxNumberOfMessages: BATCH_SIZE,
      MessageSystemAttributeNames: attributes,
      // The old name of the same, for emulators that know no other.
      AttributeNames: attributes,
      // An answer that was lost on the way is given again to the attempt that follows it; without this its groups would be held back.
      ...(isFifo ? { ReceiveRequestAttemptId: randomUUID() } : {}),
    };
    const outcome = await this.#call('ReceiveMessage', params, { signal, silenceMs: POLL_SILENCE_MS });
    if (outcome.status === 'failed') return toQueueFailure(outcome.failure);
    return { status: 'ok', value: listOf(outcome.output['Messages']).flatMap((message) => this.#readMessage(message)) };
  };

  readonly delete = (receiptHandles: readonly string[]): Promise<QueueOutcome<readonly string[]>> =>
    this.#change('DeleteMessageBatch', receiptHandles, {});

  readonly extend = (receiptHandles: readonly string[], seconds: number): Promise<QueueOutcome<readonly string[]>> =>
    this.#change('ChangeMessageVisibilityBatch', receiptHandles, { VisibilityTimeout: seconds });

  async #change(operation: string, receiptHandles: readonly string[], more: Params): Promise<QueueOutcome<readonly string[]>> {
    const left: string[] = [];
    for (let start = 0; start < receiptHandles.length; start += BATCH_SIZE) {
      const handles = receiptHandles.slice(start, start + BATCH_SIZE);
      const Entries = handles.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle, ...more }));
      const outcome = await this.#call(operation, { Entries }, { signal: this.#options.timeout(CHANGE_TIMEOUT_MS) });
      if (outcome.status === 'failed') return toQueueFailure(outcome.failure);
      const failed = new Set(listOf(outcome.output['Failed']).map(({ Id }) => Id));
      left.push(...handles.filter((_, index) => failed.has(String(index))));
    }
    return { status: 'ok', value: left };
  }

  #call(operation: string, params: Params, limits: Pick<OperationCall, 'signal' | 'silenceMs'>): Promise<InvocationOutcome> {
    const { invoker, queueUrl, region, credentials } = this.#options;
    // Each of them may be repeated: a second deletion finds nothing to do, and what was received twice is recognized.
    return invoker.invoke({
      service: 'sqs',
      operation,
      params: { QueueUrl: queueUrl, ...params },
      region,
      credentials,
      isRepeatable: true,
      ...limits,
    });
  }

  #readMessage({ MessageId, ReceiptHandle, Body, Attributes }: Params): readonly QueueMessage[] {
    // Without a handle it could never be deleted; SQS always gives one.
    if (typeof MessageId !== 'string' || typeof ReceiptHandle !== 'string') return [];
    const { ApproximateReceiveCount, SentTimestamp, MessageGroupId } = objectOf(Attributes);
    return [
      {
        messageId: MessageId,
        receiptHandle: ReceiptHandle,
        body: typeof Body === 'string' ? Body : '',
        receiveCount: readNumber(ApproximateReceiveCount) ?? 1,
        sentAt: new Date(readNumber(SentTimestamp) ?? this.#options.now()),
        // Standard queues have groups as well (fair queues), which say nothing about order.
        ...(typeof MessageGroupId === 'string' && isFifoQueue(this.#options.queueUrl) ? { groupId: MessageGroupId } : {}),
      },
    ];
  }
}

function readNumber(text: unknown): number | undefined {
  const number = typeof text === 'string' ? Number(text) : Number.NaN;
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

function listOf(value: unknown): readonly Params[] {
  return Array.isArray(value) ? (value as readonly Params[]) : [];
}

function objectOf(value: unknown): Params {
  return typeof value === 'object' && value !== null ? (value as Params) : {};
}

// Codes of refusals that pass by themselves: too much at once, AWS's own trouble, credentials that are loaded anew.
// Match: RequestThrottled, ThrottlingException, OverLimit, KmsThrottled, ServiceUnavailable, InternalFailure, ExpiredToken.
// Near miss: AccessDenied, AWS.SimpleQueueService.NonExistentQueue.
const PASSING = /Throttl|TooManyRequests|RequestLimitExceeded|OverLimit|Unavailable|Internal|Timeout|Expired/;

type FailedQueue = Extract<QueueOutcome<never>, { status: 'failed' }>;

function toRefusal({ code, message, httpStatusCode = 400 }: Extract<InvocationFailure, { kind: 'service-error' }>): FailedQueue {
  const isPassing = httpStatusCode === 429 || httpStatusCode >= 500 || PASSING.test(code);
  return { status: 'failed', reason: message === '' ? code : `${code}: ${message}`, isPermanent: !isPassing };
}

function toQueueFailure(failure: InvocationFailure): FailedQueue {
  switch (failure.kind) {
    case 'service-error':
      return toRefusal(failure);
    case 'timed-out':
    case 'stopped':
      return { status: 'failed', reason: 'SQS did not answer in time.', isPermanent: false };
    case 'no-session':
    case 'unreachable':
      return { status: 'failed', reason: failure.reason, isPermanent: false };
    case 'no-credentials':
    case 'not-supported':
    case 'bad-input':
      return { status: 'failed', reason: failure.reason, isPermanent: true };
  }
}
