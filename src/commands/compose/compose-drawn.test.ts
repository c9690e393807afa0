import { describe, expect, it } from 'vitest';
import type { Message } from '../../messages/message.ts';
import { renderPlainText } from '../../messages/plain-text.ts';
import { renderWebMessage } from '../../platforms/web/render-web-message.ts';
import { composeResult, type RunCommand } from './compose-result.ts';
import { aRunCommand, aSuccess } from './testing/a-run-command.ts';

const DAY_MS = 86_400_000;
const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 1, 0, minute));
const TIME = '--start-time 2026-03-01T00:00:00Z --end-time 2026-03-01T03:00:00Z';
const STATISTICS = `cloudwatch get-metric-statistics --namespace AWS/ECS --metric-name CPUUtilization --period 300 --statistics Average Maximum ${TIME}`;
const DATA = `cloudwatch get-metric-data ${TIME} --metric-data-queries '[{"Id":"a","Expression":"1"}]'`;
const COSTS = 'ce get-cost-and-usage --time-period Start=2026-02-01,End=2026-02-04 --granularity DAILY --metrics UnblendedCost';

const datapoints = Array.from({ length: 36 }, (_, index) => ({
  Timestamp: at(index * 5),
  Average: 40 + index,
  Maximum: 50 + index,
  Unit: 'Percent',
}));
const statistics = aSuccess({ Label: 'CPUUtilization', Datapoints: datapoints });

function metricResult(id: string, status = 'Complete'): object {
  const instants = Array.from({ length: 36 }, (_, index) => at((35 - index) * 5));
  return {
    Id: id,
    Label: `Load of ${id}`,
    Timestamps: instants,
    Values: instants.map((instant) => instant.getUTCMinutes() + id.length),
    StatusCode: status,
  };
}

function costPeriod(index: number): object {
  const start = new Date(Date.UTC(2026, 1, 1) + index * DAY_MS);
  const groups = ['Amazon EC2', 'AWS Lambda', 'Amazon S3', 'Amazon SQS', 'Amazon SNS', 'AWS Glue', 'AWS WAF'];
  return {
    TimePeriod: { Start: start.toISOString().slice(0, 10), End: new Date(start.getTime() + DAY_MS).toISOString().slice(0, 10) },
    Groups: groups.map((key, place) => ({
      Keys: [key],
      Metrics: { UnblendedCost: { Amount: String((7 - place) * (index + 1)), Unit: 'USD' } },
    })),
    Estimated: index === 2,
  };
}

const change = (minute: number, from: string, to: string): object => ({
  AlarmName: 'orders-5xx',
  AlarmType: 'MetricAlarm',
  Timestamp: at(minute),
  HistoryItemType: 'StateUpdate',
  HistorySummary: `Alarm updated from ${from} to ${to}`,
  HistoryData: JSON.stringify({ oldState: { stateValue: from }, newState: { stateValue: to } }),
});

const alarm = {
  AlarmName: 'orders-5xx',
  StateValue: 'ALARM',
  StateUpdatedTimestamp: at(170),
  MetricName: 'HTTPCode_Target_5XX_Count',
  Namespace: 'AWS/ApplicationELB',
  Threshold: 60,
  ComparisonOperator: 'GreaterThanThreshold',
};

