// cloudwatch: points of metrics, and what alarms went through.
import { answer, refuse, tooSimple, type DemoAnswer, type Structure } from '../demo-answer.ts';
import type { DemoOperation } from '../demo-operation.ts';
import type { DemoPlace } from '../demo-place.ts';
import { listAlarmHistory } from '../data/alarm-history.ts';
import { measure, unitOf, type Measurement, type MetricNames } from '../data/metrics.ts';
import { readInstant, readNumber, readStructure, readStructures, readText, readTexts } from '../read-params.ts';

const MS_PER_SECOND = 1000;
const MINUTE_SECONDS = 60;

/** Most points of GetMetricStatistics (CloudWatch API). */
const DATAPOINTS_MAX = 1440;

/** What CloudWatch reckons of the measurements of a period. */
const STATISTICS: Readonly<Record<string, (values: readonly number[]) => number>> = {
  Average: (values) => sum(values) / values.length,
  Sum: sum,
  Minimum: (values) => values.reduce((known, value) => Math.min(known, value)),
  Maximum: (values) => values.reduce((known, value) => Math.max(known, value)),
  SampleCount: (values) => values.length,
};

// Match: p99, p99.9, p50. Near miss: p100.5, tm90.
const PERCENTILE = /^p(\d{1,2}(?:\.\d{1,10})?|100)$/;

interface Period {
  readonly at: Date;
  readonly values: readonly number[];
}

function getMetricStatistics(params: Structure, place: DemoPlace): DemoAnswer {
  const time = readTime(params);
  const period = readNumber(params, 'Period') ?? 0;
  if ('status' in time) return time;
  if (!isWholeMinutes(period)) return PERIOD_REFUSED;
  const statistics = readTexts(params, 'Statistics') ?? [];
  const extended = readTexts(params, 'ExtendedStatistics') ?? [];
  if (statistics.length + extended.length === 0) {
    return refuse({ code: 'MissingParameter', message: 'The parameter Statistics or ExtendedStatistics must be specified.' });
  }
  const unknown = extended.find((statistic) => !PERCENTILE.test(statistic));
  if (unknown !== undefined) return tooSimple(`The demo account reckons percentiles such as p99, but not ${unknown}.`);
  const count = (time.to.getTime() - time.from.getTime()) / (period * MS_PER_SECOND);
  if (count > DATAPOINTS_MAX) {
    const message = `You have requested up to ${Math.ceil(count)} datapoints, which exceeds the limit of 1,440. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`;
    return refuse({ code: 'InvalidParameterCombination', message });
  }
  const names = readNames(params);
  const unit = unitOf(names);
  const periods = [undefined, unit].includes(readText(params, 'Unit')) ? toPeriods(measure(names, time, place), period) : [];
  return answer({
    Label: names.metricName,
    Datapoints: periods.map(({ at, values }) => ({
      Timestamp: at,
      ...Object.fromEntries(statistics.map((statistic) => [statistic, reckon(statistic, values)])),
      ...(extended.length === 0
        ? {}
        : { ExtendedStatistics: Object.fromEntries(extended.map((statistic) => [statistic, reckon(statistic, values)])) }),
      Unit: unit,
    })),
  });
}

function getMetricData(params: Structure, place: DemoPlace): DemoAnswer {
  const time = readTime(params);
  if ('status' in time) return time;
  const queries = readStructures(params, 'MetricDataQueries');
  if (queries.some((query) => readText(query, 'Expression') !== undefined)) {
    return tooSimple('The demo account has metrics, but no metric math and no Metrics Insights; use MetricStat in place of Expression.');
  }
  for (const query of queries) {
    const { Period, Stat } = readStructure(query, 'MetricStat');
    if (!isWholeMinutes(Number(Period))) return PERIOD_REFUSED;
    if (!isStatistic(String(Stat))) return tooSimple(`The demo account does not reckon the statistic ${String(Stat)}, but Average or p99.`);
  }
  const isOldestFirst = readText(params, 'ScanBy') === 'TimestampAscending';
  const shown = queries.filter(({ ReturnData }) => ReturnData !== false);
  return answer({
    MetricDataResults: shown.map((query) => {
      const stat = readStructure(query, 'MetricStat');
      const names = readNames(readStructure(stat, 'Metric'));
      const periods = toPeriods(measure(names, time, place), Number(stat['Period']));
      const inOrder = isOldestFirst ? periods : periods.toReversed();
      return {
        Id: readText(query, 'Id') ?? '',
        Label: readText(query, 'Label') ?? names.metricName,
        Timestamps: inOrder.map(({ at }) => at),
        Values: inOrder.map(({ values }) => reckon(String(stat['Stat']), values)),
        StatusCode: 'Complete',
      };
    }),
    Messages: [],
  });
}

