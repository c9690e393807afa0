// A chart's data as the browser gets them, bounded: numbers that are numbers, and no more points than a picture shows.
import type { WebChart } from '../../contract/web-message.ts';
import { SERIES_MAX, type Chart, type SeriesChart, type StateChart } from '../../domain/chart.ts';
import { toWebMetricChart } from './to-web-metric-chart.ts';
import { bounded, toWebPoints, withoutNegativeZero } from './web-chart-values.ts';

/** Most points of a series, the newest ones: as many as a picture of this size can tell apart. */
const DATAPOINTS_MAX = 500;

/** Most spans of a lane, the newest ones. */
const SPANS_MAX = 500;

/** Turns a chart into a web chart. */
export function toWebChart(chart: Chart): WebChart {
  switch (chart.kind) {
    case 'series':
      return toWebSeries(chart);
    case 'states':
      return toWebStates(chart);
    default:
      return toWebMetricChart(chart);
  }
}

function toWebSeries({ title, note, unit, form, until, series, isSample }: SeriesChart): WebChart {
  return {
    kind: 'series',
    title: bounded(title),
    ...(note === undefined ? {} : { note: bounded(note) }),
    ...(unit === undefined ? {} : { unit: bounded(unit) }),
    form,
    ...(until === undefined ? {} : { until: bounded(until) }),
    series: series.slice(0, SERIES_MAX).map(({ name, points, periodSeconds }) => ({
      name: bounded(name),
      points: toWebPoints(points, DATAPOINTS_MAX),
      ...(periodSeconds === undefined || !Number.isFinite(periodSeconds) ? {} : { periodSeconds: withoutNegativeZero(periodSeconds) }),
    })),
    isSample,
  };
}

function toWebStates({ title, note, lanes, isSample }: StateChart): WebChart {
  return {
    kind: 'states',
    title: bounded(title),
    ...(note === undefined ? {} : { note: bounded(note) }),
    lanes: lanes.slice(0, SERIES_MAX).map(({ name, spans }) => ({
      name: bounded(name),
      spans: spans.slice(-SPANS_MAX).map(({ from, to, state }) => ({ from: bounded(from), to: bounded(to), state })),
    })),
    isSample,
  };
}
