// Files that exist only in a test.
import type { FileOutcome, ReadFile } from '../read-file.ts';

/** A file's text or bytes, or the outcome of reading it. */
export type MemoryFile = string | Uint8Array | FileOutcome;

/** Reads from the given files; everything else is missing. Only their owner may read them. */
export function memoryFiles(files: Readonly<Record<string, MemoryFile>>): ReadFile {
  return async (path, maxBytes) => {
    const file = files[path];
    if (file === undefined) return { status: 'missing', reason: 'does not exist' };
    if (typeof file === 'object' && 'status' in file) return file;
    const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
    if (bytes.byteLength > maxBytes) return { status: 'unreadable', reason: `is larger than ${maxBytes / 1024} KB` };
    return { status: 'read', bytes, isWorldReadable: false };
  };
}
