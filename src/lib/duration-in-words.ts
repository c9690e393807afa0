// How long something took, as one says it.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Says a duration with its two largest units at most, or undefined where there is none (a clock stepped back, no instant). */
export function durationInWords(milliseconds: number): string | undefined {
  if (Number.isNaN(milliseconds) || milliseconds < 0) return undefined;
  if (milliseconds < SECOND) return 'less than a second';
  if (milliseconds < MINUTE) return `${units(milliseconds, SECOND)} s`;
  if (milliseconds < HOUR) return `${units(milliseconds, MINUTE)} min`;
  if (milliseconds < DAY) return withRest(`${units(milliseconds, HOUR)} h`, units(milliseconds % HOUR, MINUTE), 'min');
  return withRest(`${units(milliseconds, DAY)} d`, units(milliseconds % DAY, HOUR), 'h');
}

function units(milliseconds: number, unit: number): number {
  return Math.floor(milliseconds / unit);
}

function withRest(words: string, rest: number, unit: string): string {
  return rest === 0 ? words : `${words} ${rest} ${unit}`;
}
