// The charts of answers that one looks at rather than reads. Whoever asks for a form or a part gets that and no picture.
import { hasContent, type SeriesChart, type StateChart } from '../../domain/chart.ts';
import type { ParsedCommand } from '../../domain/command.ts';
import type { Decision } from '../../domain/decision.ts';
import type { MetricChart } from '../../domain/metric-chart.ts';
import type { Block } from '../../messages/message.ts';
import type { CommandPlace } from '../command-place.ts';
import type { CommandResult } from '../command-result.ts';
import { readInstant } from './chart-series.ts';
import { describeMetric, describeSeries, describeStates } from './chart-words.ts';
import { drawAlarmHistory, type HistoryWindow } from './draw-alarm-history.ts';
import { drawCosts } from './draw-costs.ts';
import { drawMetricData, drawMetricStatistics } from './draw-metric-data.ts';

/** A command that was run, as far as its charts need it. */
interface DrawnRun {
  readonly command: ParsedCommand;
  readonly decision: Decision;
  readonly place: CommandPlace;
  readonly result: CommandResult;
  /** The metrics of alarms that are shown. */
  readonly charts?: readonly MetricChart[];
}

/** Composes the charts of an answer; most answers have none. */
export function composeDrawn(run: DrawnRun): readonly Block[] {
  const { command, charts = [] } = run;
  if (command.output.query !== undefined || command.output.format !== undefined) return [];
  const chart = draw(run);
  const drawn: readonly Block[] =
    chart === undefined || !hasContent(chart)
      ? []
      : [{ kind: 'chart', chart, altText: chart.kind === 'series' ? describeSeries(chart) : describeStates(chart) }];
  return [...drawn, ...charts.map((alarm): Block => ({ kind: 'chart', chart: alarm, altText: describeMetric(alarm) }))];
}

function draw(run: DrawnRun): SeriesChart | StateChart | undefined {
  const { command, place, result } = run;
  if (result.status === 'failed') return undefined;
  const isSample = place.credentials === 'demo';
  switch (`${command.service} ${command.operation}`) {
    case 'cloudwatch GetMetricData':
      return drawMetricData(result.output, isSample);
    case 'cloudwatch GetMetricStatistics':
      return drawMetricStatistics(result.output, isSample);
    case 'cloudwatch DescribeAlarmHistory':
      return drawAlarmHistory(result.output, windowOf(run), isSample);
    case 'ce GetCostAndUsage':
    case 'ce GetCostAndUsageWithResources':
      return drawCosts(result.output, isSample);
    default:
      return undefined;
  }
}

/** AWS gives the newest changes first, unless asked for the oldest. */
function windowOf({ command: { params, output }, decision, result }: DrawnRun): HistoryWindow {
  const asked = decision.decidedAt;
  const end = readInstant(params['EndDate']);
  const to = end === undefined || Date.parse(end) > asked.getTime() ? asked.toISOString() : end;
  const isOldestFirst = params['ScanBy'] === 'TimestampAscending';
  const hasMore = result.status === 'succeeded' && result.hasMore;
  const isNewestElsewhere = isOldestFirst ? hasMore : output.startingToken !== undefined;
  const isOldestElsewhere = isOldestFirst ? output.startingToken !== undefined : hasMore;
  return {
    from: isOldestElsewhere ? undefined : readInstant(params['StartDate']),
    to: isNewestElsewhere ? undefined : to,
  };
}
