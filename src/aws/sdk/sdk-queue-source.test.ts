import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCESS_DENIED, QUEUE_DOES_NOT_EXIST, startFakeSqs, type FakeSqs, type SqsFault } from '../../../test/fakes/fake-sqs.ts';
import type { InvocationFailure } from '../../domain/invocation-failure.ts';
import type { QueueMessage, QueueOutcome } from '../queue-source.ts';
import { SdkQueueSource } from './sdk-queue-source.ts';
import { openTestInvoker, type TestInvoker } from './testing/open-test-invoker.ts';

const queueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/alarms';
const NOW = new Date('2026-03-01T12:00:00Z');

let sqs: FakeSqs;
let invoker: TestInvoker;
let source: SdkQueueSource;
let timeout: AbortController;
let now: number;

beforeEach(async () => {
  now = NOW.getTime();
  sqs = await startFakeSqs({ now: () => now });
  invoker = openTestInvoker({ environment: sqs.environment });
  timeout = new AbortController();
  source = open(invoker);
});
afterEach(async () => {
  invoker.close();
  await sqs.stop();
});

function open({ invoke }: Pick<TestInvoker, 'invoke'>): SdkQueueSource {
  return new SdkQueueSource({
    invoker: { invoke },
    credentials: 'ambient',
    queueUrl,
    region: 'us-east-1',
    now: () => NOW,
    timeout: () => timeout.signal,
  });
}

function valueOf<Value>(outcome: QueueOutcome<Value>): Value {
  if (outcome.status === 'failed') throw new TypeError(outcome.reason);
  return outcome.value;
}

const receive = async (): Promise<readonly QueueMessage[]> => valueOf(await source.receive(new AbortController().signal));
const handlesOf = (messages: readonly QueueMessage[]): readonly string[] => messages.map(({ receiptHandle }) => receiptHandle);

