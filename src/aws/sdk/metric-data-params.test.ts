import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MetricDataQuery, MetricQuery } from '../../domain/metric-chart.ts';
import { toMetricDataParams } from './metric-data-params.ts';

const WINDOW = { from: '2026-03-01T09:00:00.000Z', to: '2026-03-01T12:00:00.000Z' };
const METRIC = { namespace: 'AWS/EC2', metricName: 'CPUUtilization', dimensions: [{ name: 'InstanceId', value: 'i-1' }], statistic: 'p99' };
const QUERY: MetricQuery = {
  accountId: '222222222222',
  region: 'eu-west-1',
  periodSeconds: 300,
  queries: [{ id: 'm1', metric: METRIC, isReturned: true }],
  watchedId: 'm1',
};
const withEntry = (entry: Partial<MetricDataQuery>): MetricQuery => ({
  ...QUERY,
  queries: [{ ...QUERY.queries[0], id: 'm1', isReturned: true, ...entry }],
});

describe('toMetricDataParams', () => {
  it('asks for one metric', () => {
    expect(toMetricDataParams(QUERY, WINDOW)).toEqual({
      MetricDataQueries: [
        {
          Id: 'm1',
          MetricStat: {
            Metric: { Namespace: 'AWS/EC2', MetricName: 'CPUUtilization', Dimensions: [{ Name: 'InstanceId', Value: 'i-1' }] },
            Period: 300,
            Stat: 'p99',
          },
          ReturnData: true,
        },
      ],
      StartTime: new Date(WINDOW.from),
      EndTime: new Date(WINDOW.to),
      ScanBy: 'TimestampDescending',
      MaxDatapoints: 10_000,
    });
  });

  it('asks for expressions over metrics, also of other accounts', () => {
    const query: MetricQuery = {
      ...QUERY,
      queries: [
        { id: 'e1', expression: 'm1/m2*100', label: 'Error rate', isReturned: true },
        { id: 'm1', metric: { ...METRIC, unit: 'Count' }, periodSeconds: 60, accountId: '333333333333', isReturned: false },
        { id: 'm2', metric: METRIC, accountId: '222222222222', isReturned: false },
        { id: 'q1', expression: 'SELECT MAX(CPUUtilization) FROM "AWS/EC2"', periodSeconds: 60, isReturned: true },
      ],
    };

    expect(toMetricDataParams(query, WINDOW)?.['MetricDataQueries']).toMatchObject([
      { Id: 'e1', Expression: 'm1/m2*100', Label: 'Error rate', ReturnData: true },
      { Id: 'm1', AccountId: '333333333333', MetricStat: { Period: 60, Unit: 'Count' }, ReturnData: false },
      { Id: 'm2', MetricStat: { Period: 300 } },
      { Id: 'q1', Period: 60 },
    ]);
    expect(JSON.stringify(toMetricDataParams(query, WINDOW))).not.toContain('222222222222');
  });

  it.each<[string, MetricQuery]>([
    ['an id that CloudWatch does not take', withEntry({ id: 'M 1' })],
    ['an account that is none', withEntry({ accountId: '1234' })],
    ['neither metric nor expression', { ...QUERY, queries: [{ id: 'm1', isReturned: true }] }],
    ['no entries', { ...QUERY, queries: [] }],
    [
      'more entries than an alarm has',
      { ...QUERY, queries: Array.from({ length: 21 }, (_, index) => ({ id: `m${index}`, metric: METRIC, isReturned: true })) },
    ],
    ['a period of nothing', withEntry({ periodSeconds: 0 })],
    ['an empty name', withEntry({ metric: { ...METRIC, metricName: '' } })],
    ['a name that is too long', withEntry({ metric: { ...METRIC, namespace: 'x'.repeat(256) } })],
    ['a dimension that is too long', withEntry({ metric: { ...METRIC, dimensions: [{ name: 'a', value: 'x'.repeat(1025) }] } })],
    ['an expression that is too long', withEntry({ expression: 'm1+'.repeat(1000) })],
  ])('asks nothing with %s', (_what, query) => {
    expect(toMetricDataParams(query, WINDOW)).toBeUndefined();
  });

  it.each([
    { from: WINDOW.to, to: WINDOW.from },
    { from: 'then', to: WINDOW.to },
    { from: WINDOW.from, to: '' },
  ])('asks nothing for the time %j', (window) => {
    expect(toMetricDataParams(QUERY, window)).toBeUndefined();
  });

  it('asks for what is within bounds or for nothing, whatever a payload says', () => {
    const text = fc.oneof(fc.string({ maxLength: 300 }), fc.constantFrom('\u0000', '\uD800', 'é€', 'x'.repeat(3_000)));
    const entry = fc.record(
      {
        id: fc.oneof(text, fc.constantFrom('m1', 'e1')),
        label: text,
        expression: text,
        metric: fc.record({
          namespace: text,
          metricName: text,
          dimensions: fc.array(fc.record({ name: text, value: text }), { maxLength: 32 }),
          statistic: text,
        }),
        periodSeconds: fc.double(),
        accountId: text,
        isReturned: fc.boolean(),
      },
      { requiredKeys: ['id', 'isReturned'] },
    );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), (queries) => {
        const params = toMetricDataParams({ ...QUERY, queries: queries as readonly MetricDataQuery[] }, WINDOW);
        if (params === undefined) return;
        expect((params['MetricDataQueries'] as readonly unknown[]).length).toBeLessThanOrEqual(20);
        expect(Object.keys(params).toSorted()).toEqual(['EndTime', 'MaxDatapoints', 'MetricDataQueries', 'ScanBy', 'StartTime']);
        expect(JSON.stringify(params).length).toBeLessThan(20 * 6 * 40_000);
      }),
    );
  });
});
