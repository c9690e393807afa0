// Costs as a chart: a bar for each period, on each other what costs most, and the rest as one.
import { SERIES_MAX, type ChartSeries, type SeriesChart } from '../../domain/chart.ts';
import { readInstant, readPoints, toSeries } from './chart-series.ts';
import { keyTitle, readCosts, wordsOf, type CostPeriod, type Costs } from './read-costs.ts';

type Structure = Readonly<Record<string, unknown>>;

/** The key under which costs stand that are not grouped. */
const ALL = '';

/** Draws the answer of `ce get-cost-and-usage`; undefined where a picture would say nothing, or add what cannot be added. */
export function drawCosts(output: Structure, isSample: boolean): SeriesChart | undefined {
  const costs = readCosts(output);
  const { periods, rows, metrics, isGrouped } = costs;
  const [metric] = metrics;
  if (metric === undefined || (!isGrouped && periods.length < 2)) return undefined;
  const units = new Set(rows.flatMap(({ amounts }) => amounts.get(metric)?.unit ?? []));
  const [unit = ''] = units;
  if (units.size !== 1) return undefined;
  const until = readInstant(periods.at(-1)?.end);
  return {
    kind: 'series',
    title: `${capitalized(wordsOf(metric))}${isGrouped ? ` by ${titleOfKey(output)}` : ''}`,
    ...(unit === 'N/A' ? {} : { unit }),
    ...(rows.some(({ isEstimated }) => isEstimated) ? { note: 'estimated' } : {}),
    form: 'bars',
    ...(until === undefined ? {} : { until }),
    series: toBars(costs, metric),
    isSample,
  };
}

function toBars({ periods }: Costs, metric: string): readonly ChartSeries[] {
  const amounts = periods.map((period) => amountsOf(period, metric));
  const ranked = rank(amounts);
  // One place is that of the rest.
  const shown = ranked.length > SERIES_MAX ? ranked.slice(0, SERIES_MAX - 1) : ranked;
  const rest = ranked.slice(shown.length);
  const sumOf = (keys: readonly string[], period: number): number => keys.reduce((sum, key) => sum + (amounts[period]?.get(key) ?? 0), 0);
  return [
    ...shown.map((key) => ({ name: key === ALL ? wordsOf(metric) : shortName(key), keys: [key] })),
    ...(rest.length === 0 ? [] : [{ name: `other (${rest.length})`, keys: rest }]),
  ].map(({ name, keys }) => toSeries(name, readPoints(periods.map(({ start }, period) => [start, sumOf(keys, period)]))));
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function amountsOf({ rows }: CostPeriod, metric: string): ReadonlyMap<string, number> {
  const amounts = new Map<string, number>();
  for (const row of rows) {
    const key = row.keys.join(', ');
    amounts.set(key, (amounts.get(key) ?? 0) + (row.amounts.get(metric)?.amount ?? 0));
  }
  return amounts;
}

/** The keys that cost anything, the most expensive first. */
function rank(amounts: readonly ReadonlyMap<string, number>[]): readonly string[] {
  const sums = new Map<string, number>();
  for (const [key, amount] of amounts.flatMap((period) => [...period])) sums.set(key, (sums.get(key) ?? 0) + Math.abs(amount));
  return [...sums]
    .filter(([, sum]) => sum > 0)
    .sort(([, left], [, right]) => right - left)
    .map(([key]) => key);
}

// Match: "Amazon " of Amazon Simple Queue Service, "AWS " of AWS Lambda. Near miss: AmazonCloudWatch.
const MAKER = /^(?:Amazon|AWS) (?=\S)/;

/** What all have in common takes the room of what tells them apart. */
function shortName(key: string): string {
  return key.replace(MAKER, '');
}

/** Dimensions have names in capitals, tags their own. */
function titleOfKey(output: Structure): string {
  const title = keyTitle(output);
  return title === title.toUpperCase() ? title.toLowerCase().replaceAll('_', ' ') : title;
}
