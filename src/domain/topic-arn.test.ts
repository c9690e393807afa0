import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTopicArn } from './topic-arn.ts';

describe('parseTopicArn', () => {
  it('takes a topic ARN apart', () => {
    const topicArn = parseTopicArn('arn:aws-cn:sns:cn-north-1:123456789012:ops_EU-1');

    expect(topicArn).toEqual({
      arn: 'arn:aws-cn:sns:cn-north-1:123456789012:ops_EU-1',
      partition: 'aws-cn',
      region: 'cn-north-1',
      accountId: '123456789012',
      topicName: 'ops_EU-1',
    });
  });

  it.each(['arn:aws:sns:us-east-1:123456789012:orders.fifo', `arn:aws-us-gov:sns:us-gov-east-1:123456789012:${'n'.repeat(256)}`])(
    'accepts %s',
    (text) => {
      expect(parseTopicArn(text)).toBeDefined();
    },
  );

  it.each([
    ['another service', 'arn:aws:sqs:us-east-1:123456789012:ops'],
    ['a subscription', 'arn:aws:sns:us-east-1:123456789012:ops:6b0e71bd-7e97-4d97-80ce-4a0994e55286'],
    ['no account', 'arn:aws:sns:us-east-1::ops'],
    ['an account that is no number', 'arn:aws:sns:us-east-1:aws:ops'],
    ['an unknown Region', 'arn:aws:sns:us-east-9:123456789012:ops'],
    ['a pseudo Region', 'arn:aws:sns:aws-global:123456789012:ops'],
    ['an S3 host in the place of the Region', 'arn:aws:sns:s3-ap-southeast-2:123456789012:ops'],
    ['a Region of another partition', 'arn:aws:sns:cn-north-1:123456789012:ops'],
    ['GovCloud under the name of the public partition', 'arn:aws:sns:us-gov-west-1:123456789012:ops'],
    ['an unknown partition', 'arn:aws-moon:sns:us-east-1:123456789012:ops'],
    ['a line feed at the end', 'arn:aws:sns:us-east-1:123456789012:ops\n'],
    ['a line feed in the middle', 'arn:aws:sns:us-east-1:123456789012:ops\nType'],
    ['a name that is too long', `arn:aws:sns:us-east-1:123456789012:${'n'.repeat(257)}`],
    ['a dot', 'arn:aws:sns:us-east-1:123456789012:ops.eu'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(parseTopicArn(text)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => parseTopicArn(`arn:aws:sns:us-east-1:123456789012:${text}`)).not.toThrow();
      }),
    );
  });
});
