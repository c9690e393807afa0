import { describe, expect, it } from 'vitest';
import { parseForTest } from '../../commands/testing/parse-for-test.ts';
import { createDemoAccount } from './index.ts';

type Output = Readonly<Record<string, unknown>>;

const NOW = '2026-03-01T10:15:42.123Z';

async function run(line: string) {
  const account = createDemoAccount({ now: () => new Date(NOW) });
  return account.invoker.invoke({
    ...parseForTest(line),
    region: 'us-east-1',
    credentials: 'demo',
    isRepeatable: true,
    signal: new AbortController().signal,
  });
}

async function listOf(line: string, name: string): Promise<readonly Output[]> {
  const outcome = await run(line);
  if (outcome.status === 'failed') throw new Error(JSON.stringify(outcome.failure));
  return outcome.output[name] as readonly Output[];
}

const CPU =
  'cloudwatch get-metric-statistics --namespace AWS/ECS --metric-name CPUUtilization --dimensions Name=ServiceName,Value=checkout-api Name=ClusterName,Value=shop';
const SINCE_NINE = '--start-time 2026-03-01T09:00:00Z --end-time 2026-03-01T10:16:00Z';

describe('the metrics of the demo account', () => {
  it('are beyond the threshold where the alarm says so: of the last five minutes all', async () => {
    const points = await listOf(`${CPU} ${SINCE_NINE} --period 60 --statistics Average`, 'Datapoints');

    const values = points.map(({ Average }) => Number(Average));
    expect(values.slice(-5).every((value) => value > 80)).toBe(true);
    expect(values.slice(0, 45).every((value) => value < 60)).toBe(true);
    expect(points.at(-1)?.['Timestamp']).toEqual(new Date('2026-03-01T10:14:00Z'));
  });

  it.each(['open-orders-backlog', 'shop-public-server-errors', 'shop-orders-free-storage', 'nightly-report-errors'])(
    'keep to the threshold of %s, which is not in ALARM',
    async (name) => {
      const [alarm] = await listOf(`cloudwatch describe-alarms --alarm-names ${name}`, 'MetricAlarms');
      const { Namespace, MetricName, Dimensions, Statistic, Threshold, ComparisonOperator } = alarm ?? {};
      const dimensions = (Dimensions as readonly Output[]).map((one) => `Name=${String(one['Name'])},Value=${String(one['Value'])}`);
      const points = await listOf(
        `cloudwatch get-metric-statistics --namespace ${String(Namespace)} --metric-name ${String(MetricName)} --dimensions ${dimensions.join(' ')} --statistics ${String(Statistic)} --period 300 --start-time 2026-02-28T00:00:00Z --end-time 2026-03-01T10:15:00Z`,
        'Datapoints',
      );

      expect(points.length).toBeGreaterThan(0);
      const isAbove = ComparisonOperator === 'GreaterThanThreshold';
      for (const point of points) {
        const value = Number(point[String(Statistic)]);
        expect(isAbove ? value <= Number(Threshold) : value >= Number(Threshold)).toBe(true);
      }
    },
  );

  it('are the same by get-metric-data, the newest first', async () => {
    const query = {
      Id: 'cpu',
      MetricStat: {
        Metric: {
          Namespace: 'AWS/ECS',
          MetricName: 'CPUUtilization',
          Dimensions: [
            { Name: 'ServiceName', Value: 'checkout-api' },
            { Name: 'ClusterName', Value: 'shop' },
          ],
        },
        Period: 300,
        Stat: 'Average',
      },
    };
    const [result] = await listOf(
      `cloudwatch get-metric-data ${SINCE_NINE} --metric-data-queries '${JSON.stringify([query])}'`,
      'MetricDataResults',
    );
    const points = await listOf(`${CPU} ${SINCE_NINE} --period 300 --statistics Average`, 'Datapoints');

    expect(result?.['Values']).toEqual(points.map(({ Average }) => Average).toReversed());
    expect(result).toMatchObject({ Id: 'cpu', Label: 'CPUUtilization', StatusCode: 'Complete' });
  });

  it('are reckoned as CloudWatch does', async () => {
    const [point] = await listOf(
      `${CPU} --start-time 2026-03-01T09:00:00Z --end-time 2026-03-01T09:05:00Z --period 300 --statistics Average Sum Minimum Maximum SampleCount --extended-statistics p50`,
      'Datapoints',
    );
    const { Average, Sum, Minimum, Maximum, SampleCount, ExtendedStatistics } = point ?? {};

    expect(SampleCount).toBe(5);
    expect(Number(Sum) / 5).toBeCloseTo(Number(Average));
    expect(Number(Minimum)).toBeLessThanOrEqual(Number((ExtendedStatistics as Output)['p50']));
    expect(Number((ExtendedStatistics as Output)['p50'])).toBeLessThanOrEqual(Number(Maximum));
  });

  it.each([
    ['no metric that the shop does not have', `${CPU}x ${SINCE_NINE} --period 60 --statistics Average`],
    ['nothing in another unit', `${CPU} ${SINCE_NINE} --period 60 --statistics Average --unit Bytes`],
    [
      'nothing of the time before they are kept',
      `${CPU} --start-time 2026-01-01T00:00:00Z --end-time 2026-01-01T01:00:00Z --period 60 --statistics Average`,
    ],
  ])('have %s', async (_what, line) => {
    await expect(listOf(line, 'Datapoints')).resolves.toEqual([]);
  });

  it.each([
    [
      'more points than CloudWatch gives',
      `${CPU} --start-time 2026-02-20T00:00:00Z --end-time 2026-03-01T00:00:00Z --period 60 --statistics Sum`,
      'InvalidParameterCombination',
    ],
    [
      'a time that ends before it begins',
      `${CPU} --start-time 2026-03-01T00:00:00Z --end-time 2026-02-01T00:00:00Z --period 60 --statistics Sum`,
      'ValidationError',
    ],
    ['an odd period', `${CPU} ${SINCE_NINE} --period 61 --statistics Sum`, 'InvalidParameterValue'],
    ['no statistic', `${CPU} ${SINCE_NINE} --period 60`, 'MissingParameter'],
  ])('refuse %s', async (_what, line, code) => {
    await expect(run(line)).resolves.toMatchObject({ failure: { kind: 'service-error', code } });
  });

  it('say that they know no metric math', async () => {
    const line = `cloudwatch get-metric-data ${SINCE_NINE} --metric-data-queries '[{"Id":"e","Expression":"1+1"}]'`;

    await expect(run(line)).resolves.toMatchObject({
      failure: { kind: 'not-supported', reason: expect.stringContaining('no metric math') as string },
    });
  });
});

