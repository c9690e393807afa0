// A time window: hours, days, dates and months in the wall time of a zone, such as nights, weekends or the last day of a month.

/** A day of the year, in each year: `12-24`; or of one year: `2026-12-24`. */
export interface DateRange {
  readonly from: string;
  /** Also on that day. Of days of any year it may be before `from`: then the range goes over the end of the year. */
  readonly to: string;
}

/** Minutes since midnight; where `to` is not later than `from` it is of the next day. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** A part of a window: everything that it says must hold; an empty list says nothing. */
export interface TimeSpan {
  readonly times: readonly TimeRange[];
  /** Days as `Date.getUTCDay` counts them, on which the times begin. */
  readonly weekdays: readonly number[];
  /** From 1; negative ones from the end of the month: -1 is its last day. */
  readonly daysOfMonth: readonly number[];
  /** From 1. */
  readonly months: readonly number[];
  readonly dates: readonly DateRange[];
}

/** A window: an instant lies in it that lies in one of its spans. */
export interface TimeWindow {
  readonly name: string;
  /** An IANA name such as `Europe/Berlin`. */
  readonly timeZone: string;
  readonly spans: readonly TimeSpan[];
}

/** What calendar and clock on the wall of a zone show. */
interface WallTime {
  readonly day: CalendarDay;
  /** Since midnight. */
  readonly minutes: number;
}

interface CalendarDay {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
}

/** Minutes of a day. */
const DAY_MINUTES = 24 * 60;

/** Tells whether an instant lies within a window. An hour that the change of the clocks skips never comes; one that it repeats counts twice. */
export function isWithinWindow({ timeZone, spans }: Pick<TimeWindow, 'timeZone' | 'spans'>, at: Date): boolean {
  const wall = wallTime(at, timeZone);
  return spans.some((span) => isWithinSpan(span, wall));
}

function isWithinSpan(span: TimeSpan, { day, minutes }: WallTime): boolean {
  if (span.times.length === 0) return isOnDay(span, day);
  return span.times.some(({ from, to }) => {
    if (from < to) return minutes >= from && minutes < to && isOnDay(span, day);
    // What goes on after midnight belongs to the day on which it began.
    return (minutes >= from && isOnDay(span, day)) || (minutes < to && isOnDay(span, dayBefore(day)));
  });
}

function isOnDay({ weekdays, daysOfMonth, months, dates }: TimeSpan, day: CalendarDay): boolean {
  return (
    (months.length === 0 || months.includes(day.month)) &&
    (weekdays.length === 0 || weekdays.includes(weekdayOf(day))) &&
    (daysOfMonth.length === 0 || daysOfMonth.some((one) => one === day.day || one === day.day - lengthOfMonth(day) - 1)) &&
    (dates.length === 0 || dates.some((range) => isInRange(range, day)))
  );
}

// Days written alike are in the order of their texts.
function isInRange({ from, to }: DateRange, { year, month, day }: CalendarDay): boolean {
  const ofAnyYear = `${twoDigits(month)}-${twoDigits(day)}`;
  const text = from.length === ofAnyYear.length ? ofAnyYear : `${String(year).padStart(4, '0')}-${ofAnyYear}`;
  return from <= to ? text >= from && text <= to : text >= from || text <= to;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function weekdayOf({ year, month, day }: CalendarDay): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

function lengthOfMonth({ year, month }: CalendarDay): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function dayBefore({ year, month, day }: CalendarDay): CalendarDay {
  const before = new Date(Date.UTC(year, month - 1, day - 1));
  return { year: before.getUTCFullYear(), month: before.getUTCMonth() + 1, day: before.getUTCDate() };
}

// Making a formatter costs a hundred times as much as using it.
const formats = new Map<string, Intl.DateTimeFormat>();

function wallTime(at: Date, timeZone: string): WallTime {
  let format = formats.get(timeZone);
  if (format === undefined) {
    const numbers = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
    format = new Intl.DateTimeFormat('en-US', { timeZone, ...numbers, hourCycle: 'h23' });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = (['year', 'month', 'day', 'hour', 'minute'] as const).map((type) =>
    parts.get(type),
  );
  return { day: { year, month, day }, minutes: hour * 60 + minute };
}

// Match: 22:00-06:00, 00:00-24:00. Near miss: 9:00-17:00, 22:00 - 06:00 (spaces).
const TIMES = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

/** Reads `22:00-06:00`; undefined where it is no such text. */
export function parseTimeRange(text: string): TimeRange | undefined {
  const [whole, fromHour = '', fromMinute = '', toHour, toMinute = ''] = TIMES.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const to = toHour === undefined ? DAY_MINUTES : Number(toHour) * 60 + Number(toMinute);
  return { from: Number(fromHour) * 60 + Number(fromMinute), to };
}

// Match: 2026-12-24, 12-24, 12-24..01-02, 2026-12-24..2027-01-02. Near miss: 24.12., 2026-12-24..01-02 (one with a year, one without).
const DATES = /^((?:\d{4}-)?\d{2}-\d{2})(?:\.\.((?:\d{4}-)?\d{2}-\d{2}))?$/;

/** Reads a day or a range of days; undefined where it is none, or a day that no calendar has. */
export function parseDateRange(text: string): DateRange | undefined {
  const [whole, from = '', to = from] = DATES.exec(text) ?? [];
  if (whole === undefined || from.length !== to.length || !isDate(from) || !isDate(to)) return undefined;
  return from.length === '12-24'.length || from <= to ? { from, to } : undefined;
}

/** 02-29 is a day of some years. */
function isDate(text: string): boolean {
  const [day = 0, month = 0, year = 2024] = text.split('-').map(Number).toReversed();
  return month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth({ year, month, day });
}
