// The metrics of alarms that were asked for, read by ourselves with the rights of whoever asked: a picture beside the table. Bounded in
// time; whatever is refused, late or unreadable is left out, and the answer is as it would be without.
import { chartWindow } from '../aws/metric-data-source.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { LookUpCall } from '../domain/command-preview.ts';
import { isBandComparison, isThresholdComparison, type BandPoint, type Datapoint, type MetricChart } from '../domain/metric-chart.ts';
import type { CommandResult } from './command-result.ts';
import { readInstant, readQuantity, toSeries } from './compose/chart-series.ts';
import { readMetricData, readMetricStatistics } from './compose/read-metric-data.ts';
import type { JudgedCommand, JudgingContext } from './judge-command.ts';
import type { LookUpFor } from './look-up.ts';

/** How long all of them may take together: nobody waits longer for a picture beside an answer. Our own bound. */
export const ALARM_CHARTS_TIMEOUT_MS = 2000;

/** Most charts beside an answer. */
const CHARTS_MAX = 3;

/** Statistics that have a parameter of their own (CloudWatch API, GetMetricStatistics); all others are extended ones. */
const SIMPLE_STATISTICS: readonly string[] = ['Average', 'Maximum', 'Minimum', 'Sum', 'SampleCount'];

type Structure = Readonly<Record<string, unknown>>;

/** A command that was run. */
interface RunDone {
  readonly record: CommandRecord;
  readonly judged: JudgedCommand;
  readonly result: CommandResult;
}

/** What drawing works with. */
interface DrawingTools {
  readonly context: Pick<JudgingContext, 'now' | 'timeout'>;
  readonly lookUpFor: LookUpFor;
}

/** Reads what is drawn beside the answer of `cloudwatch describe-alarms`: up to three alarms each, of more those that are in ALARM. Never rejects. */
export async function drawAlarms(done: RunDone, { context, lookUpFor }: DrawingTools): Promise<readonly MetricChart[]> {
  const { record, judged, result } = done;
  const { service, operation, output } = judged.command;
  if (service !== 'cloudwatch' || operation !== 'DescribeAlarms' || result.status === 'failed') return [];
  if (output.query !== undefined || output.format !== undefined) return [];
  const alarms = chooseAlarms(result.output['MetricAlarms']);
  if (alarms.length === 0) return [];
  const lookUp = lookUpFor(record, judged.place);
  const signal = context.timeout(ALARM_CHARTS_TIMEOUT_MS);
  const now = context.now();
  const charts = await Promise.all(
    alarms.map(async (alarm) => {
      const call = toCall(alarm, now);
      if (call === undefined) return undefined;
      const outcome = await lookUp(call, signal);
      return outcome.kind === 'answered'
        ? toChart(alarm, { output: outcome.output, isSample: judged.place.credentials === 'demo' })
        : undefined;
    }),
  );
  return charts.filter((chart) => chart !== undefined);
}

function chooseAlarms(listed: unknown): readonly Structure[] {
  const alarms = listOf(listed);
  const worth = alarms.length <= CHARTS_MAX ? alarms : alarms.filter(({ StateValue }) => StateValue === 'ALARM');
  return worth.slice(0, CHARTS_MAX);
}

/** An alarm of one metric names it; one of several brings the queries of `get-metric-data`. */
function toCall(alarm: Structure, now: Date): LookUpCall | undefined {
  const queries = listOf(alarm['Metrics']);
  const period =
    periodOf(alarm) ?? Math.max(0, ...queries.map((query) => periodOf(query) ?? periodOf(structureOf(query['MetricStat'])) ?? 0));
  const time = { StartTime: new Date(chartWindow(period, now.toISOString()).from), EndTime: now };
  if (queries.length > 0) return { service: 'cloudwatch', operation: 'GetMetricData', params: { MetricDataQueries: queries, ...time } };
  const { Namespace, MetricName, Dimensions, Unit } = alarm;
  const statistic = statisticOf(alarm);
  if (typeof Namespace !== 'string' || typeof MetricName !== 'string' || statistic === undefined || period === 0) return undefined;
  return {
    service: 'cloudwatch',
    operation: 'GetMetricStatistics',
    params: {
      Namespace,
      MetricName,
      Dimensions: listOf(Dimensions),
      ...time,
      Period: period,
      ...(SIMPLE_STATISTICS.includes(statistic) ? { Statistics: [statistic] } : { ExtendedStatistics: [statistic] }),
      ...(typeof Unit === 'string' ? { Unit } : {}),
    },
  };
}

