import { describe, expect, it } from 'vitest';
import type { AlarmTerm } from './alarm-term.ts';
import type { Alarm, AlarmCondition } from './alarm.ts';
import { conditionInWords } from './condition-in-words.ts';

const cpu: AlarmTerm = {
  isWatched: true,
  metric: { namespace: 'AWS/EC2', metricName: 'CPUUtilization', dimensions: [], statistic: 'Average', periodSeconds: 300 },
};
const band: AlarmTerm = { id: 'ad1', isWatched: true, expression: 'ANOMALY_DETECTION_BAND(m1, 2)' };
const condition: AlarmCondition = { comparison: 'GreaterThanThreshold', threshold: 80, evaluationPeriods: 3 };
const alarm = (parts: Partial<Alarm>): Alarm => ({ name: 'a', state: 'ALARM', terms: [cpu], condition, children: [], rest: {}, ...parts });

describe('conditionInWords', () => {
  it('says metric, limit, datapoints and period', () => {
    expect(conditionInWords(alarm({}))).toBe('CPUUtilization > 80 for 3 of 3 datapoints of 5 minutes');
  });

  it.each([
    ['GreaterThanOrEqualToThreshold', 'CPUUtilization ≥ 80'],
    ['LessThanThreshold', 'CPUUtilization < 80'],
    ['LessThanOrEqualToThreshold', 'CPUUtilization ≤ 80'],
    ['SomethingNew', 'CPUUtilization SomethingNew 80'],
  ])('says %s', (comparison, words) => {
    expect(conditionInWords(alarm({ condition: { comparison, threshold: 80 } }))).toBe(words);
  });

  it('says how many datapoints of how many', () => {
    expect(conditionInWords(alarm({ condition: { ...condition, datapointsToAlarm: 2 } }))).toBe(
      'CPUUtilization > 80 for 2 of 3 datapoints of 5 minutes',
    );
  });

  it('calls a metric by its label', () => {
    expect(conditionInWords(alarm({ terms: [{ ...cpu, label: 'CPU of the shop' }], condition: { threshold: 80 } }))).toBe(
      'CPU of the shop against 80',
    );
  });

  it('says an expression with the period of its metrics', () => {
    const rate: AlarmTerm = { id: 'rate', isWatched: true, expression: '100 * e / r' };

    expect(conditionInWords(alarm({ terms: [rate, { ...cpu, isWatched: false }] }))).toBe(
      '100 * e / r > 80 for 3 of 3 datapoints of 5 minutes',
    );
  });

  it.each([
    ['LessThanLowerOrGreaterThanUpperThreshold', 'CPUUtilization outside its expected band'],
    ['GreaterThanUpperThreshold', 'CPUUtilization above its expected band'],
    ['LessThanLowerThreshold', 'CPUUtilization below its expected band'],
  ])('says a band with %s', (comparison, words) => {
    expect(conditionInWords(alarm({ terms: [cpu, band], condition: { comparison, thresholdTermId: 'ad1' } }))).toBe(words);
  });

  it('says nothing where the alarm says too little', () => {
    expect(conditionInWords(alarm({ terms: [] }))).toBeUndefined();
    expect(conditionInWords(alarm({ condition: {} }))).toBeUndefined();
  });
});
