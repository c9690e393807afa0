import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DamagedAnswer } from '../damaged-answer.ts';
import { openTestClient, type TestClient, type TestClientOptions } from '../testing/open-test-client.ts';

const QUEUE = 'https://sqs.eu-west-1.amazonaws.com/111122223333/alarms';
const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const open = (body: object = {}, options: TestClientOptions = {}): TestClient =>
  openTestClient('sqs', { ...options, answer: () => ({ body: JSON.stringify(body) }) });

describe('sqs', () => {
  describe('sends the request', () => {
    it.each([
      { QueueUrl: QUEUE, host: 'sqs.eu-west-1.amazonaws.com' },
      { QueueUrl: 'https://sqs.us-east-2.amazonaws.com/111122223333/alarms', host: 'sqs.us-east-2.amazonaws.com' },
      { QueueUrl: 'https://eu-west-1.queue.amazonaws.com/111122223333/alarms', host: 'eu-west-1.queue.amazonaws.com' },
      {
        QueueUrl: 'https://vpce-1-2.sqs.eu-west-1.vpce.amazonaws.com/111122223333/alarms',
        host: 'vpce-1-2.sqs.eu-west-1.vpce.amazonaws.com',
      },
      { QueueUrl: 'https://collector.example.com/111122223333/alarms', host: 'sqs.eu-west-1.amazonaws.com' },
      { QueueUrl: 'http://sqs.us-east-2.amazonaws.com/111122223333/alarms', host: 'sqs.eu-west-1.amazonaws.com' },
      { QueueUrl: 'http://localhost:4566/000000000000/alarms', host: 'sqs.eu-west-1.amazonaws.com' },
      { QueueUrl: 'alarms', host: 'sqs.eu-west-1.amazonaws.com' },
    ])('to $host for $QueueUrl', async ({ QueueUrl, host }) => {
      const { sender, send } = open();

      await send('PurgeQueue', { QueueUrl });

      expect([sender.request.protocol, sender.request.hostname]).toEqual(['https:', host]);
    });

    it('to an endpoint of one’s own', async () => {
      const { sender, send } = open({}, { environment: { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' } });

      await send('PurgeQueue', { QueueUrl: QUEUE });

      expect(sender.request.hostname).toBe('127.0.0.1');
    });
  });

  it('believes messages that are whole', async () => {
    const Messages = [{ MessageId: '1', Body: 'é', MD5OfBody: md5('é') }];

    expect(await open({ Messages }).send('ReceiveMessage', { QueueUrl: QUEUE })).toMatchObject({ Messages });
    expect(await open().send('ReceiveMessage', { QueueUrl: QUEUE })).not.toHaveProperty('Messages');
  });

  it('does not believe a message that differs from its digest', async () => {
    const Messages = [
      { MessageId: '1', Body: 'a', MD5OfBody: md5('a') },
      { MessageId: '2', Body: 'a', MD5OfBody: md5('b') },
    ];

    await expect(open({ Messages }).send('ReceiveMessage', { QueueUrl: QUEUE })).rejects.toThrow(DamagedAnswer);
  });

  it('does not believe that a message was sent which is another', async () => {
    const params = { QueueUrl: QUEUE, MessageBody: 'a' };

    expect(await open({ MD5OfMessageBody: md5('a') }).send('SendMessage', params)).toHaveProperty('MD5OfMessageBody');
    await expect(open({ MD5OfMessageBody: md5('b') }).send('SendMessage', params)).rejects.toThrow(DamagedAnswer);
  });

  it('compares each message of a batch with its own digest', async () => {
    const Entries = [
      { Id: 'x', MessageBody: 'a' },
      { Id: 'y', MessageBody: 'b' },
    ];
    const sent = (body: string): object => ({ Successful: [{ Id: 'y', MD5OfMessageBody: md5(body) }], Failed: [{ Id: 'x' }] });

    expect(await open(sent('b')).send('SendMessageBatch', { QueueUrl: QUEUE, Entries })).toHaveProperty('Failed');
    await expect(open(sent('a')).send('SendMessageBatch', { QueueUrl: QUEUE, Entries })).rejects.toThrow(DamagedAnswer);
  });
});
