// The chart of an alarm, with a text that tells what the picture shows.
import { SERIES_MAX } from '../../domain/chart.ts';
import { isBandComparison, isThresholdComparison, REASON_POINTS_MAX, type MetricChart } from '../../domain/metric-chart.ts';
import type { Notification } from '../../domain/notification.ts';
import { COMPARISON_WORDS } from '../../messages/comparison-words.ts';
import { oneLine } from '../../messages/one-line.ts';
import { timeText } from '../../messages/time-text.ts';
import { truncateText } from '../../messages/truncate.ts';
import { NOTHING, type Composed } from './composed.ts';
import { durationInWords } from '../../lib/duration-in-words.ts';

/** Longest text for a picture (Block Kit reference, image block, `alt_text`: 2,000; screen readers read all of it at once). */
const ALT_TEXT_MAX_LENGTH = 500;

/** More digits than these are noise in a sentence. */
const SIGNIFICANT_DIGITS = 6;

/** Composes the chart block of a notification that has a chart. */
export function composeChart({ chart }: Notification): Composed {
  return chart === undefined ? NOTHING : { blocks: [{ kind: 'chart', chart, altText: altTextOf(chart) }], cuts: [] };
}

function altTextOf(chart: MetricChart): string {
  // Before the lines beside, whose names may be long: that is never cut off.
  const sampleWords = chart.isSample ? 'The values are made up.' : '';
  const sentences = [subjectOf(chart), conditionOf(chart), rangeOf(chart), lastValueOf(chart), sampleWords, otherLinesOf(chart)];
  return truncateText(sentences.filter((sentence) => sentence !== '').join(' '), ALT_TEXT_MAX_LENGTH);
}

/** For example `CPUUtilization (Average), every 5 min.`; the title names the statistic. */
function subjectOf({ title, query }: MetricChart): string {
  const subject = oneLine(title) === '' ? 'Metric' : oneLine(title);
  const period = query === undefined ? undefined : durationInWords(query.periodSeconds * 1000);
  return period === undefined ? `${subject}.` : `${subject}, every ${period}.`;
}

function conditionOf(chart: MetricChart): string {
  const { threshold, comparison, unit } = chart;
  if (threshold !== undefined) {
    return `${isThresholdComparison(comparison) ? COMPARISON_WORDS[comparison] : 'Threshold'} ${valueWords(threshold, unit)}.`;
  }
  return hasBand(chart) ? `${bandWords(chart)}.` : '';
}

function hasBand({ band = [], query }: MetricChart): boolean {
  return band.length > 0 || query?.bandId !== undefined;
}

function bandWords({ band = [], comparison, unit }: MetricChart): string {
  const words = COMPARISON_WORDS[isBandComparison(comparison) ? comparison : 'LessThanLowerOrGreaterThanUpperThreshold'];
  const last = band.at(-1);
  if (last === undefined) return words;
  return `${words}, which is from ${valueWords(last.low)} to ${valueWords(last.high, unit)} at ${timeText(last.at)}`;
}

/** Of the few points that a reason names the last one says enough. */
function rangeOf({ datapoints, unit }: MetricChart): string {
  if (datapoints.length <= REASON_POINTS_MAX) return '';
  const values = datapoints.map(({ value }) => value);
  const [lowest, highest] = values.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  return `Values from ${valueWords(lowest ?? 0)} to ${valueWords(highest ?? 0, unit)}.`;
}

/** The lines beside the watched one, whose units are not known. */
function otherLinesOf({ lines = [] }: MetricChart): string {
  const told = lines.slice(0, SERIES_MAX - 1).map(({ label, points }) => {
    const last = points.at(-1);
    return `${oneLine(label)} (${last === undefined ? 'no data' : `last ${valueWords(last.value)}`})`;
  });
  return told.length === 0 ? '' : `Beside it ${told.join(', ')}.`;
}

function lastValueOf({ datapoints, unit }: MetricChart): string {
  const last = datapoints.at(-1);
  return last === undefined ? '' : `Last value ${valueWords(last.value, unit)} at ${timeText(last.at)}.`;
}

function valueWords(value: number, unit = ''): string {
  // CloudWatch's word for having no unit.
  const shownUnit = unit === 'None' ? '' : oneLine(unit);
  return `${Number(value.toPrecision(SIGNIFICANT_DIGITS))} ${shownUnit}`.trim();
}
