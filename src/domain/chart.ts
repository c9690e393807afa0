// What charts show, before anybody has drawn them: one metric with its threshold, several series, or the states of alarms.
import type { Datapoint, MetricChart } from './metric-chart.ts';

/** A chart as data. */
export type Chart = MetricChart | SeriesChart | StateChart;

/** Values of one name over time. */
export interface ChartSeries {
  readonly name: string;
  /** Oldest first. */
  readonly points: readonly Datapoint[];
  /** How far apart neighbors are at most; where they are farther, measurements are missing. Without it most neighbors' distance counts. */
  readonly periodSeconds?: number;
}

/** Several series over the same time, in one unit. */
export interface SeriesChart {
  readonly kind: 'series';
  readonly title: string;
  /** What is said beside the time: the unit in words, what is left out. */
  readonly note?: string;
  /** A unit of CloudWatch, or a currency such as `USD`. */
  readonly unit?: string;
  /** Lines through points, or bars on each other that begin at them. */
  readonly form: 'lines' | 'bars';
  /** Where the last bar ends, ISO 8601. */
  readonly until?: string;
  /** At most as many as can be told apart; the first is the lowest of the bars. */
  readonly series: readonly ChartSeries[];
  /** True where the data are made up for a demonstration; the chart says so. */
  readonly isSample: boolean;
}

/** What an alarm is in. */
export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** How long something was in a state; both instants are ISO 8601. */
export interface StateSpan {
  readonly from: string;
  readonly to: string;
  readonly state: AlarmState;
}

/** The states of alarms over the same time, a lane for each. */
export interface StateChart {
  readonly kind: 'states';
  readonly title: string;
  readonly note?: string;
  /** Spans are in order and do not overlap; where none is, the state is not known. */
  readonly lanes: readonly { readonly name: string; readonly spans: readonly StateSpan[] }[];
  /** True where the data are made up for a demonstration; the chart says so. */
  readonly isSample: boolean;
}

/** Most series or lanes of one chart: more are not told apart by pattern and color. Our own bound. */
export const SERIES_MAX = 6;

/** Tells whether there is anything to draw. */
export function hasContent(chart: SeriesChart | StateChart): boolean {
  return chart.kind === 'series' ? chart.series.some(({ points }) => points.length > 0) : chart.lanes.some(({ spans }) => spans.length > 0);
}
