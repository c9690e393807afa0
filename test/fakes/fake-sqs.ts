// An SQS that runs on this machine: the JSON protocol of SQS (AWS JSON 1.0) over real HTTP, with long polling, visibility
// timeouts, redelivery, and faults on demand.
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SqsDoubleQueue, type DoubleQueueMessage, type SqsDoubleQueueOptions } from './sqs-double-queue.ts';

/** One request that came in. */
export interface RecordedSqsRequest {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** An error of SQS. */
export interface SqsFault {
  readonly httpStatus: number;
  /** The shape of the JSON protocol, for example `QueueDoesNotExist`. */
  readonly type: string;
  /** What clients call the error: the code of the query protocol. */
  readonly queryCode: string;
  readonly message: string;
}

/** What SQS says of a queue that is not there. */
export const QUEUE_DOES_NOT_EXIST: SqsFault = {
  httpStatus: 400,
  type: 'com.amazonaws.sqs#QueueDoesNotExist',
  queryCode: 'AWS.SimpleQueueService.NonExistentQueue;Sender',
  message: 'The specified queue does not exist.',
};

/** What SQS says to somebody without the right. */
export const ACCESS_DENIED: SqsFault = {
  httpStatus: 403,
  type: 'com.amazon.coral.service#AccessDeniedException',
  queryCode: 'AccessDeniedException;Sender',
  message: 'User: arn:aws:iam::123456789012:user/sample is not authorized to perform: sqs:receivemessage',
};

interface Batch {
  readonly Entries: readonly { readonly Id: string; readonly ReceiptHandle: string; readonly VisibilityTimeout?: number }[];
}

/** Starts the double; `stop` it after the test. */
export async function startFakeSqs(options: SqsDoubleQueueOptions = {}): Promise<FakeSqs> {
  const sqs = new FakeSqs(options);
  await sqs.listen();
  return sqs;
}

/** A running double with queues that are made when they are first named. */
export class FakeSqs {
  readonly requests: RecordedSqsRequest[] = [];
  readonly #options: SqsDoubleQueueOptions;
  readonly #queues = new Map<string, SqsDoubleQueue>();
  readonly #faults: { readonly operation: string; readonly fault: SqsFault }[] = [];
  readonly #held = new Set<string>();
  readonly #server = createServer((request, response) => {
    void this.#answer(request, response);
  });

  constructor(options: SqsDoubleQueueOptions = {}) {
    this.#options = options;
  }

  /** Where it listens: what `AWS_ENDPOINT_URL_SQS` is set to. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The environment with which clients come here. */
  get environment(): Readonly<Record<string, string>> {
    return { AWS_ENDPOINT_URL_SQS: this.url, AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'sample' };
  }

  /** Finds the queue of a URL, making it where there is none. */
  queue(queueUrl: string): SqsDoubleQueue {
    let queue = this.#queues.get(queueUrl);
    if (queue === undefined) {
      queue = new SqsDoubleQueue(this.#options);
      this.#queues.set(queueUrl, queue);
    }
    return queue;
  }

  /** Plans an error for the next call of an operation. */
  planFault(operation: string, fault: SqsFault): void {
    this.#faults.push({ operation, fault });
  }

  /** Leaves calls of an operation without an answer, and without effect, until `release`. */
  hold(operation: string): void {
    this.#held.add(operation);
  }

  /** Answers calls of the operation again. */
  release(operation: string): void {
    this.#held.delete(operation);
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Match: AmazonSQS.ReceiveMessage. Near miss: the query protocol, which has no such header.
    const operation = /^AmazonSQS\.(\w+)$/.exec(String(request.headers['x-amz-target']))?.[1] ?? '';
    const body = await text(request);
    const input = JSON.parse(body === '' ? '{}' : body) as Record<string, unknown>;
    this.requests.push({ operation, input });
    if (this.#held.has(operation)) return;
    const planned = this.#faults.findIndex((each) => each.operation === operation);
    const fault = planned === -1 ? undefined : this.#faults.splice(planned, 1)[0]?.fault;
    if (fault === undefined) send(response, 200, await this.#run(operation, input, response));
    else {
      response.setHeader('x-amzn-query-error', fault.queryCode);
      send(response, fault.httpStatus, { __type: fault.type, message: fault.message });
    }
  }

  #run(operation: string, input: Record<string, unknown>, response: ServerResponse): unknown {
    const queue = this.queue(String(input['QueueUrl']));
    switch (operation) {
      case 'SendMessage':
        return {
          MessageId: queue.send(
            String(input['MessageBody']),
            typeof input['MessageGroupId'] === 'string' ? input['MessageGroupId'] : undefined,
          ),
          MD5OfMessageBody: md5(String(input['MessageBody'])),
        };
      case 'ReceiveMessage':
        return receive(queue, input, response);
      case 'DeleteMessageBatch':
        return answerBatch(input as unknown as Batch, ({ ReceiptHandle }) => queue.delete(ReceiptHandle));
      case 'ChangeMessageVisibilityBatch':
        return answerBatch(input as unknown as Batch, ({ ReceiptHandle, VisibilityTimeout = 0 }) =>
          queue.hide(ReceiptHandle, VisibilityTimeout),
        );
      default:
        throw new Error(`the double knows no ${operation}`);
    }
  }
}

async function receive(queue: SqsDoubleQueue, input: Record<string, unknown>, response: ServerResponse): Promise<unknown> {
  const over = new AbortController();
  response.once('close', () => {
    over.abort();
  });
  const seconds = Number(input['WaitTimeSeconds'] ?? 0);
  const timer = setTimeout(() => {
    over.abort();
  }, seconds * 1000);
  const messages = await queue.receive(over.signal, Number(input['MaxNumberOfMessages'] ?? 1));
  clearTimeout(timer);
  return messages.length === 0 ? {} : { Messages: messages.map(toWire) };
}

function toWire({ messageId, receiptHandle, body, receiveCount, sentAtMs, groupId }: DoubleQueueMessage): unknown {
  return {
    MessageId: messageId,
    ReceiptHandle: receiptHandle,
    MD5OfBody: md5(body),
    Body: body,
    Attributes: {
      ApproximateReceiveCount: String(receiveCount),
      SentTimestamp: String(sentAtMs),
      ...(groupId === undefined ? {} : { MessageGroupId: groupId }),
    },
  };
}

function answerBatch({ Entries }: Batch, run: (entry: Batch['Entries'][number]) => boolean): unknown {
  const outcomes = Entries.map((entry) => ({ Id: entry.Id, isDone: run(entry) }));
  return {
    Successful: outcomes.filter(({ isDone }) => isDone).map(({ Id }) => ({ Id })),
    Failed: outcomes
      .filter(({ isDone }) => !isDone)
      .map(({ Id }) => ({ Id, SenderFault: true, Code: 'ReceiptHandleIsInvalid', Message: 'The input receipt handle is invalid.' })),
  };
}

function md5(body: string): string {
  return createHash('md5').update(body).digest('hex');
}

function send(response: ServerResponse, httpStatus: number, body: unknown): void {
  if (response.destroyed) return;
  response.writeHead(httpStatus, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': randomUUID() });
  response.end(JSON.stringify(body));
}
