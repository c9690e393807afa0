// Builds the queries behind alarms' charts for tests.
import type { MetricQuery, MetricStatistic } from '../metric-chart.ts';

/** The metric of `aMetricQuery`. */
export const cpuMetric: MetricStatistic = {
  namespace: 'AWS/ECS',
  metricName: 'CPUUtilization',
  dimensions: [
    { name: 'ServiceName', value: 'checkout-api' },
    { name: 'ClusterName', value: 'shop' },
  ],
  statistic: 'Average',
};

/** Makes the query of an alarm on one metric, in account 123456789012. */
export function aMetricQuery({ metric, ...overrides }: Partial<MetricQuery> & { metric?: Partial<MetricStatistic> } = {}): MetricQuery {
  const periodSeconds = overrides.periodSeconds ?? 300;
  return {
    accountId: '123456789012',
    region: 'us-east-1',
    periodSeconds,
    queries: [{ id: 'm1', metric: { ...cpuMetric, ...metric }, periodSeconds, isReturned: true }],
    watchedId: 'm1',
    ...overrides,
  };
}
