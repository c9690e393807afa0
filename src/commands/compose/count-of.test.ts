import { describe, expect, it } from 'vitest';
import { countOf } from './count-of.ts';

describe('countOf', () => {
  it.each([
    [3, 'Instances', '3 instances'],
    [1, 'Instances', '1 instance'],
    [0, 'Instances', 'no instances'],
    [1, 'DBInstances', '1 DB instance'],
    [1, 'Policies', '1 policy'],
    [1, 'Addresses', '1 address'],
    [1, 'Aliases', '1 alias'],
    [1, 'Buses', '1 bus'],
    [2, 'LogGroups', '2 log groups'],
    [1, 'logGroups', '1 log group'],
    [1, 'InstanceStatus', '1 instance status'],
    [1, 'TimeSeries', '1 time series'],
    [1, 'Branches', '1 branch'],
    [1, 'Indexes', '1 index'],
  ])('says of %d %s: %s', (count, name, words) => {
    expect(countOf(count, name)).toBe(words);
  });

  it('says that there are more than were read', () => {
    expect(countOf(1000, 'Instances', true)).toBe('1000+ instances');
    expect(countOf(0, 'Instances', true)).toBe('no instances so far');
  });
});