describe('the history of the demo account', () => {
  it('ends with the states that describe-alarms tells', async () => {
    const alarms = await listOf('cloudwatch describe-alarms', 'MetricAlarms');
    const history = await listOf('cloudwatch describe-alarm-history --history-item-type StateUpdate', 'AlarmHistoryItems');

    // Storage has been fine for longer than the history is kept.
    const told = alarms.filter(({ AlarmName }) => AlarmName !== 'shop-orders-free-storage');
    for (const { AlarmName, StateValue, StateUpdatedTimestamp } of told) {
      const newest = history.find((item) => item['AlarmName'] === AlarmName);
      expect(newest).toMatchObject({ Timestamp: StateUpdatedTimestamp });
      expect(JSON.parse(String(newest?.['HistoryData']))).toMatchObject({ newState: { stateValue: StateValue } });
    }
    expect(history.some(({ AlarmName }) => AlarmName === 'shop-orders-free-storage')).toBe(false);
  });

  it('goes from state to state without a break', async () => {
    const items = await listOf(
      'cloudwatch describe-alarm-history --alarm-name checkout-api-high-cpu --history-item-type StateUpdate --scan-by TimestampAscending',
      'AlarmHistoryItems',
    );
    const states = items.map(({ HistoryData }) => JSON.parse(String(HistoryData)) as { oldState: Output; newState: Output });

    expect(states.length).toBeGreaterThan(3);
    states.slice(1).forEach(({ oldState }, index) => {
      expect(oldState['stateValue']).toBe(states[index]?.newState['stateValue']);
    });
  });
});
