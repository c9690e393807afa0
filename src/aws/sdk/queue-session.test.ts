import { describe, expect, it } from 'vitest';
import { credentialsOfQueue } from './queue-session.ts';

const queue = { queueUrl: 'https://sqs.eu-west-1.amazonaws.com/210987654321/orders.fifo', region: 'eu-west-1' };
const roleArn = 'arn:aws:iam::210987654321:role/signalbox-queues' as const;

describe('credentialsOfQueue', () => {
  it('are the machine’s own where no role is named', () => {
    expect(credentialsOfQueue(queue)).toBe('ambient');
  });

  it('are a session that can read this queue and nothing else', () => {
    const session = credentialsOfQueue({ ...queue, roleArn, externalId: 'a1b2' });

    expect(session).toMatchObject({ roleArn, externalId: 'a1b2', sessionName: 'signalbox.queues', tags: [] });
    const policy: unknown = JSON.parse(typeof session === 'string' ? '' : (session.policy ?? ''));
    expect(policy).toMatchObject({
      Statement: [
        {
          Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility'],
          Resource: 'arn:aws:sqs:eu-west-1:210987654321:orders.fifo',
        },
        { Action: 'kms:Decrypt', Condition: { StringEquals: { 'kms:ViaService': 'sqs.eu-west-1.amazonaws.com' } } },
      ],
    });
  });

  it('name the partition of the queue', () => {
    const inChina = { queueUrl: 'https://sqs.cn-north-1.amazonaws.com.cn/210987654321/orders', region: 'cn-north-1' };
    const session = credentialsOfQueue({ ...inChina, roleArn: 'arn:aws-cn:iam::210987654321:role/q' });

    expect(session).toMatchObject({ policy: expect.stringContaining('arn:aws-cn:sqs:cn-north-1:210987654321:orders') });
    expect(session).toMatchObject({ policy: expect.stringContaining('sqs.cn-north-1.amazonaws.com.cn') });
  });
});