/** Answers by the name of their golden. */
const answers: Readonly<Record<string, RunCommand>> = {
  'metric-statistics': aRunCommand(STATISTICS, statistics),
  'metric-data-one': aRunCommand(DATA, aSuccess({ MetricDataResults: [metricResult('web')], Messages: [] })),
  'metric-data-partial': aRunCommand(
    DATA,
    aSuccess({
      MetricDataResults: [
        ...['a', 'bb', 'ccc', 'dddd', 'eeeee', 'ffffff'].map((id) => metricResult(id)),
        metricResult('slow', 'PartialData'),
        { Id: 'closed', Label: 'closed', Timestamps: [], Values: [], StatusCode: 'Forbidden' },
      ],
      Messages: [{ Code: 'MaxMetricsExceeded', Value: 'The maximum number of metrics is exceeded.' }],
    }),
  ),
  costs: aRunCommand(
    `${COSTS} --group-by Type=DIMENSION,Key=SERVICE`,
    aSuccess({ GroupDefinitions: [{ Type: 'DIMENSION', Key: 'SERVICE' }], ResultsByTime: [0, 1, 2].map((index) => costPeriod(index)) }),
  ),
  'alarm-history': aRunCommand(
    'cloudwatch describe-alarm-history --alarm-name orders-5xx',
    aSuccess({ AlarmHistoryItems: [change(150, 'ALARM', 'OK'), change(90, 'OK', 'ALARM')] }),
  ),
  alarms: {
    ...aRunCommand('cloudwatch describe-alarms', aSuccess({ MetricAlarms: [alarm] })),
    charts: [
      {
        title: 'orders-5xx: HTTPCode_Target_5XX_Count (Sum)',
        unit: 'Count',
        datapoints: datapoints.map(({ Timestamp, Average }) => ({ at: Timestamp.toISOString(), value: Average })),
        threshold: 60,
        comparison: 'GreaterThanThreshold',
        at: at(170).toISOString(),
        isSample: false,
      },
    ],
  },
};

const chartsIn = ({ blocks }: Message) => blocks.filter(({ kind }) => kind === 'chart');

describe('composeDrawn', () => {
  it.each(Object.entries(answers))('composes %s with its chart', async (name, run) => {
    const message = composeResult(run);

    expect(chartsIn(message)).toHaveLength(1);
    await expect(`${renderPlainText(message)}\n`).toMatchFileSnapshot(`__golden__/drawn/${name}.txt`);
    const web = renderWebMessage(message).blocks.filter(({ kind }) => kind === 'chart');
    await expect(`${JSON.stringify(web, undefined, 2)}\n`).toMatchFileSnapshot(`__golden__/drawn/${name}.json`);
  });

  it.each(['--query Datapoints[0].Average', '--output json', '--output text', '--output table'])(
    'draws nothing where %s is asked for',
    (option) => {
      expect(chartsIn(composeResult(aRunCommand(`${STATISTICS} ${option}`, statistics)))).toEqual([]);
    },
  );

  it('draws nothing where there is nothing', () => {
    const empty = [
      aRunCommand(STATISTICS, aSuccess({ Label: 'CPUUtilization', Datapoints: [] })),
      aRunCommand(DATA, aSuccess({ MetricDataResults: [], Messages: [] })),
      aRunCommand('cloudwatch describe-alarm-history', aSuccess({ AlarmHistoryItems: [] })),
      aRunCommand(COSTS, aSuccess({ ResultsByTime: [] })),
    ];

    for (const run of empty) expect(chartsIn(composeResult(run))).toEqual([]);
  });

  it('says of the demo account that its values are made up', () => {
    const run = aRunCommand(STATISTICS, statistics);

    const [chart] = chartsIn(composeResult({ ...run, place: { ...run.place, credentials: 'demo' } }));

    expect(chart).toMatchObject({ chart: { isSample: true }, altText: expect.stringContaining('The values are made up.') as string });
  });

  it('does not tell of the time after what it has read', () => {
    const history = answers['alarm-history'];
    const items = [change(10, 'OK', 'ALARM'), change(20, 'ALARM', 'OK')];
    const cut = aRunCommand(
      'cloudwatch describe-alarm-history --scan-by TimestampAscending',
      aSuccess({ AlarmHistoryItems: items, NextToken: 'x' }, { hasMore: true }),
    );

    expect(history === undefined ? [] : chartsIn(composeResult(history))).toMatchObject([
      { chart: { lanes: [{ spans: [{}, {}, { to: '2026-03-01T03:00:00.000Z', state: 'OK' }] }] } },
    ]);
    expect(chartsIn(composeResult(cut))).toMatchObject([
      { chart: { lanes: [{ spans: [{ state: 'OK' }, { to: at(20).toISOString(), state: 'ALARM' }] }] } },
    ]);
  });
});
