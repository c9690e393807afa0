import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { watchedMetric, type MetricStatistic } from '../../domain/metric-chart.ts';
import type { Notification } from '../../domain/notification.ts';
import { factText, recognized } from './testing/recognized.ts';

const fixture = (name: string): string => readFileSync(new URL(`__fixtures__/${name}.event.json`, import.meta.url), 'utf8');
const alarm = (name: string): Notification => recognized(fixture(`alarm-${name}`));
const changed = (name: string, change: Record<string, unknown>): Notification =>
  recognized({ ...(JSON.parse(fixture(`alarm-${name}`)) as Record<string, unknown>), ...change });
const watchedIn = (name: string): MetricStatistic | undefined => {
  const query = alarm(name).chart?.query;
  return query === undefined ? undefined : watchedMetric(query);
};

describe('cloudwatchAlarm', () => {
  it('says name, reason, state, account, Region and instant', () => {
    expect(alarm('metric-alarm')).toMatchObject({
      recognizer: 'cloudwatch-alarm',
      kind: 'CloudWatch Alarm',
      name: { kind: 'plain', source: 'web-cpu-high' },
      severity: 'high',
      state: 'ALARM',
      tone: 'bad',
      accountId: '123456789012',
      region: 'eu-west-1',
      occurredAt: '2026-11-22T10:25:31.218Z',
      isUnrecognized: false,
    });
    expect(alarm('metric-alarm').description?.source).toMatch(/^Threshold Crossed: 5 out of the last 5 datapoints/);
  });

  it('says what it is about in the words of its maker, and takes the runbook from there', () => {
    expect(alarm('metric-alarm')).toMatchObject({
      about: { kind: 'plain', source: 'CPU of the web tier. Runbook: https://wiki.example.com/web-cpu' },
      runbookUrl: 'https://wiki.example.com/web-cpu',
    });
  });

  it('opens an incident, goes on with it, and closes it', () => {
    const key = 'cloudwatch-alarm:arn:aws:cloudwatch:eu-west-1:123456789012:alarm:web-cpu-high';

    expect(alarm('metric-alarm').incident).toEqual({ key, transition: 'open' });
    expect(alarm('metric-ok').incident).toEqual({ key, transition: 'close' });
    expect(alarm('insufficient-data').incident?.transition).toBe('update');
  });

  it('gives an alarm the same incident by SNS and by EventBridge', () => {
    expect(alarm('eventbridge-metric').incident).toEqual(alarm('metric-alarm').incident);
  });

  it('knows an alarm without ARN by account, Region and name', () => {
    expect(alarm('without-arn').incident).toEqual({
      key: 'cloudwatch-alarm:123456789012/EU (London)/db-migration-required',
      transition: 'close',
    });
    expect(alarm('without-arn').region).toBeUndefined();
    expect(factText(alarm('without-arn'), 'Region')).toBe('EU (London)');
  });

  it('asks for the metric behind a single metric alarm', () => {
    expect(alarm('metric-alarm').chart).toMatchObject({
      title: 'CPUUtilization (Average)',
      threshold: 85,
      comparison: 'GreaterThanThreshold',
      at: '2026-11-22T10:25:31.218Z',
      isSample: false,
      query: {
        accountId: '123456789012',
        region: 'eu-west-1',
        periodSeconds: 300,
        queries: [
          {
            id: 'm1',
            metric: {
              namespace: 'AWS/EC2',
              metricName: 'CPUUtilization',
              dimensions: [{ name: 'AutoScalingGroupName', value: 'web' }],
              statistic: 'Average',
            },
            periodSeconds: 300,
            isReturned: true,
          },
        ],
        watchedId: 'm1',
      },
    });
    expect(alarm('metric-alarm').chart?.datapoints).toHaveLength(5);
  });

  it('asks for a percentile by its own name', () => {
    expect(watchedIn('percentile')?.statistic).toBe('p99');
  });

  it('asks the account of the alarm for the metric of another one', () => {
    expect(alarm('cross-account-metric').chart?.query).toMatchObject({
      accountId: '123456789012',
      queries: [{ accountId: '210987654321', isReturned: true }],
    });
    expect(factText(alarm('cross-account-metric'), 'Account of the metric')).toBe('210987654321');
  });

  it('reads a metric with a label like any other', () => {
    expect(factText(alarm('labelled-metric'), 'Condition')).toBe(
      'Connections of the cart database > 400 for 1 of 1 datapoints of 1 minute',
    );
    expect(alarm('labelled-metric').chart).toMatchObject({
      unit: 'Count',
      query: {
        queries: [{ label: 'Connections of the cart database', metric: { metricName: 'DatabaseConnections', statistic: 'Maximum' } }],
      },
    });
  });

  it('sets out the terms of a metric math alarm, and asks for them all', () => {
    const notification = alarm('metric-math');

    expect(factText(notification, 'Expression rate')).toBe('100 * errors / requests');
    expect(factText(notification, 'Metric errors')).toBe('AWS/Lambda Errors (Sum, FunctionName=checkout)');
    expect(factText(notification, 'Condition')).toBe('Error rate (percent) ≥ 5 for 1 of 1 datapoints of 1 minute');
    expect(notification.chart).toMatchObject({ title: 'Error rate (percent)', threshold: 5 });
    expect(notification.chart?.datapoints).toHaveLength(1);
    expect(notification.chart?.query).toMatchObject({
      periodSeconds: 60,
      watchedId: 'rate',
      queries: [{ id: 'rate', expression: '100 * errors / requests' }, { id: 'errors' }, { id: 'requests' }],
    });
    expect(notification.chart?.query?.queries.map(({ isReturned }) => isReturned)).toEqual([true, true, true]);
  });

  it('asks for metric and band of an anomaly detection alarm, and draws no threshold', () => {
    const notification = alarm('anomaly-band');

    expect(factText(notification, 'Condition')).toBe('pod_cpu_utilization outside its expected band for 1 of 1 datapoints of 1 minute');
    expect(watchedIn('anomaly-band')?.metricName).toBe('pod_cpu_utilization');
    expect(notification.chart).toMatchObject({
      comparison: 'LessThanLowerOrGreaterThanUpperThreshold',
      query: { watchedId: 'm1', bandId: 'ad1' },
    });
    expect(notification.chart?.query?.queries.map(({ isReturned }) => isReturned)).toEqual([true, true]);
    expect(notification.chart?.threshold).toBeUndefined();
  });

  it('draws the band that the reason names', () => {
    const band = [{ at: '2026-11-22T10:13:00.000Z', low: 0.020599444741798756, high: 0.3006915352732461 }];

    expect(alarm('eventbridge-anomaly').chart).toMatchObject({ band, comparison: 'LessThanLowerOrGreaterThanUpperThreshold' });
  });

  it('tells metric and band apart in any order, and draws no line where both are given', () => {
    const { Trigger: trigger } = JSON.parse(fixture('alarm-anomaly-band')) as { Trigger: { Metrics: unknown[] } };

    const notification = changed('anomaly-band', { Trigger: { ...trigger, Threshold: 5, Metrics: trigger.Metrics.toReversed() } });

    expect(factText(notification, 'Metric')).toBe('pod_cpu_utilization (Average)');
    expect(notification.chart?.threshold).toBeUndefined();
  });

  it('lists every alarm below a composite one with its state, and since when', () => {
    expect(alarm('eventbridge-composite-alarm').facts.find(({ label }) => label === 'Triggered by')?.value).toMatchObject({
      items: [
        {
          name: 'orders-5xx',
          arn: 'arn:aws:cloudwatch:eu-west-1:123456789012:alarm:orders-5xx',
          state: 'ALARM',
          since: '2026-11-22T10:15:27.394Z',
        },
        {},
        {},
        {},
      ],
    });
    expect(factText(alarm('composite'), 'Children')).toBe(
      'orders-5xx (ALARM), orders-latency (ALARM), orders-queue-age (ALARM), orders-db-connections (ALARM), orders/payment: declined (INSUFFICIENT_DATA)',
    );
    expect(factText(alarm('composite'), 'Rule')).toContain('ALARM("orders-5xx") AND');
    expect(alarm('composite').chart).toBeUndefined();
  });

  it('reads a composite alarm of EventBridge', () => {
    expect(alarm('eventbridge-composite')).toMatchObject({ state: 'OK', tone: 'good' });
    expect(factText(alarm('eventbridge-composite'), 'Children')).toBe('orders-5xx (OK), orders-latency (OK)');
  });

  it('reads threshold and comparison of an EventBridge alarm out of its reason', () => {
    expect(factText(alarm('eventbridge-metric'), 'Condition')).toBe('CPUUtilization > 85');
    expect(alarm('eventbridge-metric').chart).toMatchObject({ threshold: 85, comparison: 'GreaterThanThreshold' });
  });

  it('reads metric math and bands of EventBridge like those of SNS', () => {
    expect(factText(alarm('eventbridge-metric-math'), 'Expression e1')).toBe('SUM(METRICS())');
    expect(factText(alarm('eventbridge-metric-math'), 'Condition')).toBe('Total traffic > 10000');
    expect(factText(alarm('eventbridge-anomaly'), 'Condition')).toBe('CPUUtilization outside its expected band');
    expect(alarm('eventbridge-anomaly').chart?.threshold).toBeUndefined();
  });

  it('says what a log alarm counts, and in which log groups', () => {
    expect(factText(alarm('eventbridge-log'), 'Condition')).toBe('count(*) > 100 for 3 of 5 datapoints');
    expect(factText(alarm('eventbridge-log'), 'Query string')).toContain('filter @message like /ERROR/');
    expect(factText(alarm('eventbridge-log'), 'Log group identifiers')).toBe('/aws/lambda/checkout');
    expect(alarm('eventbridge-log').chart?.datapoints).toHaveLength(3);
  });

  it('follows each contributor of an alarm by itself', () => {
    const key = 'cloudwatch-alarm:arn:aws:cloudwatch:eu-west-1:123456789012:alarm:tables-write-capacity';

    expect(factText(alarm('eventbridge-contributor'), 'Contributor')).toBe('TableName=orders');
    expect(alarm('eventbridge-contributor').incident).toEqual({ key: `${key}/6d442278dba546f6`, transition: 'open' });
    expect(alarm('eventbridge-insights').incident).toEqual({ key, transition: 'open' });
  });

  it('says by which rule an alarm is muted, and why its actions are suppressed', () => {
    expect(factText(alarm('eventbridge-muted'), 'Muted by')).toContain('alarm-mute-rule:load-test');
    expect(factText(alarm('eventbridge-composite'), 'Actions suppressed reason')).toBe('Actions suppressed by WaitPeriod');
  });

  it('leaves out what a metric has without a letter in it', () => {
    const metric = { MetricName: 'Latency', Namespace: ' ', Dimensions: [] };

    expect(factText(changed('metric-alarm', { Trigger: metric }), 'Namespace')).toBeUndefined();
  });

  it('reads numbers that are written as text', () => {
    expect(factText(alarm('numbers-as-text'), 'Condition')).toBe('Latency > 2 for 1 of 1 datapoints of 1 minute');
    expect(alarm('numbers-as-text').chart?.query?.periodSeconds).toBe(60);
  });

  it('tells that an alarm was changed, and how, without alarming anybody', () => {
    const updated = recognized(fixture('eventbridge-cloudwatch-alarm-updated'));

    expect(updated.summary?.source).toBe('The threshold of alarm web-cpu-high is 80; it was 70.');
    const { state, tone, severity } = recognized(fixture('eventbridge-cloudwatch-alarm-log-updated'));
    expect({ state, tone, severity }).toEqual({ state: undefined, tone: 'neutral', severity: 'info' });
  });

  it('links to the console of the partition, with the name encoded', () => {
    expect(alarm('govcloud-critical')).toMatchObject({
      severity: 'critical',
      region: 'us-gov-west-1',
      consoleUrl:
        'https://us-gov-west-1.console.amazonaws-us-gov.com/cloudwatch/home?region=us-gov-west-1#alarmsV2:alarm/' +
        'payments%2FCRITICAL%3A%205xx%20%26%20timeouts%20(50%25)',
    });
    expect(alarm('china').consoleUrl).toMatch(/^https:\/\/cn-north-1\.console\.amazonaws\.cn\//);
  });

  it('draws no chart without points and without a metric to ask for', () => {
    const trigger = { Metrics: [{ Id: 'Q 1', Expression: 'SELECT AVG(x)', ReturnData: true, Period: 60 }] };

    expect(changed('metrics-insights', { Trigger: trigger }).chart).toBeUndefined();
  });

  it('asks for what a Metrics Insights query comes to, of one contributor by its attributes', () => {
    expect(factText(alarm('metrics-insights'), 'Expression q1')).toContain('SELECT AVG');
    expect(alarm('metrics-insights').chart).toMatchObject({
      datapoints: [],
      threshold: 1,
      comparison: 'LessThanThreshold',
      query: { periodSeconds: 60, watchedId: 'q1', queries: [{ id: 'q1', periodSeconds: 60, isReturned: true }] },
    });
    expect(alarm('metrics-insights').chart?.query?.contributor).toBeUndefined();
    expect(alarm('eventbridge-contributor').chart?.query).toMatchObject({ watchedId: 'm1', contributor: ['orders'] });
  });

  it('has nothing to ask CloudWatch for where a query of logs is watched', () => {
    expect(alarm('eventbridge-log').chart?.query).toBeUndefined();
  });

  it('has a chart to ask for where no datapoint was received', () => {
    expect(alarm('missing-data').chart).toMatchObject({ datapoints: [], query: { periodSeconds: 3600 } });
    expect(watchedIn('missing-data')?.metricName).toBe('Heartbeat');
  });

  it('keeps the message where optional fields have another type', () => {
    expect(alarm('mistyped')).toMatchObject({
      recognizer: 'cloudwatch-alarm',
      name: { source: 'disk-space' },
      state: 'ALARM',
      severity: 'high',
    });
    expect(factText(alarm('mistyped'), 'Metric')).toBe('disk_used_percent (Maximum)');
  });

  it('shows what a kind of alarm brings that is newer than this program', () => {
    expect(factText(alarm('of-another-kind'), 'Query string')).toBe('filter @message like /ERROR/ | stats count(*)');
    expect(factText(alarm('of-another-kind'), 'Log groups')).toBe('/aws/lambda/checkout');
  });

  it('shows a state that CloudWatch does not have yet', () => {
    expect(changed('metric-ok', { NewStateValue: 'MUTED' })).toMatchObject({
      state: 'MUTED',
      tone: 'warning',
      incident: { transition: 'update' },
    });
  });

  it('takes Region and account of the alarm, never those of the topic', () => {
    const topicArn = 'arn:aws:sns:us-east-1:999999999999:fan-in';

    expect(recognized(fixture('alarm-metric-alarm'), { topicArn })).toMatchObject({ accountId: '123456789012', region: 'eu-west-1' });
    expect(changed('metric-alarm', { AWSAccountId: 'x', AlarmArn: 'x' }).accountId).toBeUndefined();
  });

  it('takes the instant of sending where the alarm’s own cannot be read', () => {
    const text = JSON.stringify({ AlarmName: 'a', NewStateValue: 'ALARM', StateChangeTime: 'soon' });

    expect(recognized(text, { sentAt: new Date('2026-11-22T10:00:00Z') }).occurredAt).toBe('2026-11-22T10:00:00.000Z');
    expect(recognized(text, { sentAt: new Date(Number.NaN) }).occurredAt).toBeUndefined();
  });

  it('marks what came through the sample door', () => {
    const sample = recognized(fixture('alarm-metric-alarm'), { door: 'sample' });

    expect(sample.isSample).toBe(true);
    expect(sample.chart?.isSample).toBe(true);
  });

  it.each([
    { AlarmName: 'a' },
    { NewStateValue: 'ALARM' },
    { AlarmName: '', NewStateValue: 'ALARM' },
    { AlarmName: 1, NewStateValue: 'ALARM' },
  ])('leaves %j to others', (content) => {
    expect(recognized(content).recognizer).toBe('json-document');
  });
});
