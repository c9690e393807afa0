// How bad an alarm is: by its state, and where a person said so in its description or, in a word of the closed list, in its name.
import type { Guidance } from '../../../domain/guidance.ts';
import type { Notification, Severity } from '../../../domain/notification.ts';
import { severityOfName } from '../../../domain/severity.ts';
import type { Alarm } from './alarm.ts';

/** Returns the severity of an alarm; what its description says outright comes before a word of its name. */
export function alarmSeverity({ state, name }: Pick<Alarm, 'state' | 'name'>, { severity }: Guidance = {}): Severity {
  if (state !== 'ALARM') return 'info';
  return severity ?? severityOfName(name) ?? 'high';
}

/** Returns how an alarm's state feels. */
export function alarmTone({ state }: Pick<Alarm, 'state'>, severity: Severity): Notification['tone'] {
  if (state === 'ALARM') return severity === 'critical' || severity === 'high' ? 'bad' : 'warning';
  return state === 'OK' ? 'good' : 'warning';
}
