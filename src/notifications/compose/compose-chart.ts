// The chart of a metric, with a text that tells what the picture shows.
import { isThresholdComparison, type MetricChart, type ThresholdComparison } from '../../domain/metric-chart.ts';
import type { Notification } from '../../domain/notification.ts';
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
  const sentences = [subjectOf(chart), conditionOf(chart), lastValueOf(chart), chart.isSample ? 'The values are made up.' : ''];
  return truncateText(sentences.filter((sentence) => sentence !== '').join(' '), ALT_TEXT_MAX_LENGTH);
}

/** For example `CPUUtilization (Average), every 5 min.`; the title names the statistic. */
function subjectOf({ title, query }: MetricChart): string {
  const subject = oneLine(title) === '' ? 'Metric' : oneLine(title);
  const period = query === undefined ? undefined : durationInWords(query.periodSeconds * 1000);
  return period === undefined ? `${subject}.` : `${subject}, every ${period}.`;
}

const COMPARISON_WORDS: Readonly<Record<ThresholdComparison, string>> = {
  GreaterThanThreshold: 'Alarm above',
  GreaterThanOrEqualToThreshold: 'Alarm at or above',
  LessThanThreshold: 'Alarm below',
  LessThanOrEqualToThreshold: 'Alarm at or below',
};

function conditionOf({ threshold, comparison, unit }: MetricChart): string {
  if (threshold === undefined) return '';
  return `${isThresholdComparison(comparison) ? COMPARISON_WORDS[comparison] : 'Threshold'} ${valueWords(threshold, unit)}.`;
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
