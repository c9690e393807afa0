// Numbers with units, short enough for an axis: 80%, 1.5 GB, 250 ms, 3.2M.

/** Units of CloudWatch (StandardUnit) that have a short sign; `Bytes/Second` and its like are their base with `/s`. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['Percent', '%'],
  ['Seconds', ' s'],
  ['Milliseconds', ' ms'],
  ['Microseconds', ' µs'],
  ['Kilobytes', ' kB'],
  ['Megabytes', ' MB'],
  ['Gigabytes', ' GB'],
  ['Terabytes', ' TB'],
  ['Kilobits', ' kbit'],
  ['Megabits', ' Mbit'],
  ['Gigabits', ' Gbit'],
  ['Terabits', ' Tbit'],
]);
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
  const sign = SIGNS.get(baseUnit);
  return shorten(value) + (sign === undefined ? '' : sign + suffix);
}

function withPrefix(value: number, sign: string): string {
  const power = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)) / 3);
  const index = Math.max(0, Math.min(PREFIXES.length - 1, power));
  return `${shorten(value / 1000 ** index)} ${PREFIXES[index] ?? ''}${sign}`;
}

function shorten(value: number): string {
  const size = Math.abs(value);
  const notation = size >= SCIENTIFIC_FROM || (size > 0 && size < SCIENTIFIC_BELOW) ? 'scientific' : 'compact';
  return new Intl.NumberFormat('en-US', { notation, maximumSignificantDigits: 4 }).format(value).replace('-', '−');
}
