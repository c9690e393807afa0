// Numbers with units, short enough for an axis: 80%, 1.5 GB, 250 ms, 1.5 µs, 3.2M.

/** Units of CloudWatch (StandardUnit) that have a short sign; `Bytes/Second` and its like are their base with `/s`. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['Percent', '%'],
  ['Kilobytes', ' kB'],
  ['Megabytes', ' MB'],
  ['Gigabytes', ' GB'],
  ['Terabytes', ' TB'],
  ['Kilobits', ' kbit'],
  ['Megabits', ' Mbit'],
  ['Gigabits', ' Gbit'],
  ['Terabits', ' Tbit'],
]);
/** Units of time, in seconds; shown in the largest that leaves a digit before the point. */
const SECONDS_OF: ReadonlyMap<string, number> = new Map([
  ['Seconds', 1],
  ['Milliseconds', 1e-3],
  ['Microseconds', 1e-6],
]);
const TIME_SIGNS = [
  [1, 's'],
  [1e-3, 'ms'],
  [1e-6, 'µs'],
  [1e-9, 'ns'],
] as const;
/** Up to here seconds are written out: 3,600 s, not 3.6K s. */
const SECONDS_WRITTEN_OUT = 1e6;
/** Units that take a prefix before their sign. */
const PREFIXED: ReadonlyMap<string, string> = new Map([
  ['Bytes', 'B'],
  ['Bits', 'bit'],
]);
const PREFIXES = ['', 'k', 'M', 'G', 'T', 'P', 'E'];
const PER_SECOND = '/Second';
/** From here on digits are counted as a power of ten; a short scale of words ends at trillions. */
const SCIENTIFIC_FROM = 1e15;
const SCIENTIFIC_BELOW = 1e-3;

/** Writes a number with the sign of its unit; an unknown unit has none. */
export function formatQuantity(value: number, unit = ''): string {
  const isRate = unit.endsWith(PER_SECOND);
  const baseUnit = isRate ? unit.slice(0, -PER_SECOND.length) : unit;
  const suffix = isRate ? '/s' : '';
  const prefixed = PREFIXED.get(baseUnit);
  if (prefixed !== undefined && Math.abs(value) < SCIENTIFIC_FROM * 1e6) return withPrefix(value, prefixed) + suffix;
  const seconds = SECONDS_OF.get(unit);
  if (seconds !== undefined) return formatTime(value, seconds);
  const sign = SIGNS.get(baseUnit);
  return shorten(value) + (sign === undefined ? '' : sign + suffix);
}

function withPrefix(value: number, sign: string): string {
  const power = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)) / 3);
  const index = Math.max(0, Math.min(PREFIXES.length - 1, power));
  return `${shorten(value / 1000 ** index)} ${PREFIXES[index] ?? ''}${sign}`;
}

function formatTime(value: number, unitSeconds: number): string {
  const size = Math.abs(value * unitSeconds);
  const shown = value === 0 ? unitSeconds : size;
  const [scale, sign] = TIME_SIGNS.find(([seconds]) => shown >= seconds) ?? [1e-9, 'ns'];
  const amount = Number(((value * unitSeconds) / scale).toPrecision(12));
  return `${size >= 1000 && size < SECONDS_WRITTEN_OUT ? WRITTEN_OUT.format(amount).replace('-', '−') : shorten(amount)} ${sign}`;
}

const WRITTEN_OUT = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 6 });

function shorten(value: number): string {
  const size = Math.abs(value);
  const notation = size >= SCIENTIFIC_FROM || (size > 0 && size < SCIENTIFIC_BELOW) ? 'scientific' : 'compact';
  return new Intl.NumberFormat('en-US', { notation, maximumSignificantDigits: 4 }).format(value).replace('-', '−');
}
