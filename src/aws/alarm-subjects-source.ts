// Narrow port: what alarms watch, and how they are, as CloudWatch itself has it. It calls DescribeAlarms, and nothing else.
import type { AlarmSubject } from '../domain/alarm-subject.ts';
import type { ReadingPlace } from '../domain/reading-place.ts';
import type { Reading } from './reading.ts';

/** Which alarms are looked at. */
export interface AlarmSubjectsRequest {
  /** Absent for events of the sample. */
  readonly place?: ReadingPlace;
  /** Names, at most ALARM_NAMES_MAX. */
  readonly alarmNames: readonly string[];
}

/** An alarm as CloudWatch has it. */
export interface DescribedAlarm extends AlarmSubject {
  /** `OK`, `ALARM` or `INSUFFICIENT_DATA`. */
  readonly state?: string;
  /** When it came into that state, ISO 8601. */
  readonly changedAt?: string;
  /** Metric math and queries that it calculates with; absent where there are none. */
  readonly expressions?: readonly string[];
}

/** Most alarms of a reading (CloudWatch API, DescribeAlarms: AlarmNames). */
export const ALARM_NAMES_MAX = 100;

/** Looks at alarms. Never rejects. */
export interface AlarmSubjectsSource {
  /** Returns those that are there, in any order; of a composite one the alarm alone. */
  find(request: AlarmSubjectsRequest, signal: AbortSignal): Promise<Reading<readonly DescribedAlarm[]>>;
}
