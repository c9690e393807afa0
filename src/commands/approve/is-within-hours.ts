// Whether an instant lies within hours that are written in the wall time of a zone.
import { WEEKDAYS, type WeeklyHours } from '../../domain/approval-rule.ts';

/** Tells whether it does; hours that end on the next morning belong to the day on which they begin. */
export function isWithinHours({ days, from, to, timeZone }: WeeklyHours, at: Date): boolean {
  const { weekday, minutes } = wallTime(at, timeZone);
  const [begin, end] = [toMinutes(from), toMinutes(to)];
  const isDay = (index: number): boolean => days.some((day) => day === WEEKDAYS[(index + WEEKDAYS.length) % WEEKDAYS.length]);
  if (begin < end) return isDay(weekday) && minutes >= begin && minutes < end;
  return (isDay(weekday) && minutes >= begin) || (isDay(weekday - 1) && minutes < end);
}

function toMinutes(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

function wallTime(at: Date, timeZone: string): { readonly weekday: number; readonly minutes: number } {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const weekday = WEEKDAYS.findIndex((day) => day === parts.get('weekday')?.toLowerCase());
  return { weekday, minutes: Number(parts.get('hour')) * 60 + Number(parts.get('minute')) };
}
