import { describe, expect, it } from 'vitest';
import { openCatalogue } from '../../../catalogue/open-catalogue.ts';
import { findShapeFaults } from './find-shape-faults.ts';

describe('findShapeFaults', () => {
  const shape = openCatalogue().service('cloudwatch')?.operation('DescribeAlarms')?.output;

  it.each([
    [{ MetricAlarms: [{ AlarmNme: 'a' }] }, '.MetricAlarms[0].AlarmNme is no member'],
    [{ MetricAlarms: [{ AlarmName: 1 }] }, '.MetricAlarms[0].AlarmName is 1, not string'],
    [{ MetricAlarms: [{ StateValue: 'FINE' }] }, '.MetricAlarms[0].StateValue is FINE, not one of the known values'],
    [{ MetricAlarms: [{ StateUpdatedTimestamp: '2026-03-01' }] }, '.MetricAlarms[0].StateUpdatedTimestamp is 2026-03-01, not timestamp'],
    [{ MetricAlarms: [{ Dimensions: [{ Name: 'a' }] }] }, '.MetricAlarms[0].Dimensions[0].Value is required'],
    [{ MetricAlarms: {} }, '.MetricAlarms is [object Object], not a list'],
    [{ MetricAlarms: ['a'] }, '.MetricAlarms[0] is a, not a structure'],
  ])('finds what does not fit: %j', (output, fault) => {
    expect(shape === undefined ? [] : findShapeFaults(output, shape)).toContain(fault);
  });

  it('finds nothing in what fits', () => {
    const output = { MetricAlarms: [{ AlarmName: 'a', StateValue: 'OK', Threshold: 1.5, OKActions: [] }] };

    expect(shape === undefined ? ['no shape'] : findShapeFaults(output, shape)).toEqual([]);
  });
});