describe('SdkQueueSource', () => {
  it('receives at most ten messages by a long poll', async () => {
    for (let index = 0; index < 12; index += 1) sqs.queue(queueUrl).send(`event ${index} ☕`);

    const messages = await receive();

    expect(messages).toHaveLength(10);
    expect(messages[0]).toEqual({
      messageId: expect.stringMatching(/\w/),
      receiptHandle: expect.stringMatching(/\w/),
      body: 'event 0 ☕',
      receiveCount: 1,
      sentAt: NOW,
    });
    expect(sqs.requests).toMatchObject([
      { operation: 'ReceiveMessage', input: { QueueUrl: queueUrl, WaitTimeSeconds: 20, MaxNumberOfMessages: 10 } },
    ]);
    const asked = ['ApproximateReceiveCount', 'SentTimestamp'];
    expect(sqs.requests[0]?.input).toMatchObject({ MessageSystemAttributeNames: asked, AttributeNames: asked });
  });

  it('receives a message that comes while it waits', async () => {
    const receiving = receive();
    await expect.poll(() => sqs.requests.length).toBe(1);

    sqs.queue(queueUrl).send('late');

    expect(await receiving).toMatchObject([{ body: 'late' }]);
  });

  it('counts how often a message was received', async () => {
    sqs.queue(queueUrl).send('a');
    const [first] = await receive();
    now += 30_000;
    const [second] = await receive();

    expect([first?.receiveCount, second?.receiveCount]).toEqual([1, 2]);
    expect(second?.messageId).toBe(first?.messageId);
  });

  it('gives up waiting with whoever asked', async () => {
    const giveUp = new AbortController();
    const receiving = source.receive(giveUp.signal);
    await expect.poll(() => sqs.requests.length).toBe(1);

    giveUp.abort();

    expect(await receiving).toEqual({ status: 'failed', reason: expect.stringMatching(/\w/), isPermanent: false });
  });

  it('deletes, and tells what could not be deleted', async () => {
    for (let index = 0; index < 3; index += 1) sqs.queue(queueUrl).send(`event ${index}`);
    const [first = '', second = '', third = ''] = handlesOf(await receive());

    expect(valueOf(await source.delete([first, 'of nobody', second]))).toEqual(['of nobody']);
    expect(sqs.queue(queueUrl).size).toBe(1);
    expect(valueOf(await source.delete([third]))).toEqual([]);
  });

  it('deletes more than a batch takes, and asks for nothing where there is nothing to delete', async () => {
    for (let index = 0; index < 13; index += 1) sqs.queue(queueUrl).send(`event ${index}`);
    const handles = [...handlesOf(await receive()), ...handlesOf(await receive())];

    expect(valueOf(await source.delete(handles))).toEqual([]);
    expect(valueOf(await source.delete([]))).toEqual([]);

    expect(sqs.queue(queueUrl).size).toBe(0);
    expect(sqs.requests.filter(({ operation }) => operation === 'DeleteMessageBatch')).toHaveLength(2);
  });

  it('hides messages for longer, and tells which could not be hidden', async () => {
    sqs.queue(queueUrl).send('a');
    const handles = handlesOf(await receive());

    expect(valueOf(await source.extend([...handles, 'of nobody'], 120))).toEqual(['of nobody']);

    now += 60_000;
    sqs.queue(queueUrl).send('b');
    expect(await receive()).toMatchObject([{ body: 'b' }]);
  });

  it('asks a FIFO queue for groups, and for the same answer where it was lost on the way', async () => {
    const fifoUrl = `${queueUrl}.fifo`;
    const fifo = new SdkQueueSource({
      invoker,
      credentials: 'ambient',
      queueUrl: fifoUrl,
      region: 'us-east-1',
      now: () => NOW,
      timeout: () => timeout.signal,
    });
    sqs.queue(fifoUrl).send('first', 'orders');
    sqs.planFault('ReceiveMessage', fault(503, 'ServiceUnavailable'));

    expect(valueOf(await fifo.receive(new AbortController().signal))).toMatchObject([{ body: 'first', groupId: 'orders' }]);

    const attempts = sqs.requests.map(({ input }) => input['ReceiveRequestAttemptId']);
    expect(attempts).toEqual([expect.stringMatching(/^[\w-]{36}$/), attempts[0]]);
    expect(sqs.requests[0]?.input['MessageSystemAttributeNames']).toContain('MessageGroupId');
  });

  it('says nothing of the groups of a standard queue, which have no order', async () => {
    sqs.queue(queueUrl).send('fair', 'tenant-1');

    expect((await receive())[0]).not.toHaveProperty('groupId');
  });

  it('gives up deleting after a time', async () => {
    sqs.hold('DeleteMessageBatch');
    const deleting = source.delete(['a']);
    await expect.poll(() => sqs.requests.length).toBe(1);

    timeout.abort();

    expect(await deleting).toMatchObject({ status: 'failed', isPermanent: false });
  });

  const fault = (httpStatus: number, name: string): SqsFault => ({
    httpStatus,
    type: `com.amazonaws.sqs#${name}`,
    queryCode: name,
    message: 'sample',
  });

  it.each([
    { fault: QUEUE_DOES_NOT_EXIST, reason: 'AWS.SimpleQueueService.NonExistentQueue: The specified queue does not exist.' },
    { fault: ACCESS_DENIED, reason: `AccessDeniedException: ${ACCESS_DENIED.message}` },
    { fault: fault(400, 'KmsDisabled'), reason: 'KmsDisabled: sample' },
  ])('is refused for good: $reason', async ({ fault: planned, reason }) => {
    sqs.planFault('ReceiveMessage', planned);

    expect(await source.receive(new AbortController().signal)).toEqual({ status: 'failed', reason, isPermanent: true });
    expect(sqs.requests).toHaveLength(1);
  });

  it.each([fault(403, 'OverLimit'), fault(503, 'ServiceUnavailable'), fault(400, 'RequestThrottled'), fault(403, 'ExpiredToken')])(
    'is refused for now: $queryCode',
    async (planned) => {
      for (let attempt = 0; attempt < 3; attempt += 1) sqs.planFault('DeleteMessageBatch', planned);

      expect(await source.delete(['a'])).toEqual({ status: 'failed', reason: `${planned.queryCode}: sample`, isPermanent: false });
    },
  );

  it.each([
    { failure: { kind: 'unreachable', reason: 'sample', wasSent: true }, isPermanent: false },
    { failure: { kind: 'timed-out', wasSent: true }, isPermanent: false },
    { failure: { kind: 'no-credentials', reason: 'sample' }, isPermanent: true },
    { failure: { kind: 'not-supported', reason: 'sample' }, isPermanent: true },
    { failure: { kind: 'bad-input', reason: 'sample' }, isPermanent: true },
    { failure: { kind: 'service-error', code: 'sample', message: '', httpStatusCode: 429 }, isPermanent: false },
    { failure: { kind: 'service-error', code: 'sample', message: '' }, isPermanent: true },
  ] satisfies { failure: InvocationFailure; isPermanent: boolean }[])('fails after $failure.kind', async ({ failure, isPermanent }) => {
    const failing = open({ invoke: () => Promise.resolve({ status: 'failed', failure }) });

    expect(await failing.receive(timeout.signal)).toEqual({ status: 'failed', reason: expect.stringMatching(/\w/), isPermanent });
  });

  it('reads what emulators leave out, and passes over what could never be deleted', async () => {
    const Messages = [
      { MessageId: '1', ReceiptHandle: 'a' },
      { MessageId: '2' },
      { MessageId: '3', ReceiptHandle: 'c', Attributes: { SentTimestamp: 'x' } },
    ];
    const lax = open({ invoke: () => Promise.resolve({ status: 'succeeded', output: { Messages }, truncatedMembers: [] }) });

    expect(valueOf(await lax.receive(timeout.signal))).toEqual([
      { messageId: '1', receiptHandle: 'a', body: '', receiveCount: 1, sentAt: NOW },
      { messageId: '3', receiptHandle: 'c', body: '', receiveCount: 1, sentAt: NOW },
    ]);
  });
});
