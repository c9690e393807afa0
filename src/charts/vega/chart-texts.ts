// The words around a chart. Title, unit and statistic may come from a payload: they are cleaned and cut here.
import type { Chart, SeriesChart, StateChart } from '../../domain/chart.ts';
import { watchedMetric, type MetricChart } from '../../domain/metric-chart.ts';
import { cleanText } from './clean-text.ts';

/** The words of a heading; `sample` is empty where the data are real. */
export interface HeadingTexts {
  readonly title: string;
  readonly subtitle: string;
  readonly sample: string;
}

/** CloudWatch's own limit of a metric name and of an alarm name (PutMetricAlarm). */
const MAX_TITLE_LENGTH = 255;
/** The longest unit of CloudWatch, `Gigabytes/Second`, has 16. */
const MAX_UNIT_LENGTH = 20;
/** Statistics are short, the longest of use are ranges such as `TM(10%:99.99%)`. */
const MAX_STATISTIC_LENGTH = 24;
/** Our own words, about as long as a line of the small picture. */
const MAX_NOTE_LENGTH = 60;
const SAMPLE_WORDS = 'Sample data';
/** Of `11-22` in `2026-11-22`. */
const YEARLESS_LENGTH = 5;
const SEPARATOR = ' · ';

/** Reads the words of a chart's heading; the subtitle names unit, statistic, period and day. */
export function readChartTexts(chart: MetricChart, [from, to]: readonly [number, number]): HeadingTexts {
  return headingOf(chart, [readUnit(chart.unit), describeStatistic(chart), describeDays(from, to)]);
}

/** Reads the words of a heading whose subtitle names unit, days and a note. */
export function readNotedTexts(chart: SeriesChart | StateChart, [from, to]: readonly [number, number]): HeadingTexts {
  const unit = chart.kind === 'series' ? readUnit(chart.unit) : '';
  return headingOf(chart, [unit, describeDays(from, to), cleanText(chart.note ?? '', MAX_NOTE_LENGTH)]);
}

function headingOf(chart: Chart, parts: readonly string[]): HeadingTexts {
  return {
    title: cleanText(chart.title, MAX_TITLE_LENGTH),
    subtitle: parts.filter((part) => part !== '').join(SEPARATOR),
    sample: chart.isSample ? SAMPLE_WORDS : '',
  };
}

/** `None` is CloudWatch's word for having no unit. */
function readUnit(unit = ''): string {
  return unit === 'None' ? '' : cleanText(unit, MAX_UNIT_LENGTH);
}

function describeStatistic(chart: MetricChart): string {
  if (chart.query === undefined) return '';
  const statistic = cleanText(watchedMetric(chart.query)?.statistic ?? '', MAX_STATISTIC_LENGTH);
  const period = describePeriod(chart.query.periodSeconds);
  // An expression has no statistic of its own.
  return statistic === '' ? `every ${period}` : `${statistic} per ${period}`;
}

function describePeriod(seconds: number): string {
  if (seconds % 3600 === 0) return `${String(seconds / 3600)} h`;
  return seconds % 60 === 0 ? `${String(seconds / 60)} min` : `${String(seconds)} s`;
}

function describeDays(from: number, to: number): string {
  const firstDay = day(from);
  const lastDay = day(to);
  if (firstDay === lastDay) return `${firstDay} UTC`;
  const isOneYear = firstDay.slice(0, -YEARLESS_LENGTH) === lastDay.slice(0, -YEARLESS_LENGTH);
  return `${firstDay} – ${isOneYear ? lastDay.slice(-YEARLESS_LENGTH) : lastDay} UTC`;
}

function day(at: number): string {
  return new Date(at).toISOString().replace(/T.*/, '');
}
