import { describe, expect, it } from 'vitest';
import { statisticName } from './statistic-name.ts';

describe('statisticName', () => {
  it.each([
    ['AVERAGE', 'Average'],
    ['SUM', 'Sum'],
    ['SAMPLECOUNT', 'SampleCount'],
    ['SAMPLE_COUNT', 'SampleCount'],
    ['Maximum', 'Maximum'],
    ['p99.9', 'p99.9'],
    ['TM(10%:90%)', 'TM(10%:90%)'],
  ])('writes %s as the API does', (statistic, name) => {
    expect(statisticName(statistic)).toBe(name);
  });

  it('has no name for nothing', () => {
    expect(statisticName('')).toBeUndefined();
    expect(statisticName(undefined)).toBeUndefined();
  });
});
