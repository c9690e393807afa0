// Numbers whose key or label says a unit, as people read them: `durationMs: 132000` is `Duration: 2 min`.
import { durationInWords } from '../../../lib/duration-in-words.ts';
import { readEpoch } from './read-instant.ts';

/** What a number counts. */
export type Unit = 'milliseconds' | 'seconds' | 'bytes' | 'percent';

/** A value in words, and how many words of the key it has used up. */
export interface Amount {
  readonly text: string;
  readonly usedWords: number;
}

const UNITS: ReadonlyMap<string, Unit> = new Map(
  Object.entries({
    milliseconds: ['ms', 'millis', 'millisecond', 'milliseconds', 'msec', 'msecs'],
    seconds: ['sec', 'secs', 'second', 'seconds'],
    bytes: ['byte', 'bytes'],
    percent: ['percent', 'percentage', 'pct'],
  } satisfies Record<Unit, readonly string[]>).flatMap(([unit, words]) => words.map((word): [string, Unit] => [word, unit as Unit])),
);

// Match: 132, 0.44, 3221225472. Near miss: 1.2.3, 0x10, -1 (an amount that is not known).
const AMOUNT = /^\d{1,15}(?:\.\d{1,12})?$/;
const MINUTE_MS = 60_000;
const SIZES = ['kB', 'MB', 'GB', 'TB', 'PB'] as const;
const SIZE_STEP = 1000;

/** Returns the amount that a value is by the words of its key, or undefined where these name no unit. */
export function amountInWords(words: readonly string[], value: string | number | boolean): Amount | undefined {
  const unit = UNITS.get(words.at(-1) ?? '') ?? (words[0] === 'bytes' || words[0] === 'percent' ? words[0] : undefined);
  if (unit === undefined) return undefined;
  const text = textOfUnit(unit, value);
  if (text === undefined) return undefined;
  // `Used percent: 98 %` reads better than `Used: 98 %`; `bytesTransferred` says what was transferred.
  const isLast = UNITS.has(words.at(-1) ?? '') && unit !== 'percent';
  return { text, usedWords: isLast && words.length > 1 ? (words.at(-2) === 'in' ? 2 : 1) : 0 };
}

/** Returns an amount with its unit; undefined where the value is none. */
export function textOfUnit(unit: Unit, value: string | number | boolean): string | undefined {
  const amount = typeof value === 'boolean' || !AMOUNT.test(String(value)) ? Number.NaN : Number(value);
  if (Number.isNaN(amount)) return undefined;
  if (unit === 'percent') return `${String(value)} %`;
  if (unit === 'bytes') return sizeInWords(amount);
  // `timestampMs` is no duration.
  if (readEpoch(amount) !== undefined) return undefined;
  return shortDuration(unit === 'seconds' ? amount * 1000 : amount);
}

function shortDuration(milliseconds: number): string | undefined {
  if (milliseconds >= MINUTE_MS) return durationInWords(milliseconds);
  return milliseconds < 1000 ? `${rounded(milliseconds)} ms` : `${rounded(milliseconds / 1000)} s`;
}

function sizeInWords(bytes: number): string {
  if (bytes < SIZE_STEP) return bytes === 1 ? '1 byte' : `${rounded(bytes)} bytes`;
  let size = bytes;
  let index = -1;
  while (size >= SIZE_STEP && index < SIZES.length - 1) {
    size /= SIZE_STEP;
    index += 1;
  }
  return `${rounded(size)} ${SIZES[index] ?? ''}`;
}

// Three digits tell enough.
function rounded(value: number): string {
  return String(value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
}
