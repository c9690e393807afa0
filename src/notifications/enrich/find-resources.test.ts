import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArn } from '../../domain/arn.ts';
import { findResources, isKnownNamespace } from './find-resources.ts';
import { WATCHED_RESOURCES } from './watched-resources.ts';

const place = { accountId: '123456789012', region: 'eu-west-1' };
const metricOf = (namespace: string, dimensions: Readonly<Record<string, string>>) => ({
  namespace,
  metricName: 'Errors',
  dimensions: Object.entries(dimensions).map(([name, value]) => ({ name, value })),
});

describe('findResources', () => {
  it('names resource, ARN and log group', () => {
    expect(findResources(metricOf('AWS/Lambda', { FunctionName: 'checkout' }), place)).toEqual([
      {
        names: ['checkout'],
        arn: 'arn:aws:lambda:eu-west-1:123456789012:function:checkout',
        logGroups: ['/aws/lambda/checkout'],
      },
    ]);
  });

  it('takes the partition from the Region, and makes no ARN where that is not known', () => {
    const metric = metricOf('AWS/SQS', { QueueName: 'orders' });

    expect(findResources(metric, { ...place, region: 'cn-north-1' })[0]?.arn).toBe('arn:aws-cn:sqs:cn-north-1:123456789012:orders');
    expect(findResources(metric, { ...place, region: 'xx-nowhere-1' })).toEqual([{ names: ['orders'], logGroups: [] }]);
  });

  it('takes an ARN from a dimension only where it is of the place of the alarm', () => {
    const arnIn = (accountId: string) => `arn:aws:states:eu-west-1:${accountId}:stateMachine:orders`;
    const found = (accountId: string) => findResources(metricOf('AWS/States', { StateMachineArn: arnIn(accountId) }), place)[0]?.arn;

    expect(found(place.accountId)).toBe(arnIn(place.accountId));
    expect(found('210987654321')).toBeUndefined();
  });

  it('finds nothing of a metric of another account', () => {
    expect(findResources({ ...metricOf('AWS/Lambda', { FunctionName: 'x' }), accountId: '210987654321' }, place)).toEqual([]);
  });

  it('gives, whatever the dimensions, only ARNs that are some, of the place of the alarm', () => {
    const anyRow = fc.constantFrom(...WATCHED_RESOURCES);
    const anyValue = fc.oneof(fc.string(), fc.constantFrom('{arn}', '$&', '{FunctionName}', 'arn:aws:sns:us-east-1:210987654321:x', '*'));

    fc.assert(
      fc.property(anyRow, anyValue, ({ namespace, names, arn = '', logGroups = [] }, value) => {
        const dimensions = [...[...names, ...logGroups, arn].join('').matchAll(/\{([^{}:]+)/g)].map(([, name = '']) => [name, value]);

        for (const found of findResources(metricOf(namespace, Object.fromEntries(dimensions)), place)) {
          const arn = found.arn === undefined ? place : parseArn(found.arn);
          expect({ accountId: arn?.accountId, region: arn?.region }).toEqual(place);
          expect([...found.names, ...found.logGroups].every((text) => text !== '')).toBe(true);
        }
      }),
    );
  });
});

describe('isKnownNamespace', () => {
  it.each([
    ['AWS/Anything', true],
    ['ContainerInsights', true],
    ['Shop', false],
    ['LogMetrics', false],
  ])('says of %s: %s', (namespace, isKnown) => {
    expect(isKnownNamespace(namespace)).toBe(isKnown);
  });
});
