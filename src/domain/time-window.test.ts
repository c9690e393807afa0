import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithinWindow, parseDateRange, parseTimeRange, type TimeSpan } from './time-window.ts';

const ALWAYS: TimeSpan = { times: [], weekdays: [], daysOfMonth: [], months: [], dates: [] };
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

function times(...texts: readonly string[]): TimeSpan['times'] {
  return texts.flatMap((text) => parseTimeRange(text) ?? []);
}

function dates(...texts: readonly string[]): TimeSpan['dates'] {
  return texts.flatMap((text) => parseDateRange(text) ?? []);
}

function isWithin(span: Partial<TimeSpan>, at: string, timeZone = 'Europe/Berlin'): boolean {
  return isWithinWindow({ timeZone, spans: [{ ...ALWAYS, ...span }] }, new Date(at));
}

describe('isWithinWindow', () => {
  it('takes hours by the clock of the zone, summer and winter', () => {
    const office = { times: times('09:00-17:00') };

    expect(isWithin(office, '2026-01-15T08:00:00Z')).toBe(true);
    expect(isWithin(office, '2026-01-15T07:59:59Z')).toBe(false);
    expect(isWithin(office, '2026-07-15T07:00:00Z')).toBe(true);
    expect(isWithin(office, '2026-07-15T15:00:00Z')).toBe(false);
  });

  it('lets a night belong to the day on which it begins', () => {
    const fridayNight = { times: times('22:00-06:00'), weekdays: [5] };

    expect(isWithin(fridayNight, '2026-01-16T21:00:00Z')).toBe(true);
    expect(isWithin(fridayNight, '2026-01-17T04:59:00Z')).toBe(true);
    expect(isWithin(fridayNight, '2026-01-17T05:00:00Z')).toBe(false);
    expect(isWithin(fridayNight, '2026-01-16T04:00:00Z')).toBe(false);
    expect(isWithin(fridayNight, '2026-01-17T22:00:00Z')).toBe(false);
  });

  it('never finds an hour that the clocks skip, and finds one twice that they repeat', () => {
    const half = { times: times('02:00-03:00') };

    // 29 March 2026: 02:00 is 03:00 in Berlin.
    expect(isWithin(half, '2026-03-29T00:59:00Z')).toBe(false);
    expect(isWithin(half, '2026-03-29T01:00:00Z')).toBe(false);
    // 25 October 2026: 03:00 is 02:00 again.
    expect(isWithin(half, '2026-10-25T00:30:00Z')).toBe(true);
    expect(isWithin(half, '2026-10-25T01:30:00Z')).toBe(true);
    expect(isWithin(half, '2026-10-25T02:00:00Z')).toBe(false);
  });

  it('knows zones whose clocks change by half an hour', () => {
    const morning = { times: times('08:00-09:00') };

    expect(isWithin(morning, '2026-07-01T21:30:00Z', 'Australia/Lord_Howe')).toBe(true);
    expect(isWithin(morning, '2026-01-01T21:00:00Z', 'Australia/Lord_Howe')).toBe(true);
    expect(isWithin(morning, '2026-01-01T22:00:00Z', 'Australia/Lord_Howe')).toBe(false);
  });

  it('knows days of the month from both ends, months, dates of one year and of any', () => {
    expect(isWithin({ daysOfMonth: [-1] }, '2028-02-29T12:00:00Z')).toBe(true);
    expect(isWithin({ daysOfMonth: [-1] }, '2028-02-28T12:00:00Z')).toBe(false);
    expect(isWithin({ daysOfMonth: [1], months: [5] }, '2026-05-01T12:00:00Z')).toBe(true);
    expect(isWithin({ daysOfMonth: [1], months: [5] }, '2026-06-01T12:00:00Z')).toBe(false);
    const holidays = { dates: dates('12-24..01-02') };
    expect(isWithin(holidays, '2026-12-23T23:30:00Z')).toBe(true);
    expect(isWithin(holidays, '2027-01-02T12:00:00Z')).toBe(true);
    expect(isWithin(holidays, '2027-01-02T23:30:00Z')).toBe(false);
    expect(isWithin({ dates: dates('2026-12-24') }, '2027-12-24T12:00:00Z')).toBe(false);
  });

  it('asks for everything that a span says, and for one span of a window', () => {
    const weekend = { ...ALWAYS, weekdays: [6, 0] };
    const night = { ...ALWAYS, times: times('22:00-06:00') };
    const window = { timeZone: 'UTC', spans: [weekend, night] };

    expect(isWithinWindow(window, new Date('2026-01-17T12:00:00Z'))).toBe(true);
    expect(isWithinWindow(window, new Date('2026-01-14T23:00:00Z'))).toBe(true);
    expect(isWithinWindow(window, new Date('2026-01-14T12:00:00Z'))).toBe(false);
    expect(isWithinWindow({ timeZone: 'UTC', spans: [] }, new Date(0))).toBe(false);
  });

  it('agrees with a calendar in which every minute of every wall is written out', () => {
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Auckland');
    const minute = fc.nat({ max: 1439 });
    const list = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { maxLength: 2 });
    const yearly = fc
      .date({ min: new Date('2024-01-01'), max: new Date('2024-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(5, 10));
    const spans = fc.record({
      times: list(fc.record({ from: minute, to: fc.oneof(minute, fc.constant(1440)) })),
      weekdays: list(fc.nat({ max: 6 })),
      daysOfMonth: list(fc.oneof(fc.integer({ min: 1, max: 31 }), fc.integer({ min: -31, max: -1 }))),
      months: list(fc.integer({ min: 1, max: 12 })),
      dates: list(fc.record({ from: yearly, to: yearly })),
    });
    // The weeks in which clocks change, to the minute.
    const at = fc
      .tuple(
        fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01', '2028-02-29'),
        fc.integer({ min: -2880, max: 2880 }),
      )
      .map(([day, minutes]) => new Date(Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE_MS));
    fc.assert(
      fc.property(zone, spans, at, (timeZone, span, instant) => {
        expect(isWithinWindow({ timeZone, spans: [span] }, instant)).toBe(isWithinByList(span, instant, timeZone));
      }),
      { numRuns: 500 },
    );
  });
});

const YEAR: readonly string[] = Array.from({ length: 366 }, (_, index) =>
  new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(5, 10),
);

/** The wall as a count of milliseconds, by the offset that the zone has then; days are entries of a list that is written out. */
function isWithinByList(span: TimeSpan, at: Date, timeZone: string): boolean {
  const offset = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at).at(-1)?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)/.exec(offset) ?? [];
  const wall = at.getTime() + (Number(hours) * 60 + Number(minutes)) * MINUTE_MS * (sign === '-' ? -1 : 1);
  const today = Math.floor(wall / DAY_MS) * DAY_MS;
  return [today - DAY_MS, today].some((midnight) => {
    if (!daysOf(span, midnight)) return false;
    const ranges = span.times.length === 0 ? [{ from: 0, to: 1440 }] : span.times;
    return ranges.some(({ from, to }) => {
      const end = to > from ? to : to + 1440;
      return wall >= midnight + from * MINUTE_MS && wall < midnight + end * MINUTE_MS;
    });
  });
}

