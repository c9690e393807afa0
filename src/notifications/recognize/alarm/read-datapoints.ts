// The points that CloudWatch names in the reason of a state change, in either of its wordings:
// "3 datapoints [91.2 (22/11/26 10:15:00), ...] were greater than ..." for a few, and for five or more
// "5 datapoints were greater than ... The most recent datapoints which crossed the threshold: [91.2 (22/11/26 10:15:00), ...]".
import type { Datapoint } from '../../../domain/metric-chart.ts';

// Match: 91.2 (22/11/26 10:15:00), -1.0E-4 (01/02/26 00:00:00). Near miss: the threshold (80.0); 3.0 without a time.
const POINT = /(?<![\w.-])(-?\d{1,20}(?:\.\d{1,30})?(?:E-?\d{1,3})?) \((\d{2})\/(\d{2})\/(\d{2}) (\d{2}):(\d{2}):(\d{2})\)/g;

/** Reasons have five points at most by themselves; a longer list is not CloudWatch's. */
const MAX_DATAPOINTS = 100;
/** An alarm looks back seven days at most (CloudWatch API, PutMetricAlarm: EvaluationPeriods times Period). */
const LONGEST_LOOK_BACK_MS = 7 * 24 * 60 * 60 * 1000;

/** Returns the points of a reason that lie before the state change, oldest first. */
export function readDatapoints(reason: string, changedAt: Date): readonly Datapoint[] {
  const points = new Map(listDatapoints(reason, changedAt).map(({ at, value }) => [at, value]));
  return [...points].map(([at, value]) => ({ at, value })).toSorted((one, other) => (one.at < other.at ? -1 : 1));
}

/** Returns the points of a reason that lie before the state change, in the order of the text. */
export function listDatapoints(reason: string, changedAt: Date): readonly Datapoint[] {
  const points: Datapoint[] = [];
  for (const match of reason.matchAll(POINT)) {
    const at = instantOf(match);
    const value = Number(match[1]);
    if (at !== undefined && Number.isFinite(value) && isPlausible(at, changedAt)) points.push({ at: at.toISOString(), value });
    if (points.length >= MAX_DATAPOINTS) break;
  }
  return points;
}

// Day before month, in UTC, with a year of two digits.
function instantOf(match: RegExpMatchArray): Date | undefined {
  const [day = 0, month = 0, year = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(2).map(Number);
  const date = new Date(Date.UTC(2000 + year, month - 1, day, hours, minutes, seconds));
  // Date.UTC turns the 31st of February into March instead of refusing it.
  return date.getUTCDate() === day && date.getUTCMonth() === month - 1 ? date : undefined;
}

function isPlausible(at: Date, changedAt: Date): boolean {
  const age = changedAt.getTime() - at.getTime();
  return age >= 0 && age <= LONGEST_LOOK_BACK_MS;
}
