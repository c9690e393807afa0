// What an alarm watches: the one metric or expression that is compared with the threshold.
import type { AlarmTerm } from './alarm-term.ts';
import type { Alarm } from './alarm.ts';

/** Returns the watched term; of an anomaly detection alarm the metric, not its band. */
export function watchedTerm({ terms, condition }: Alarm): AlarmTerm | undefined {
  return terms.find((term) => term.isWatched && !isBand(term, condition.thresholdTermId)) ?? (terms.length === 1 ? terms[0] : undefined);
}

/** Tells whether an alarm compares with the band of an anomaly detector. */
export function hasBand(alarm: Alarm): boolean {
  return bandTerm(alarm) !== undefined;
}

/** Returns the term that is the band of an anomaly detector. */
export function bandTerm({ terms, condition }: Alarm): AlarmTerm | undefined {
  return terms.find((term) => isBand(term, condition.thresholdTermId));
}

// EventBridge events do not name the band's term, but its expression does.
function isBand(term: AlarmTerm, thresholdTermId: string | undefined): boolean {
  return (term.id !== undefined && term.id === thresholdTermId) || (term.expression?.startsWith('ANOMALY_DETECTION_BAND(') ?? false);
}

/** Returns what people call a term. */
export function termName(term: AlarmTerm): string {
  return term.label ?? term.metric?.metricName ?? term.expression ?? term.id ?? 'the metric';
}