function daysOf({ weekdays, daysOfMonth, months, dates: ranges }: TimeSpan, midnight: number): boolean {
  const [, month = '', day = ''] = new Date(midnight).toISOString().slice(0, 10).split('-');
  // Counted down from the first day of the next month.
  let left = 0;
  while (new Date(midnight + left * DAY_MS).toISOString().slice(5, 7) === month) left += 1;
  const name = new Date(midnight).toUTCString().slice(0, 3);
  const asked = [
    weekdays.map((index) => ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][index] === name),
    daysOfMonth.map((count) => (count > 0 ? count === Number(day) : -count === left)),
    months.map((count) => count === Number(month)),
    ranges.map(({ from, to }) => {
      // A year that has all days there are, twice.
      const days = [...YEAR, ...YEAR].slice(YEAR.indexOf(from));
      return days.slice(0, days.indexOf(to) + 1).includes(`${month}-${day}`);
    }),
  ];
  return asked.every((answers) => answers.length === 0 || answers.includes(true));
}

describe('parseTimeRange', () => {
  it('reads minutes of the day', () => {
    expect(parseTimeRange('22:00-06:30')).toEqual({ from: 1320, to: 390 });
    expect(parseTimeRange('00:00-24:00')).toEqual({ from: 0, to: 1440 });
  });

  it.each(['', '9:00-17:00', '22:00', '24:00-06:00', '22:00 - 06:00', '22:60-23:00'])('refuses %j', (text) => {
    expect(parseTimeRange(text)).toBeUndefined();
  });
});

describe('parseDateRange', () => {
  it('reads days and ranges', () => {
    expect(parseDateRange('02-29')).toEqual({ from: '02-29', to: '02-29' });
    expect(parseDateRange('2026-12-24..2027-01-02')).toEqual({ from: '2026-12-24', to: '2027-01-02' });
  });

  it.each(['', '24.12.', '02-30', '13-01', '2026-02-29', '2026-12-24..01-02', '2026-12-24..2026-12-23', '12-24..'])(
    'refuses %j',
    (text) => {
      expect(parseDateRange(text)).toBeUndefined();
    },
  );
});
