import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../messages/message.ts';
import { ALARM_CHARTS_TIMEOUT_MS } from './draw-alarms.ts';
import { ana, aGuardrail, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

const NOW = '2026-03-01T03:00:00.000Z';
const CHART = '📈 orders-0: Errors (Sum): lowest 1, highest 9, last 9. Alarm above 5.';

let flow: CommandsFlow;

beforeEach(async () => {
  flow = await openCommandsFlow();
  flow.surroundings.answerLookUp = async () => ({ status: 'succeeded', output: points, truncatedMembers: [] });
});
afterEach(() => flow.close());

const points = {
  Label: 'Errors',
  Datapoints: [
    { Timestamp: new Date('2026-03-01T02:55:00Z'), Sum: 9, Unit: 'None' },
    { Timestamp: new Date('2026-03-01T02:50:00Z'), Sum: 1, Unit: 'None' },
  ],
};

function alarm(index: number, more: object = {}): object {
  return {
    AlarmName: `orders-${index}`,
    StateValue: 'OK',
    StateUpdatedTimestamp: new Date('2026-03-01T02:56:00Z'),
    Namespace: 'AWS/Lambda',
    MetricName: 'Errors',
    Dimensions: [{ Name: 'FunctionName', Value: 'orders' }],
    Statistic: 'Sum',
    Period: 300,
    Threshold: 5,
    ComparisonOperator: 'GreaterThanThreshold',
    ...more,
  };
}

function answerWith(...alarms: readonly object[]): void {
  flow.surroundings.answer = async () => ({
    status: 'succeeded',
    output: { MetricAlarms: alarms, CompositeAlarms: [] },
    truncatedMembers: [],
  });
}

const countCharts = (answer: string): number => answer.split('📈').length - 1;

describe('drawAlarms', () => {
  it('shows the metric of an alarm as the channel may read it, of the last three hours', async () => {
    answerWith(alarm(0));

    const answer = await flow.say('cloudwatch describe-alarms --region eu-west-1');

    expect(answer).toContain(CHART);
    expect(flow.lookUps).toMatchObject([
      {
        service: 'cloudwatch',
        operation: 'GetMetricStatistics',
        region: 'eu-west-1',
        credentials: 'ambient',
        params: {
          Namespace: 'AWS/Lambda',
          MetricName: 'Errors',
          Dimensions: [{ Name: 'FunctionName', Value: 'orders' }],
          StartTime: new Date('2026-03-01T00:00:00Z'),
          EndTime: new Date(NOW),
          Period: 300,
          Statistics: ['Sum'],
        },
      },
    ]);
    await expect(flow.lookUpEvents()).resolves.toMatchObject([
      { person: { userId: 'web:ana' }, detail: { operation: 'GetMetricStatistics', verdict: 'allowed', isMutating: false } },
    ]);
  });

  it('has threshold, points in order and the instant of the change in the chart, and no query that somebody else could make', async () => {
    answerWith(alarm(0));
    const channel = { platform: 'web', workspaceId: '', channelId: 'ops' } as const;

    const answer: Message | undefined = await flow.pipeline({
      channel,
      person: ana,
      text: 'cloudwatch describe-alarms',
      idempotencyKey: 'one',
    });

    const chart = answer?.blocks.find(({ kind }) => kind === 'chart');
    expect(chart).toMatchObject({
      chart: {
        title: 'orders-0: Errors (Sum)',
        datapoints: [
          { at: '2026-03-01T02:50:00.000Z', value: 1 },
          { at: '2026-03-01T02:55:00.000Z', value: 9 },
        ],
        threshold: 5,
        comparison: 'GreaterThanThreshold',
        at: '2026-03-01T02:56:00.000Z',
        isSample: false,
      },
    });
    expect(chart).not.toHaveProperty('chart.query');
  });

  it('shows three alarms each, and of more those in ALARM, three at most', async () => {
    answerWith(alarm(0), alarm(1), alarm(2));
    expect(countCharts(await flow.say('cloudwatch describe-alarms'))).toBe(3);

    answerWith(alarm(0), alarm(1), alarm(2), alarm(3, { StateValue: 'ALARM' }));
    const one = await flow.say('cloudwatch describe-alarms');
    expect(countCharts(one)).toBe(1);
    expect(one).toContain('📈 orders-3');

    answerWith(...[0, 1, 2, 3, 4].map((index) => alarm(index, { StateValue: 'ALARM' })));
    expect(countCharts(await flow.say('cloudwatch describe-alarms'))).toBe(3);

    answerWith(alarm(0), alarm(1), alarm(2), alarm(3));
    expect(countCharts(await flow.say('cloudwatch describe-alarms'))).toBe(0);
  });

  it('asks for the metrics of an expression by its queries, and for a percentile as such', async () => {
    const queries = [
      { Id: 'e1', Expression: 'm1 / 2', ReturnData: true },
      { Id: 'm1', MetricStat: { Metric: { Namespace: 'n', MetricName: 'm' }, Period: 3600, Stat: 'Sum' }, ReturnData: false },
    ];
    answerWith(
      alarm(0, { MetricName: undefined, Namespace: undefined, Statistic: undefined, Period: undefined, Metrics: queries }),
      alarm(1, { Statistic: undefined, ExtendedStatistic: 'p99' }),
    );
    flow.surroundings.answerLookUp = async ({ operation }) => ({
      status: 'succeeded',
      output:
        operation === 'GetMetricData'
          ? { MetricDataResults: [{ Id: 'e1', Label: 'e1', Timestamps: [new Date(NOW)], Values: [4] }] }
          : { Label: 'Errors', Datapoints: [{ Timestamp: new Date(NOW), ExtendedStatistics: { p99: 7 }, Unit: 'None' }] },
      truncatedMembers: [],
    });

    const answer = await flow.say('cloudwatch describe-alarms');

    expect(answer).toContain('📈 orders-0: 4.');
    expect(answer).toContain('📈 orders-1: Errors (p99): 7');
    expect(flow.lookUps.find(({ operation }) => operation === 'GetMetricData')?.params).toEqual({
      MetricDataQueries: queries,
      // 30 hours.
      StartTime: new Date('2026-02-27T21:00:00Z'),
      EndTime: new Date(NOW),
    });
    expect(flow.lookUps.find(({ operation }) => operation === 'GetMetricStatistics')?.params).toMatchObject({
      ExtendedStatistics: ['p99'],
    });
  });

  it('draws the band of an anomaly detector instead of a threshold', async () => {
    const at = [new Date('2026-03-01T02:55:00Z'), new Date('2026-03-01T02:50:00Z')];
    const metrics = [
      { Id: 'm1', MetricStat: { Metric: {}, Period: 300, Stat: 'Sum' } },
      { Id: 'ad1', Expression: 'ANOMALY_DETECTION_BAND(m1, 2)' },
    ];
    const comparison = { ComparisonOperator: 'LessThanLowerOrGreaterThanUpperThreshold', Threshold: undefined, ThresholdMetricId: 'ad1' };
    answerWith(alarm(0, { MetricName: undefined, Namespace: undefined, Metrics: metrics, ...comparison }));
    const results = [
      { Id: 'm1', Label: 'Errors', Timestamps: at, Values: [9, 1] },
      { Id: 'ad1', Label: 'upper', Timestamps: at, Values: [4, 3] },
      { Id: 'ad1', Label: 'lower', Timestamps: at, Values: [2, 0] },
    ];
    flow.surroundings.answerLookUp = async () => ({ status: 'succeeded', output: { MetricDataResults: results }, truncatedMembers: [] });

    expect(await flow.say('cloudwatch describe-alarms')).toContain(
      '📈 orders-0: lowest 1, highest 9, last 9. Alarm outside of the expected band, last from 2 to 4.',
    );
  });

  it('is left out where the channel may not read metrics: nothing is asked by another way', async () => {
    flow.surroundings.rules = rulesWith(aGuardrail('alarms', { Action: ['cloudwatch:DescribeAlarms'] }));
    answerWith(alarm(0));

    const answer = await flow.say('cloudwatch describe-alarms');

    expect(answer).toContain('orders-0');
    expect(countCharts(answer)).toBe(0);
    expect(flow.lookUps).toEqual([]);
  });

  it.each([
    ['AWS refuses', { status: 'failed', failure: { kind: 'service-error', code: 'AccessDenied', message: 'no' } }],
    ['there are no points', { status: 'succeeded', output: { Label: 'Errors', Datapoints: [] }, truncatedMembers: [] }],
    ['the answer has another form', { status: 'succeeded', output: { Datapoints: 'masked' }, truncatedMembers: [] }],
  ] as const)('is left out where %s', async (_when, outcome) => {
    answerWith(alarm(0));
    flow.surroundings.answerLookUp = async () => outcome;

    const answer = await flow.say('cloudwatch describe-alarms');

    expect(answer).toContain('orders-0');
    expect(countCharts(answer)).toBe(0);
  });

  it('is left out where it comes late: the answer does not wait for it', async () => {
    answerWith(alarm(0), alarm(1));
    const asked = Promise.withResolvers<void>();
    flow.surroundings.answerLookUp = () => {
      asked.resolve();
      return new Promise(() => {});
    };

    const answer = flow.say('cloudwatch describe-alarms');
    await asked.promise;
    flow.expire(ALARM_CHARTS_TIMEOUT_MS);

    await expect(answer).resolves.toContain('orders-0');
    expect(countCharts(await answer)).toBe(0);
  });

  it.each(['--query MetricAlarms[].AlarmName', '--output json'])('asks for nothing where %s is asked for', async (option) => {
    answerWith(alarm(0));

    expect(countCharts(await flow.say(`cloudwatch describe-alarms ${option}`))).toBe(0);
    expect(flow.lookUps).toEqual([]);
  });

  it.each([{ MetricAlarms: 'masked' }, { MetricAlarms: [null, 7, {}, { AlarmName: 3, Metrics: 'x', Period: 'x' }] }, {}])(
    'takes any answer: %j',
    async (output) => {
      flow.surroundings.answer = async () => ({ status: 'succeeded', output, truncatedMembers: [] });

      expect(countCharts(await flow.say('cloudwatch describe-alarms'))).toBe(0);
      expect(flow.lookUps).toEqual([]);
    },
  );
});
