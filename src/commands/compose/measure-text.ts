// A number with its unit, where the member's name says which: sizes and durations as people say them.

type Structure = Readonly<Record<string, unknown>>;

const KIB = 1024;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How a number is read. */
type Reading = (count: number) => string;

/**
 * What names say, the first that matches. Match: CodeSize, storedBytes, VisibilityTimeout, timeoutInMinutes. Near miss: Size alone, which
 * is bytes in Amazon S3 and GiB in Amazon EBS; BytesReturnedPerSecond.
 */
const READINGS: readonly (readonly [RegExp, Reading])[] = [
  [/^(?:.*Bytes|CodeSize|BackupSizeInBytes|.*SizeInBytes|MaximumMessageSize|contentLength)$/i, bytesText],
  [/^(?:MemorySize|.*InMBs?)$/i, (count) => sizeText(count, 'MB')],
  [/^.*InMiB$/i, (count) => sizeText(count, 'MiB')],
  [/^(?:AllocatedStorage|MaxAllocatedStorage|VolumeSize|.*InGiB)$/i, (count) => sizeText(count, 'GiB')],
  [/^.*InGBs?$/i, (count) => sizeText(count, 'GB')],
  [/^.*(?:InMillis|Milliseconds|Millis|InMS)$/i, millisecondsText],
  [/^(?:Timeout|VisibilityTimeout|IdleTimeout|MessageRetentionPeriod|Period|TTL|.*Seconds)$/i, secondsText],
  [/^.*InMinutes$/i, (count) => secondsText(count * MINUTE)],
  [/^.*InHours$/i, (count) => secondsText(count * HOUR)],
  [/^.*InDays$/i, (count) => secondsText(count * DAY)],
];

/** Bare sizes, told apart by what stands beside them. */
const SIZES: readonly (readonly [readonly string[], Reading])[] = [
  [['VolumeId', 'VolumeType', 'SnapshotId'], (count) => sizeText(count, 'GiB')],
  [['ETag', 'Key', 'sizeInBytes'], bytesText],
];

// Amazon SQS gives its numbers as text. Match: 345600. Near miss: -1, 1e3, 00:30.
const DIGITS = /^\d{1,15}$/;

/** Says a number with its unit; undefined where the name says none. `beside` is the structure that holds it. */
export function measureText(name: string, value: unknown, beside: Structure = {}): string | undefined {
  const count = typeof value === 'string' && DIGITS.test(value) ? Number(value) : value;
  if (typeof count !== 'number' || !Number.isFinite(count) || count < 0) return undefined;
  const reading = name === 'Size' ? SIZES.find(([names]) => names.some((other) => Object.hasOwn(beside, other)))?.[1] : undefined;
  return (reading ?? READINGS.find(([pattern]) => pattern.test(name))?.[1])?.(count);
}

function bytesText(count: number): string {
  return sizeText(count, 'bytes');
}

const UNITS: Readonly<Record<string, readonly string[]>> = {
  bytes: ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'],
  MiB: ['MiB', 'GiB', 'TiB'],
  GiB: ['GiB', 'TiB', 'PiB'],
};

/** In the largest unit of which there is one; AWS's own MB and GB stay what they are. */
function sizeText(count: number, unit: string): string {
  const [first = unit, ...larger] = UNITS[unit] ?? [];
  let [amount, name] = [count, first];
  for (const next of larger) {
    if (amount < KIB) break;
    [amount, name] = [amount / KIB, next];
  }
  return `${amountText(amount)} ${name === 'bytes' && amount === 1 ? 'byte' : name}`;
}

/** One digit after the point where it says something. */
function amountText(amount: number): string {
  return String(amount < 100 ? Math.round(amount * 10) / 10 : Math.round(amount));
}

/** The two largest units: `1 h 30 min`. */
function secondsText(seconds: number): string {
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(seconds / DAY), seconds >= 2 * DAY ? 'days' : 'day'],
    [Math.floor((seconds % DAY) / HOUR), 'h'],
    [Math.floor((seconds % HOUR) / MINUTE), 'min'],
    [Math.round((seconds % MINUTE) * 1000) / 1000, 's'],
  ];
  const said = parts.filter(([count]) => count > 0).slice(0, 2);
  return said.length === 0 ? '0 s' : said.map(([count, unit]) => `${count} ${unit}`).join(' ');
}

function millisecondsText(count: number): string {
  return count < 1000 ? `${count} ms` : secondsText(Math.round(count / 100) / 10);
}
