import { describe, expect, it } from 'vitest';
import { parseArn, resourceName } from './arn.ts';

const nameOf = (arn: string): string | undefined => {
  const parsed = parseArn(arn);
  return parsed === undefined ? undefined : resourceName(parsed);
};

describe('parseArn', () => {
  it('takes an ARN apart', () => {
    expect(parseArn('arn:aws-cn:sns:cn-north-1:123456789012:ops:1')).toEqual({
      partition: 'aws-cn',
      service: 'sns',
      region: 'cn-north-1',
      accountId: '123456789012',
      resource: 'ops:1',
    });
    expect(parseArn('arn:aws:ec2::eu-west-1:snapshot/snap-01234567')).toMatchObject({
      region: 'eu-west-1',
      accountId: '',
      resource: 'snapshot/snap-01234567',
    });
    expect(parseArn('arn:aws:s3:::exports')).toMatchObject({ region: '', accountId: '', resource: 'exports' });
  });

  it.each(['', 'arn:aws:sns:us-east-1', 'arn:aws:sns:us-east-1:12345:ops', 'arn:evil:sns:us-east-1:123456789012:ops', ' arn:aws:s3:::x'])(
    'refuses %j',
    (text) => {
      expect(parseArn(text)).toBeUndefined();
    },
  );
});

describe('resourceName', () => {
  it.each([
    ['arn:aws:cloudwatch:eu-west-1:123456789012:alarm:cpu', 'cpu'],
    ['arn:aws:ec2:eu-west-1:123456789012:instance/i-0abc', 'i-0abc'],
    ['arn:aws:imagebuilder:eu-west-1:123456789012:image/base/1.0.0/1', 'base'],
    ['arn:aws:imagebuilder:eu-west-1:123456789012:workflow/build/nightly/1.0.0/1', 'nightly'],
    ['arn:aws:imagebuilder:eu-west-1:123456789012:image-pipeline/base', 'base'],
    ['arn:aws:ecs:eu-west-1:123456789012:task/shop/d789e943', 'd789e943'],
    ['arn:aws:cloudformation:eu-west-1:123456789012:stack/checkout/6c3d8f10-a9b7', 'checkout'],
    ['arn:aws:cloudformation:eu-west-1:123456789012:changeSet/release/6c3d8f10-a9b7', 'release'],
    ['arn:aws:lambda:eu-west-1:123456789012:function:checkout', 'checkout'],
    ['arn:aws:lambda:eu-west-1:123456789012:function:checkout:$LATEST', 'checkout'],
    ['arn:aws:ecs:eu-west-1:123456789012:task-definition/checkout-api:41', 'checkout-api:41'],
    ['arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/checkout:*', '/aws/lambda/checkout'],
    ['arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/checkout', '/aws/lambda/checkout'],
    ['arn:aws:cloudwatch:eu-west-1:123456789012:alarm:orders/payment: declined', 'orders/payment: declined'],
    ['arn:aws:s3:::exports', 'exports'],
  ])('names %s', (arn, name) => {
    expect(nameOf(arn)).toBe(name);
  });
});