function describeAlarmHistory(params: Structure, place: DemoPlace): DemoAnswer {
  const [name, type] = [readText(params, 'AlarmName'), readText(params, 'HistoryItemType')];
  const [from, to] = [readInstant(params, 'StartDate'), readInstant(params, 'EndDate')];
  const types = readTexts(params, 'AlarmTypes') ?? ['MetricAlarm'];
  const items = listAlarmHistory(place).filter(
    ({ AlarmName, AlarmType, HistoryItemType, Timestamp }) =>
      (name ?? AlarmName) === AlarmName &&
      types.includes(AlarmType) &&
      (type ?? HistoryItemType) === HistoryItemType &&
      Timestamp >= (from ?? Timestamp) &&
      Timestamp <= (to ?? Timestamp),
  );
  return answer({ AlarmHistoryItems: readText(params, 'ScanBy') === 'TimestampAscending' ? items.toReversed() : items });
}

function readTime(params: Structure): { readonly from: Date; readonly to: Date } | DemoAnswer {
  const [from, to] = [readInstant(params, 'StartTime'), readInstant(params, 'EndTime')];
  return from === undefined || to === undefined || from >= to
    ? refuse({ code: 'ValidationError', message: 'The parameter StartTime must be less than the parameter EndTime.' })
    : { from, to };
}

function isWholeMinutes(period: number): boolean {
  return period > 0 && period % MINUTE_SECONDS === 0;
}

const PERIOD_REFUSED = refuse({ code: 'InvalidParameterValue', message: 'The parameter Period must be a multiple of 60.' });

/** Periods are aligned to the epoch: one of 5 minutes begins at :00, :05, :10. */
function toPeriods(measurements: readonly Measurement[], periodSeconds: number): readonly Period[] {
  const periodMs = periodSeconds * MS_PER_SECOND;
  const valuesAt = new Map<number, number[]>();
  for (const { at, value } of measurements) {
    const begin = Math.floor(at.getTime() / periodMs) * periodMs;
    const values = valuesAt.get(begin) ?? [];
    values.push(value);
    valuesAt.set(begin, values);
  }
  return [...valuesAt].map(([begin, values]) => ({ at: new Date(begin), values }));
}

function isStatistic(statistic: string): boolean {
  return statistic in STATISTICS || PERCENTILE.test(statistic);
}

function reckon(statistic: string, values: readonly number[]): number {
  const simple = STATISTICS[statistic];
  if (simple !== undefined) return simple(values);
  const share = Number(PERCENTILE.exec(statistic)?.[1] ?? 0) / 100;
  const inOrder = values.toSorted((lower, higher) => lower - higher);
  return inOrder[Math.max(0, Math.ceil(share * inOrder.length) - 1)] ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function readNames(metric: Structure): MetricNames {
  const dimensions = readStructures(metric, 'Dimensions').map(({ Name, Value }) => [String(Name), String(Value)] as const);
  return {
    namespace: readText(metric, 'Namespace') ?? '',
    metricName: readText(metric, 'MetricName') ?? '',
    dimensions: new Map(dimensions),
  };
}

/** The operations. */
export const metricOperations: readonly DemoOperation[] = [
  {
    service: 'cloudwatch',
    operation: 'GetMetricStatistics',
    honours: ['Namespace', 'MetricName', 'Dimensions', 'StartTime', 'EndTime', 'Period', 'Statistics', 'ExtendedStatistics', 'Unit'],
    answer: getMetricStatistics,
  },
  {
    service: 'cloudwatch',
    operation: 'GetMetricData',
    honours: ['MetricDataQueries', 'StartTime', 'EndTime', 'ScanBy'],
    answer: getMetricData,
  },
  {
    service: 'cloudwatch',
    operation: 'DescribeAlarmHistory',
    honours: ['AlarmName', 'AlarmTypes', 'HistoryItemType', 'StartDate', 'EndDate', 'ScanBy'],
    paging: { list: 'AlarmHistoryItems', limit: 'MaxRecords', token: 'NextToken', nextToken: 'NextToken', badToken: 'InvalidNextToken' },
    answer: describeAlarmHistory,
  },
];
