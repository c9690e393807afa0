// What a chart of an answer shows, in words: for who does not see it, and for where pictures are not shown.
import type { ChartSeries, SeriesChart, StateChart } from '../../domain/chart.ts';
import type { MetricChart } from '../../domain/metric-chart.ts';
import { COMPARISON_WORDS } from '../../messages/comparison-words.ts';
import { oneLine } from '../../messages/one-line.ts';
import { timeText } from '../../messages/time-text.ts';
import { truncateText } from '../../messages/truncate.ts';

/** Longest text for a picture (Block Kit reference, image block, `alt_text`: 2,000; screen readers read all of it at once). */
const ALT_TEXT_MAX_LENGTH = 500;

/** More digits than these are noise in a sentence. */
const SIGNIFICANT_DIGITS = 6;

/** Writes a number with its unit, for sentences and cells. */
export function quantityWords(value: number, unit = ''): string {
  // CloudWatch's and Cost Explorer's words for having no unit.
  const shownUnit = unit === 'None' || unit === 'N/A' ? '' : oneLine(unit);
  return `${value.toLocaleString('en-US', { maximumSignificantDigits: SIGNIFICANT_DIGITS })} ${shownUnit}`.trim();
}

/** Describes a chart of series: from where to where the values of each go, and the last one; of bars what they come to. */
export function describeSeries(chart: SeriesChart): string {
  const { title, series, unit, note, form, isSample } = chart;
  const instants = series.flatMap(({ points }) => points.map(({ at }) => at)).toSorted();
  const words = instants.every((at) => at.endsWith(MIDNIGHT)) ? dayText : timeText;
  const [begin, end] = [words(instants[0] ?? ''), words(instants.at(-1) ?? '')];
  const time = begin === end ? `From ${begin}.` : `From ${begin} to ${end}.`;
  const told = form === 'bars' ? describeBars(series, unit) : series.map((one) => describeOne(one, unit));
  return join([`${oneLine(title)}.`, sampleWords(isSample), noteWords(note), time, ...told]);
}

/** Where all instants are beginnings of days, days say enough. */
const MIDNIGHT = 'T00:00:00.000Z';

function dayText(at: string): string {
  return at.slice(0, -MIDNIGHT.length);
}

function describeBars(series: readonly ChartSeries[], unit: string | undefined): readonly string[] {
  const heights = new Map<string, number>();
  for (const { at, value } of series.flatMap(({ points }) => points)) heights.set(at, (heights.get(at) ?? 0) + value);
  const whole = { name: 'In all', points: [...heights].map(([at, value]) => ({ at, value })) };
  const sums = series.map(({ name, points }) => {
    const sum = points.reduce((total, { value }) => total + value, 0);
    return `${oneLine(name)} ${quantityWords(sum, unit)}`;
  });
  return [describeOne(whole, unit), series.length > 1 ? `${sums.join(', ')}.` : ''];
}

function describeOne({ name, points }: ChartSeries, unit: string | undefined): string {
  const values = points.map(({ value }) => value);
  const last = values.at(-1);
  if (last === undefined) return '';
  const [lowest, highest] = values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [last, last],
  );
  if (points.length === 1) return `${oneLine(name)}: ${quantityWords(last, unit)}.`;
  return `${oneLine(name)}: lowest ${quantityWords(lowest, unit)}, highest ${quantityWords(highest, unit)}, last ${quantityWords(last, unit)}.`;
}

/** Describes a chart of states: how often each alarm went off, and what it is in at last. */
export function describeStates({ title, lanes, note, isSample }: StateChart): string {
  const sentences = lanes.map(({ name, spans }) => {
    const last = spans.at(-1);
    if (last === undefined) return '';
    const count = spans.filter(({ state }) => state === 'ALARM').length;
    return `${oneLine(name)}: in ALARM ${count === 1 ? 'once' : `${count} times`}, last ${last.state} since ${timeText(last.from)}.`;
  });
  return join([`${oneLine(title)}.`, sampleWords(isSample), noteWords(note), ...sentences]);
}

/** Describes the chart of an alarm's metric. */
export function describeMetric(chart: MetricChart): string {
  const { title, datapoints, unit, isSample } = chart;
  return join([describeOne({ name: title, points: datapoints }, unit), describeCondition(chart), sampleWords(isSample)]);
}

function describeCondition({ threshold, comparison, band = [], unit }: MetricChart): string {
  const words = comparison === undefined ? undefined : COMPARISON_WORDS[comparison];
  if (threshold !== undefined) return `${words ?? 'Threshold'} ${quantityWords(threshold, unit)}.`;
  const last = band.at(-1);
  if (last === undefined) return '';
  return `${words ?? COMPARISON_WORDS.LessThanLowerOrGreaterThanUpperThreshold}, last from ${quantityWords(last.low)} to ${quantityWords(last.high, unit)}.`;
}

function noteWords(note: string | undefined): string {
  return note === undefined ? '' : `Note: ${note}.`;
}

function sampleWords(isSample: boolean): string {
  return isSample ? 'The values are made up.' : '';
}

function join(sentences: readonly string[]): string {
  return truncateText(sentences.filter((sentence) => sentence !== '').join(' '), ALT_TEXT_MAX_LENGTH);
}
