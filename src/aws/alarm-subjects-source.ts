// Narrow port: what alarms watch that are named by another alarm only. It calls DescribeAlarms, and nothing else.
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

/** Most alarms of a reading (CloudWatch API, DescribeAlarms: AlarmNames). */
export const ALARM_NAMES_MAX = 100;

/** Looks at alarms. Never rejects. */
export interface AlarmSubjectsSource {
  /** Returns those that are there, in any order; of a composite one the alarm alone. */
  find(request: AlarmSubjectsRequest, signal: AbortSignal): Promise<Reading<readonly AlarmSubject[]>>;
}
