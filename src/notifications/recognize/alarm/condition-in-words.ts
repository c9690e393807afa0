// When an alarm goes off, in a line: `CPUUtilization > 80 for 3 of 3 datapoints of 5 minutes`.
import type { Alarm } from './alarm.ts';
import { periodInWords } from './period-in-words.ts';
import { hasBand, termName, watchedTerm } from './watched-term.ts';

// CloudWatch API, ComparisonOperator of PutMetricAlarm.
const COMPARISONS: ReadonlyMap<string, string> = new Map([
  ['GreaterThanThreshold', '>'],
  ['GreaterThanOrEqualToThreshold', '≥'],
  ['LessThanThreshold', '<'],
  ['LessThanOrEqualToThreshold', '≤'],
  ['GreaterThanUpperThreshold', 'above its expected band'],
  ['LessThanLowerThreshold', 'below its expected band'],
  ['LessThanLowerOrGreaterThanUpperThreshold', 'outside its expected band'],
]);

/** Returns the condition, or undefined where the alarm says too little about it. */
export function conditionInWords(alarm: Alarm): string | undefined {
  const term = watchedTerm(alarm);
  const limit = limitInWords(alarm);
  if (term === undefined || limit === undefined) return undefined;
  return `${termName(term)} ${limit}${datapointsInWords(alarm, term.metric?.periodSeconds ?? term.periodSeconds)}`;
}

function limitInWords(alarm: Alarm): string | undefined {
  const { comparison, threshold } = alarm.condition;
  const words = comparison === undefined ? undefined : (COMPARISONS.get(comparison) ?? comparison);
  if (hasBand(alarm)) return words ?? 'outside its expected band';
  return threshold === undefined ? undefined : `${words ?? 'against'} ${threshold}`;
}

// Without DatapointsToAlarm all datapoints have to breach (CloudWatch API, PutMetricAlarm).
function datapointsInWords({ condition, terms }: Alarm, periodSeconds: number | undefined): string {
  const { evaluationPeriods: all } = condition;
  if (all === undefined) return '';
  const period = periodSeconds ?? terms.find((term) => term.metric?.periodSeconds !== undefined)?.metric?.periodSeconds;
  return ` for ${condition.datapointsToAlarm ?? all} of ${all} datapoints${period === undefined ? '' : ` of ${periodInWords(period)}`}`;
}
