// A file in words: its name and how large it is.
import type { FileReference } from '../domain/stored-file.ts';
import { oneLine } from './one-line.ts';

const UNITS = ['bytes', 'KB', 'MB', 'GB'] as const;
const STEP = 1000;

/** Names a file in one line. */
export function fileText({ name, byteCount }: Pick<FileReference, 'name' | 'byteCount'>): string {
  return `📎 ${oneLine(name)}, ${sizeText(byteCount)}`;
}

/** Says a size as people do: `1.5 MB`. */
export function sizeText(byteCount: number): string {
  let size = byteCount;
  let unit = 0;
  while (size >= STEP && unit < UNITS.length - 1) {
    size /= STEP;
    unit += 1;
  }
  return `${unit === 0 || size >= 10 ? Math.round(size) : size.toFixed(1)} ${UNITS[unit] ?? ''}`;
}
