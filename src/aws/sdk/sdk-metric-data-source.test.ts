import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DoubleMetricResult } from '../../../test/fakes/aws-double-readings.ts';
import type { MetricQuery } from '../../domain/metric-chart.ts';
import { MetricResults } from './metric-results.ts';
import { SdkMetricDataSource } from './sdk-metric-data-source.ts';
import { NEVER, openReadings, PLACE, type Readings } from './testing/open-readings.ts';

const WINDOW = { from: '2026-03-01T09:00:00.000Z', to: '2026-03-01T12:00:00.000Z' };
const QUERY: MetricQuery = {
  accountId: PLACE.accountId,
  region: PLACE.region,
  periodSeconds: 300,
  queries: [
    { id: 'm1', metric: { namespace: 'AWS/EC2', metricName: 'CPUUtilization', dimensions: [], statistic: 'Average' }, isReturned: true },
    { id: 'ad1', expression: 'ANOMALY_DETECTION_BAND(m1, 2)', label: 'CPUUtilization (expected)', isReturned: true },
  ],
  watchedId: 'm1',
  bandId: 'ad1',
};

const secondsAt = (time: string): number => Date.parse(`2026-03-01T${time}:00Z`) / 1000;
function resultOf(Id: string, Label: string, points: Readonly<Record<string, number>>): DoubleMetricResult {
  return { Id, Label, Timestamps: Object.keys(points).map(secondsAt), Values: Object.values(points), StatusCode: 'Complete' };
}
const pointOf = (time: string, value: number) => ({ at: `2026-03-01T${time}:00.000Z`, value });

let readings: Readings;
let source: SdkMetricDataSource;
beforeEach(async () => {
  readings = await openReadings();
  source = new SdkMetricDataSource(readings.caller);
});
afterEach(() => readings.stop());

const read = (query: MetricQuery = QUERY) => source.read({ place: PLACE, query, window: WINDOW }, NEVER);

describe('SdkMetricDataSource', () => {
  it('reads the watched line and the band, whatever the order of its edges, over all pages, oldest first', async () => {
    readings.aws.readings.metricPages = [
      [
        resultOf('m1', 'CPUUtilization', { '11:55': 91, '11:50': 88 }),
        resultOf('ad1', 'CPUUtilization (expected)', { '11:55': 60, '11:50': 58 }),
        resultOf('ad1', 'CPUUtilization (expected)', { '11:55': 20, '11:50': 22 }),
      ],
      [resultOf('m1', 'CPUUtilization', { '11:45': 50 }), resultOf('ad1', 'CPUUtilization (expected)', { '11:45': 21 })],
    ];

    await expect(read()).resolves.toEqual({
      points: [pointOf('11:45', 50), pointOf('11:50', 88), pointOf('11:55', 91)],
      lines: [],
      band: [
        { at: '2026-03-01T11:50:00.000Z', low: 22, high: 58 },
        { at: '2026-03-01T11:55:00.000Z', low: 20, high: 60 },
      ],
    });
    expect(readings.aws.callsOf('GetMetricData').map(({ body }) => (JSON.parse(body) as { NextToken?: string }).NextToken)).toEqual([
      undefined,
      '1',
    ]);
  });

  it('reads further lines with their labels, each by itself also where labels are alike', async () => {
    readings.aws.readings.metricPages = [
      [resultOf('m1', 'rate', { '11:55': 5 }), resultOf('m2', 'errors', { '11:55': 1 }), resultOf('m2', 'errors', { '11:55': 2 })],
    ];

    await expect(read()).resolves.toMatchObject({
      points: [pointOf('11:55', 5)],
      lines: [
        { label: 'errors', points: [pointOf('11:55', 1)] },
        { label: 'errors', points: [pointOf('11:55', 2)] },
      ],
      band: [],
    });
  });

  it('finds the contributor of an alarm that watches many', async () => {
    readings.aws.readings.metricPages = [[resultOf('q1', 'i-1 a', { '11:55': 1 }), resultOf('q1', 'i-2 b', { '11:55': 2 })]];

    await expect(read({ ...QUERY, watchedId: 'q1', contributor: ['i-2', 'b'] })).resolves.toMatchObject({
      points: [pointOf('11:55', 2)],
      lines: [{ label: 'i-1 a' }],
    });
  });

  it('reads so many pages and no more', async () => {
    readings.aws.readings.metricPages = Array.from({ length: 9 }, () => [resultOf('m1', 'CPU', { '11:55': 1 })]);
    await read();

    expect(readings.aws.callsOf('GetMetricData')).toHaveLength(3);
  });

  it('asks nobody about another account or Region than the event has', async () => {
    await expect(read({ ...QUERY, accountId: '333333333333' })).rejects.toMatchObject({ notRead: { why: 'bad-input' } });
    await expect(read({ ...QUERY, region: 'us-east-1' })).rejects.toMatchObject({ notRead: { why: 'bad-input' } });
    expect(readings.aws.requests).toEqual([]);
  });

  it('asks nobody what CloudWatch would not take, and without a place', async () => {
    await expect(read({ ...QUERY, queries: [] })).rejects.toMatchObject({ notRead: { why: 'bad-input' } });
    await expect(source.read({ query: QUERY, window: WINDOW }, NEVER)).resolves.toBeUndefined();
    expect(readings.aws.requests).toEqual([]);
  });

  it('rejects with the reason where it is refused', async () => {
    readings.aws.failNext('GetMetricData', { kind: 'denied' });
    await expect(read()).rejects.toMatchObject({ name: 'NotReadError', notRead: { why: 'refused', call: 'cloudwatch:GetMetricData' } });

    readings.aws.readings.metricPages = [[{ ...resultOf('m1', 'CPU', {}), StatusCode: 'Forbidden' }]];
    await expect(read()).rejects.toMatchObject({ notRead: { why: 'refused' } });
  });
});

describe('MetricResults', () => {
  it('takes any answer apart without a throw, into points that can be drawn', () => {
    const result = fc.record(
      {
        Id: fc.oneof(fc.constantFrom('m1', 'ad1'), fc.anything()),
        Label: fc.anything(),
        Timestamps: fc.oneof(fc.array(fc.oneof(fc.date(), fc.date({ noInvalidDate: false }), fc.anything())), fc.anything()),
        Values: fc.oneof(fc.array(fc.oneof(fc.double(), fc.anything())), fc.anything()),
        StatusCode: fc.anything(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(result, fc.anything()), { maxLength: 40 }), (page) => {
        const results = new MetricResults();
        results.add({ MetricDataResults: page });
        const { points, lines, band } = results.read(QUERY);

        expect(lines.length).toBeLessThanOrEqual(20);
        for (const { at, value } of [...points, ...lines.flatMap((line) => line.points)]) {
          expect(Number.isFinite(value) && !Number.isNaN(Date.parse(at))).toBe(true);
        }
        for (const { low, high } of band) expect(low).toBeLessThanOrEqual(high);
      }),
    );
  });

  it.each([{}, { MetricDataResults: null }, { MetricDataResults: 'none' }])('knows that %j is no page', (output) => {
    expect(new MetricResults().add(output)).toBe(false);
  });
});
