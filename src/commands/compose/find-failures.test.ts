import { describe, expect, it } from 'vitest';
import { catalogue } from '../testing/parse-for-test.ts';
import { findFailures } from './find-failures.ts';

const describeServices = catalogue.service('ecs')?.operation('DescribeServices');

describe('findFailures', () => {
  it.each([
    'failures',
    'FailedEntries',
    'UnprocessedItems',
    'UnprocessedKeys',
    'Unsuccessful',
    'batchItemFailures',
    'Errors',
    'failed',
    'FailedPutList',
  ])('tells %s from the rest', (name) => {
    expect(findFailures({ done: [1], [name]: [{ reason: 'MISSING' }] }, describeServices)).toEqual({
      failures: [{ name, items: [{ reason: 'MISSING' }] }],
      rest: { done: [1] },
    });
  });

  it.each([{ FailedEntryCount: 1 }, { failureThreshold: [1] }, { Failed: 3 }, { errors: '••••••••' }, { UnprocessedAt: new Date(0) }])(
    'takes %o for no failures',
    (output) => {
      expect(findFailures(output, describeServices)).toEqual({ failures: [], rest: output });
    },
  );

  it('says nothing of lists that are empty, nor of those that were asked for', () => {
    expect(findFailures({ services: [], failures: [] }, describeServices)).toEqual({ failures: [], rest: { services: [] } });
    const listErrors = { name: 'ListErrors' } as typeof describeServices;
    expect(findFailures({ Errors: [1] }, listErrors)).toEqual({ failures: [], rest: { Errors: [1] } });
  });
});
