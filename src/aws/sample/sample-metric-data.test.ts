import { describe, expect, it } from 'vitest';
import type { MetricQuery, MetricStatistic } from '../../domain/metric-chart.ts';
import { aMetricQuery, cpuMetric } from '../../domain/testing/a-metric-query.ts';
import type { TimeWindow } from '../metric-data-source.ts';
import { sampleMetricData } from './sample-metric-data.ts';

const signal = new AbortController().signal;
const query = aMetricQuery({ accountId: '111122223333', periodSeconds: 60 });
const MINUTE_MS = 60_000;
const windowTo = (to: string, minutes = 180) => ({ from: new Date(Date.parse(to) - minutes * MINUTE_MS).toISOString(), to });
const other = (metric: Partial<MetricStatistic>) => ({ queries: aMetricQuery({ metric }).queries });
const read = async (asked: MetricQuery, window: TimeWindow) => (await sampleMetricData.read({ query: asked, window }, signal))?.points;
const values = (points: readonly { value: number }[] | undefined): number[] => (points ?? []).map(({ value }) => value);

describe('sampleMetricData', () => {
  it('has a point for each minute of the window, the end excluded', async () => {
    const points = await read(query, windowTo('2026-11-22T10:00:00.000Z'));

    expect(points).toHaveLength(180);
    expect(points?.[0]?.at).toBe('2026-11-22T07:00:00.000Z');
    expect(points?.at(-1)?.at).toBe('2026-11-22T09:59:00.000Z');
  });

  it('says the same for the same window', async () => {
    const window = windowTo('2026-11-22T10:00:00.000Z');

    expect(await read(query, window)).toEqual(await read(query, window));
  });

  it.each(Array.from({ length: 24 }, (_, hour) => hour))('shows quiet hours and a breach of the last minutes at hour %d', async (hour) => {
    const to = new Date(Date.UTC(2026, 10, 22, hour, 7)).toISOString();

    const all = values(await read(query, windowTo(to)));

    expect(Math.max(...all.slice(0, -20))).toBeLessThan(70);
    expect(Math.min(...all.slice(-4))).toBeGreaterThan(80);
    expect(Math.max(...all)).toBeLessThanOrEqual(100);
    expect(Math.min(...all)).toBeGreaterThan(20);
  });

  it('aligns longer periods as CloudWatch does', async () => {
    const points = await read({ ...query, periodSeconds: 300 }, windowTo('2026-11-22T10:02:00.000Z', 30));

    expect(points?.map(({ at }) => at.slice(11, 16))).toEqual(['09:35', '09:40', '09:45', '09:50', '09:55', '10:00']);
  });

  it('answers a window of years with a bounded number of points', async () => {
    const points = await read(query, { from: '2000-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' });

    expect(points?.length).toBeLessThanOrEqual(1440);
  });

  it('has no points in a window that cannot be read', async () => {
    await expect(read(query, { from: 'then', to: 'now' })).resolves.toEqual([]);
  });

  it.each<[string, Partial<MetricQuery>]>([
    ['account', { accountId: '123456789012' }],
    ['Region', { region: 'eu-central-1' }],
    ['namespace', other({ namespace: 'AWS/EC2' })],
    ['metric', other({ metricName: 'MemoryUtilization' })],
    ['statistic', other({ statistic: 'Maximum' })],
    ['service', other({ dimensions: [...cpuMetric.dimensions.slice(1), { name: 'ServiceName', value: 'cart' }] })],
    ['set of dimensions', other({ dimensions: cpuMetric.dimensions.slice(1) })],
    ['form, an expression,', { queries: [{ id: 'm1', expression: 'SELECT AVG(CPUUtilization) FROM "AWS/ECS"', isReturned: true }] }],
    ['form, two metrics,', { queries: [...query.queries, { id: 'm2', metric: cpuMetric, isReturned: false }] }],
  ])('does not have the metric of another %s', async (_what, difference) => {
    await expect(read({ ...query, ...difference }, windowTo('2026-11-22T10:00:00.000Z'))).resolves.toBeUndefined();
  });

  it('reads nothing after it was told to stop', () => {
    expect(() => sampleMetricData.read({ query, window: windowTo('2026-11-22T10:00:00.000Z') }, AbortSignal.abort())).toThrow('aborted');
  });
});
