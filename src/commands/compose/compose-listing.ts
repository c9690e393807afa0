// What `s3 ls` shows: the lines of the AWS CLI, with times in UTC.
import type { OwnView } from '../../domain/command.ts';
import type { Block } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import { countOf } from './count-of.ts';
import { composeRest } from './compose-rest.ts';

/** How many lines are shown: what one scrolls through on a phone. */
const LINES_SHOWN = 50;

/** Width of the size, and of what stands before a prefix (AWS CLI, s3 ls). */
const SIZE_WIDTH = 10;
const PREFIX_MARK = '                           PRE ';

type Output = Readonly<Record<string, unknown>>;
type Listing = Extract<OwnView, { kind: 'object-listing' }>;

/** A listing. */
export interface ComposedListing {
  readonly headline: string;
  readonly blocks: readonly Block[];
}

/** Composes it from the answer of ListBuckets or ListObjectsV2. */
export function composeListing(output: Output, view: Listing): ComposedListing {
  const buckets = listOf(output['Buckets']);
  const objects = listOf(output['Contents']);
  const prefixes = listOf(output['CommonPrefixes']).map(({ Prefix }) => String(Prefix));
  const lines = [
    ...buckets.map(({ CreationDate, Name }) => `${timeOf(CreationDate)} ${String(Name)}`),
    ...prefixes.map((prefix) => `${PREFIX_MARK}${nameOf(prefix, view)}`),
    ...objects.map(
      ({ LastModified, Size, Key }) => `${timeOf(LastModified)} ${sizeOf(Size, view).padStart(SIZE_WIDTH)} ${nameOf(String(Key), view)}`,
    ),
  ];
  const blocks: Block[] =
    lines.length === 0
      ? [{ kind: 'paragraph', spans: [text('There is nothing.')] }]
      : [{ kind: 'code', text: lines.slice(0, LINES_SHOWN).join('\n') }];
  blocks.push(...composeRest(lines.length - Math.min(lines.length, LINES_SHOWN), 'Name a longer prefix to see them.'));
  if (view.isSummarized) {
    const total = objects.reduce((sum, { Size }) => sum + Number(Size ?? 0), 0);
    blocks.push({ kind: 'paragraph', spans: [text(`Total Objects: ${objects.length}, Total Size: ${sizeOf(total, view)}`)] });
  }
  return { headline: headlineOf(buckets.length, objects.length, prefixes.length), blocks };
}

function headlineOf(buckets: number, objects: number, prefixes: number): string {
  if (buckets > 0) return countOf(buckets, 'buckets');
  if (objects === 0 && prefixes === 0) return 'nothing';
  return [...(prefixes > 0 ? [countOf(prefixes, 'prefixes')] : []), ...(objects > 0 ? [countOf(objects, 'objects')] : [])].join(', ');
}

function listOf(value: unknown): readonly Output[] {
  return Array.isArray(value) ? (value as readonly Output[]) : [];
}

/** Within a folder the AWS CLI shows what is behind its last slash. */
function nameOf(key: string, { prefix, isRecursive }: Listing): string {
  return isRecursive ? key : key.slice(prefix.lastIndexOf('/') + 1);
}

function timeOf(value: unknown): string {
  const date = value instanceof Date ? value : typeof value === 'number' ? new Date(value * 1000) : undefined;
  return date === undefined ? '                   ' : date.toISOString().slice(0, 19).replace('T', ' ');
}

/** As the AWS CLI writes it: by 1024, with one digit. */
const UNITS = ['Bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

function sizeOf(value: unknown, { isHumanReadable }: Listing): string {
  const size = Number(value ?? 0);
  if (!isHumanReadable) return String(size);
  const step = Math.min(UNITS.length - 1, size < 1024 ? 0 : Math.floor(Math.log2(size) / 10));
  return step === 0 ? `${size} Bytes` : `${(size / 1024 ** step).toFixed(1)} ${UNITS[step] ?? ''}`;
}
