import { describe, expect, it } from 'vitest';
import { isSnsTopicArn } from './is-sns-topic-arn.ts';

describe('isSnsTopicArn', () => {
  it.each([
    'arn:aws:sns:us-east-1:123456789012:alarms',
    'arn:aws-cn:sns:cn-north-1:123456789012:a_b-C9',
    'arn:aws:sns:us-east-1:123456789012:orders.fifo',
  ])('takes %s', (text) => {
    expect(isSnsTopicArn(text)).toBe(true);
  });

  it.each([
    'arn:aws:sqs:us-east-1:123456789012:alarms',
    'arn:aws:sns:us-east-1:123456789012:alarms:0c3f7e4a-0000-4000-8000-000000000000',
    'arn:aws:sns::123456789012:alarms',
    'arn:aws:sns:us-east-1::alarms',
    'arn:aws:sns:us-east-1:aws:alarms',
    'arn:aws:sns:us-east-1:123456789012:*',
    'arn:aws:sns:us-east-1:123456789012:alarms\n',
    'alarms',
    '',
  ])('refuses %j', (text) => {
    expect(isSnsTopicArn(text)).toBe(false);
  });
});