function toChart(
  alarm: Structure,
  { output, isSample }: { readonly output: Structure; readonly isSample: boolean },
): MetricChart | undefined {
  const read = readMetricStatistics(output);
  const points = read?.statistics[0]?.points ?? watchedPoints(alarm, output) ?? [];
  if (points.length === 0) return undefined;
  const unit = read?.unit ?? textOf(alarm['Unit']);
  return {
    title: titleOf(alarm),
    ...(unit === '' ? {} : { unit }),
    datapoints: toSeries('', points).points,
    ...readCondition(alarm, output),
    at: readInstant(alarm['StateTransitionedTimestamp']) ?? readInstant(alarm['StateUpdatedTimestamp']) ?? '',
    isSample,
  };
}

function titleOf(alarm: Structure): string {
  const [name, metric] = [textOf(alarm['AlarmName']), textOf(alarm['MetricName'])];
  return metric === '' ? name : `${name}: ${metric} (${statisticOf(alarm) ?? ''})`;
}

/** A band instead of a threshold moves with time; a line across the picture would be wrong. */
function readCondition(alarm: Structure, output: Structure): Pick<MetricChart, 'threshold' | 'comparison' | 'band'> {
  const comparison = textOf(alarm['ComparisonOperator']);
  const bandId = textOf(alarm['ThresholdMetricId']);
  if (bandId !== '') return { band: readBand(bandId, output), ...(isBandComparison(comparison) ? { comparison } : {}) };
  const threshold = readQuantity(alarm['Threshold']);
  if (threshold === undefined) return {};
  return { threshold, ...(isThresholdComparison(comparison) ? { comparison } : {}) };
}

/** The band's two edges come as two results of one id, at the same instants. */
function readBand(bandId: string, output: Structure): readonly BandPoint[] {
  const results = readMetricData(output) ?? [];
  const [one, other] = results.filter((_, index) => textOf(listOf(output['MetricDataResults'])[index]?.['Id']) === bandId);
  const otherAt = new Map(other?.points.map(({ at, value }) => [at, value]));
  return (one?.points ?? []).flatMap(({ at, value }): BandPoint[] => {
    const edge = otherAt.get(at);
    return edge === undefined ? [] : [{ at, low: Math.min(value, edge), high: Math.max(value, edge) }];
  });
}

/** Of several results that of the query which the alarm watches: the only one that returns data, or the one that is no band. */
function watchedPoints(alarm: Structure, output: Structure): readonly Datapoint[] | undefined {
  const band = textOf(alarm['ThresholdMetricId']);
  const isOf = listOf(output['MetricDataResults']).findIndex(({ Id }) => textOf(Id) !== band);
  return readMetricData(output)?.[Math.max(0, isOf)]?.points;
}

function statisticOf(alarm: Structure): string | undefined {
  return [textOf(alarm['Statistic']), textOf(alarm['ExtendedStatistic'])].find((statistic) => statistic !== '');
}

function periodOf({ Period: period }: Structure): number | undefined {
  return typeof period === 'number' && Number.isInteger(period) && period > 0 ? period : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function listOf(value: unknown): readonly Structure[] {
  return Array.isArray(value) ? (value as readonly unknown[]).filter((item) => isStructure(item)) : [];
}

function structureOf(value: unknown): Structure {
  return isStructure(value) ? value : {};
}

function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
