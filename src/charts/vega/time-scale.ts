// The horizontal scale: from the first point to the last, with the state change where it belongs to them. All times are UTC.

/** A scale's ends, earlier first, in milliseconds since 1970, and its round instants with their labels. */
export interface TimeScale {
  readonly domain: readonly [number, number];
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A single point stands in the middle of this much time. */
const SPAN_OF_ONE_POINT = 30 * MINUTE_MS;
/** Steps that clocks and calendars count in. */
const ROUND_STEPS_MS = [
  ...[1, 5, 15, 30].map((seconds) => seconds * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR_MS),
  ...[1, 2, 7, 14, 28].map((days) => days * DAY_MS),
];
const DAYS_IN_YEAR = 365;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Makes a scale of the points' instants; the state change counts only where it is not farther away than the points are apart. */
export function makeTimeScale(instants: readonly number[], stateChangeAt: number | undefined, tickCount: number): TimeScale {
  const [first, last] = spread(instants[0] ?? stateChangeAt ?? 0, instants.at(-1) ?? stateChangeAt ?? 0);
  const span = last - first;
  const isNear = stateChangeAt !== undefined && stateChangeAt >= first - span && stateChangeAt <= last + span;
  const domain: [number, number] = isNear ? [Math.min(first, stateChangeAt), Math.max(last, stateChangeAt)] : [first, last];
  return { domain, ticks: roundTicks(domain, tickCount) };
}

function spread(first: number, last: number): [number, number] {
  return first === last ? [first - SPAN_OF_ONE_POINT / 2, last + SPAN_OF_ONE_POINT / 2] : [first, last];
}

function roundTicks([first, last]: readonly [number, number], tickCount: number): TimeScale['ticks'] {
  const roughStep = (last - first) / tickCount;
  const step =
    ROUND_STEPS_MS.find((roundStep) => roundStep >= roughStep) ?? Math.ceil(roughStep / DAY_MS / DAYS_IN_YEAR) * DAYS_IN_YEAR * DAY_MS;
  const ticks: { at: number; label: string }[] = [];
  for (let at = Math.ceil(first / step) * step; at <= last; at += step) ticks.push({ at, label: labelInstant(at, step) });
  return ticks;
}

function labelInstant(at: number, step: number): string {
  const instant = new Date(at);
  const [hours = '', minutes = '', seconds = ''] = instant.toISOString().slice(-13, -5).split(':');
  if (step < MINUTE_MS) return `${hours}:${minutes}:${seconds}`;
  if (step < DAY_MS) return `${hours}:${minutes}`;
  if (step < DAYS_IN_YEAR * DAY_MS) return `${MONTHS[instant.getUTCMonth()] ?? ''} ${String(instant.getUTCDate())}`;
  return String(instant.getUTCFullYear());
}

/** Calendar months are 28 days at least. */
const MONTH_MS = 28 * DAY_MS;
const MONTH_AND_YEAR = new Intl.DateTimeFormat('en-US', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** Makes a scale of bars, at least one, that names bars in their middle, each or every second, third, ... of them. */
export function makeBarScale(bars: readonly { readonly from: number; readonly to: number }[], tickCount: number): TimeScale {
  const endOf = new Map(bars.map(({ from, to }) => [from, to]));
  const periods = [...endOf].sort(([earlier], [later]) => earlier - later);
  const every = Math.ceil(periods.length / tickCount);
  return {
    domain: [periods[0]?.[0] ?? 0, periods.at(-1)?.[1] ?? 0],
    ticks: periods
      .filter((_, index) => index % every === 0)
      .map(([from, to]) => ({
        at: (from + to) / 2,
        label: to - from >= MONTH_MS ? MONTH_AND_YEAR.format(from) : labelInstant(from, Math.min(to - from, MONTH_MS)),
      })),
  };
}
