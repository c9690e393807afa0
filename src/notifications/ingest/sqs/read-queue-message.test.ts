import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQueueMessage } from './read-queue-message.ts';

const topicArn = 'arn:aws:sns:us-east-1:123456789012:alarms';
const envelope = {
  Type: 'Notification',
  MessageId: '26858270-545e-5848-82a2-e05566af3dcf',
  TopicArn: topicArn,
  Message: 'disk almost full',
  Timestamp: '2026-03-01T02:59:59.000Z',
};

describe('readQueueMessage', () => {
  it('takes the envelope of SNS off', () => {
    expect(readQueueMessage(JSON.stringify({ ...envelope, Subject: 'ALARM', UnsubscribeURL: 'https://example.com' }))).toEqual({
      kind: 'notification',
      topicArn,
      messageId: '26858270-545e-5848-82a2-e05566af3dcf',
      text: 'disk almost full',
      subject: 'ALARM',
      sentAt: new Date('2026-03-01T02:59:59Z'),
    });
  });

  it('does without subject and time', () => {
    expect(readQueueMessage(JSON.stringify({ ...envelope, Subject: null, Timestamp: 'yesterday' }))).toEqual({
      kind: 'notification',
      topicArn,
      messageId: envelope.MessageId,
      text: 'disk almost full',
    });
  });

  it('knows what SNS says of a subscription', () => {
    expect(readQueueMessage(JSON.stringify({ ...envelope, Type: 'SubscriptionConfirmation', Token: '2336412f' }))).toEqual({
      kind: 'confirmation',
      topicArn,
      token: '2336412f',
    });
    expect(readQueueMessage(JSON.stringify({ ...envelope, Type: 'UnsubscribeConfirmation' }))).toEqual({
      kind: 'unsubscription',
      topicArn,
    });
  });

  it.each([
    ['text', 'disk almost full'],
    ['other JSON', '{"source":"aws.ec2"}'],
    ['an envelope whose topic is none', JSON.stringify({ ...envelope, TopicArn: 'arn:aws:s3:::bucket' })],
    ['an envelope without message', JSON.stringify({ ...envelope, Message: undefined })],
    ['an envelope whose id could be another identity', JSON.stringify({ ...envelope, MessageId: 'a b' })],
    [
      'a confirmation whose token is an address',
      JSON.stringify({ ...envelope, Type: 'SubscriptionConfirmation', Token: 'x&Action=Delete' }),
    ],
    ['a list', '[]'],
    ['null', 'null'],
    ['nothing', ''],
  ])('leaves %s as it is', (_what, body) => {
    expect(readQueueMessage(body)).toEqual({ kind: 'raw', text: body });
  });

  it('never fails', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.record({ Type: fc.constant('Notification') }).map((value) => JSON.stringify(value)),
        ),
        (body) => {
          expect(readQueueMessage(body)).toEqual({ kind: 'raw', text: body });
        },
      ),
    );
  });
});
