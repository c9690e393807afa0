import { describe, expect, it } from 'vitest';
import { topicParts } from './topic-name.ts';

describe('topicParts', () => {
  it('takes an ARN apart', () => {
    expect(topicParts('arn:aws-cn:sns:cn-north-1:123456789012:ops-alarms.fifo')).toEqual({
      name: 'ops-alarms.fifo',
      accountId: '123456789012',
      region: 'cn-north-1',
    });
  });

  it.each(['arn:aws:sqs:eu-central-1:123456789012:queue', 'arn:aws:sns:eu-central-1:123456789012', 'a topic', ''])(
    'shows %j whole',
    (topicArn) => {
      expect(topicParts(topicArn)).toEqual({ name: topicArn, accountId: '', region: '' });
    },
  );
});
