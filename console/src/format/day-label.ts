// The heading over the messages of one day.
import { deviceTimeStyle } from './time-zone.ts';
import type { TimeStyle } from './time-zone.ts';

/** The calendar day of an instant in the reader's zone, for example `2026-11-24`; '' for what is no instant. */
export function dayKey(at: string | Date, { timeZone }: TimeStyle = deviceTimeStyle): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '';
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', ...(timeZone === undefined ? {} : { timeZone }) }).format(date);
}

/** `Today`, `Yesterday`, or the date with its day of the week. */
export function dayLabel(at: string, now: Date, style: TimeStyle = deviceTimeStyle): string {
  const key = dayKey(at, style);
  if (key === '') return '';
  const today = dayKey(now, style);
  if (key === today) return 'Today';
  if (key === dayBefore(today)) return 'Yesterday';
  const isOtherYear = key.slice(0, 4) !== today.slice(0, 4);
  const options: Intl.DateTimeFormatOptions = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(isOtherYear ? { year: 'numeric' } : {}),
  };
  // The key's own noon in UTC stands for the day, so that no zone can move it.
  return new Intl.DateTimeFormat(style.locale, { ...options, timeZone: 'UTC' }).format(new Date(`${key}T12:00:00Z`));
}

// Counted on the calendar: a day of 23 or 25 hours is a day.
function dayBefore(key: string): string {
  const noon = new Date(`${key}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() - 1);
  return noon.toISOString().slice(0, 10);
}
