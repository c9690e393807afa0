// The double answers Amazon's own client as SQS does.
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCESS_DENIED, QUEUE_DOES_NOT_EXIST, startFakeSqs, type FakeSqs } from './fake-sqs.ts';

const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/alarms';

let sqs: FakeSqs;
let client: SQSClient;
let now: number;

beforeEach(async () => {
  now = 1_000_000;
  sqs = await startFakeSqs({ now: () => now });
  client = new SQSClient({
    endpoint: sqs.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'sample' },
    maxAttempts: 1,
  });
});
afterEach(async () => {
  client.destroy();
  await sqs.stop();
});

async function receive(): Promise<{ handle: string; body: string; count: string }[]> {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 0, MessageSystemAttributeNames: ['All'] }),
  );
  return Messages.map(({ ReceiptHandle = '', Body = '', Attributes }) => ({
    handle: ReceiptHandle,
    body: Body,
    count: Attributes?.ApproximateReceiveCount ?? '',
  }));
}

describe('FakeSqs', () => {
  it('hands a message out again when its visibility timeout is over, and not before', async () => {
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'disk almost full' }));
    expect(await receive()).toMatchObject([{ body: 'disk almost full', count: '1' }]);
    expect(await receive()).toEqual([]);

    now += 30_000;

    expect(await receive()).toMatchObject([{ body: 'disk almost full', count: '2' }]);
  });

  it('hides a message for as long as it is told', async () => {
    sqs.queue(QueueUrl).send('a');
    const [message] = await receive();
    const Entries = [{ Id: '0', ReceiptHandle: message?.handle, VisibilityTimeout: 60 }];
    await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));

    now += 59_000;
    expect(await receive()).toEqual([]);
    now += 1_000;

    expect(await receive()).toHaveLength(1);
  });

  it('deletes with the newest receipt handle only', async () => {
    sqs.queue(QueueUrl).send('a');
    const [first] = await receive();
    now += 30_000;
    const [second] = await receive();
    const Entries = [first, second].map((message, index) => ({ Id: String(index), ReceiptHandle: message?.handle }));

    const answer = await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));

    expect(answer.Failed).toMatchObject([{ Id: '0', Code: 'ReceiptHandleIsInvalid' }]);
    expect(answer.Successful).toMatchObject([{ Id: '1' }]);
    expect(sqs.queue(QueueUrl).size).toBe(0);
  });

  it('refuses as SQS does', async () => {
    sqs.planFault('ReceiveMessage', QUEUE_DOES_NOT_EXIST);
    await expect(receive()).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
    sqs.planFault('ReceiveMessage', ACCESS_DENIED);
    await expect(receive()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});
