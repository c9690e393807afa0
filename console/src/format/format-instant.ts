// Instants as the reader reads them: in their own zone, as short as can be, with everything in reserve.
import { deviceTimeStyle } from './time-zone.ts';
import type { TimeStyle } from './time-zone.ts';

const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
const shortDate: Intl.DateTimeFormatOptions = { ...clock, day: 'numeric', month: 'short' };
const full: Intl.DateTimeFormatOptions = { dateStyle: 'full', timeStyle: 'long' };

const formats = new Map<string, Intl.DateTimeFormat>();

/** The hour and minute; what is no instant comes back as it is. */
export function formatClock(at: string, style: TimeStyle = deviceTimeStyle): string {
  return format(at, clock, style);
}

/** Day, month, hour and minute, with the year where it is not the year of `now`. */
export function formatShort(at: string, now: Date, style: TimeStyle = deviceTimeStyle): string {
  const isOtherYear = new Date(at).getFullYear() !== now.getFullYear();
  return format(at, isOtherYear ? { ...shortDate, year: 'numeric' } : shortDate, style);
}

/** The whole instant in the reader's zone and in UTC, for the tooltip. */
export function formatFull(at: string, style: TimeStyle = deviceTimeStyle): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : `${format(at, full, style)} (${date.toISOString()})`;
}

function format(at: string, options: Intl.DateTimeFormatOptions, style: TimeStyle): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : formatOf(options, style).format(date);
}

// Making a format costs a hundred times what using it costs, and a page shows hundreds of times.
function formatOf(options: Intl.DateTimeFormatOptions, { locale, timeZone }: TimeStyle): Intl.DateTimeFormat {
  const key = JSON.stringify([options, locale, timeZone]);
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, timeZone === undefined ? options : { ...options, timeZone });
  formats.set(key, made);
  return made;
}
