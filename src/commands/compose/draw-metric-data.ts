// The points of CloudWatch's answers as a chart: a line for each series.
import { SERIES_MAX, type SeriesChart } from '../../domain/chart.ts';
import { toSeries } from './chart-series.ts';
import { readMetricData, readMetricStatistics, type NamedPoints } from './read-metric-data.ts';

type Structure = Readonly<Record<string, unknown>>;

/** Draws the answer of `cloudwatch get-metric-data`; undefined where there are no points. */
export function drawMetricData(output: Structure, isSample: boolean): SeriesChart | undefined {
  const results = readMetricData(output) ?? [];
  const isPartial = results.some(({ status }) => status !== '' && status !== 'Complete');
  const [only] = results;
  return drawLines(results, {
    title: results.length === 1 && only !== undefined ? only.name : 'Metric data',
    notes: isPartial ? ['partial data'] : [],
    isSample,
  });
}

/** Draws the answer of `cloudwatch get-metric-statistics`; undefined where there are no points. */
export function drawMetricStatistics(output: Structure, isSample: boolean): SeriesChart | undefined {
  const read = readMetricStatistics(output);
  if (read === undefined) return undefined;
  const { label, unit, statistics } = read;
  const [only] = statistics;
  const name = label === '' ? 'Metric' : label;
  return drawLines(statistics, {
    title: statistics.length === 1 && only !== undefined ? `${name} (${only.name})` : name,
    unit,
    notes: [],
    isSample,
  });
}

interface LinesView {
  readonly title: string;
  readonly unit?: string | undefined;
  readonly notes: readonly string[];
  readonly isSample: boolean;
}

function drawLines(all: readonly NamedPoints[], { title, unit, notes, isSample }: LinesView): SeriesChart | undefined {
  const filled = all.filter(({ points }) => points.length > 0);
  if (filled.length === 0) return undefined;
  const shown = filled.slice(0, SERIES_MAX);
  const note = [...(shown.length < filled.length ? [`${shown.length} of ${filled.length} series`] : []), ...notes].join(', ');
  return {
    kind: 'series',
    title,
    ...(note === '' ? {} : { note }),
    ...(unit === undefined ? {} : { unit }),
    form: 'lines',
    series: shown.map(({ name, points }) => toSeries(name, points)),
    isSample,
  };
}
