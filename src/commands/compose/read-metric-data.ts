// The answers of CloudWatch that carry points: what each series is called, its points, and what AWS says about them.
import type { Datapoint } from '../../domain/metric-chart.ts';
import { readPoints } from './chart-series.ts';

type Structure = Readonly<Record<string, unknown>>;

/** Points under a name. */
export interface NamedPoints {
  readonly name: string;
  /** Oldest first. */
  readonly points: readonly Datapoint[];
}

/** One result of `get-metric-data`. */
export interface MetricDataResult extends NamedPoints {
  /** `Complete`, `PartialData`, `InternalError`, `Forbidden`; empty where AWS does not say. */
  readonly status: string;
}

/** Everything of `get-metric-statistics`. */
export interface MetricStatistics {
  readonly label: string;
  /** Absent where the points have several. */
  readonly unit?: string;
  /** One for each statistic that the answer has. */
  readonly statistics: readonly NamedPoints[];
}

/** Statistics as CloudWatch names them, in the order of columns. */
const STATISTICS = ['Average', 'Maximum', 'Minimum', 'Sum', 'SampleCount'] as const;

/** Reads the results of `get-metric-data`; undefined where the answer has another form than expected. */
export function readMetricData(output: Structure): readonly MetricDataResult[] | undefined {
  const results = listOf(output['MetricDataResults']);
  if (results.length === 0) return undefined;
  const labels = results.map((result) => [textOf(result['Label']), textOf(result['Id'])].find((name) => name !== '') ?? '?');
  return results.map((result, index) => {
    const label = labels[index] ?? '?';
    const isShared = labels.filter((other) => other === label).length > 1;
    const [instants, values] = [arrayOf(result['Timestamps']), arrayOf(result['Values'])];
    return {
      name: isShared ? `${label} (${textOf(result['Id'])})` : label,
      points: readPoints(instants.map((at, place) => [at, values[place]])),
      status: textOf(result['StatusCode']),
    };
  });
}

/** Reads the points of `get-metric-statistics`, which come in any order; undefined where there are none. */
export function readMetricStatistics(output: Structure): MetricStatistics | undefined {
  const measured = listOf(output['Datapoints']);
  const extended = [...new Set(measured.flatMap(({ ExtendedStatistics }) => Object.keys(structureOf(ExtendedStatistics))))];
  const read = (name: string, valueOf: (point: Structure) => unknown): NamedPoints => ({
    name,
    points: readPoints(measured.map((point) => [point['Timestamp'], valueOf(point)])),
  });
  const statistics = [
    ...STATISTICS.map((name) => read(name, (point) => point[name])),
    ...extended.map((name) => read(name, ({ ExtendedStatistics }) => structureOf(ExtendedStatistics)[name])),
  ].filter(({ points }) => points.length > 0);
  if (statistics.length === 0) return undefined;
  const units = new Set(measured.map(({ Unit }) => textOf(Unit)));
  const [unit = ''] = units;
  return { label: textOf(output['Label']), ...(units.size === 1 && unit !== '' ? { unit } : {}), statistics };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function listOf(value: unknown): readonly Structure[] {
  return arrayOf(value).filter((item): item is Structure => typeof item === 'object' && item !== null && !Array.isArray(item));
}

function structureOf(value: unknown): Structure {
  return typeof value === 'object' && value !== null ? (value as Structure) : {};
}
