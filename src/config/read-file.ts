// Reading the files that a configuration consists of: the YAML file, secret files, certificates.
import { readFile, stat } from 'node:fs/promises';

/** How reading a file ended; `reason` goes on after the file's name: "does not exist". */
export type FileOutcome =
  | {
      readonly status: 'read';
      readonly bytes: Uint8Array;
      /** True where every user of the machine may read the file. */
      readonly isWorldReadable: boolean;
    }
  | { readonly status: 'missing' | 'unreadable'; readonly reason: string };

/** Reads a file of at most `maxBytes`; never rejects. */
export type ReadFile = (path: string, maxBytes: number) => Promise<FileOutcome>;

const WORLD_READABLE = 0o004;

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'may not be read by this user',
  EPERM: 'may not be read by this user',
  ELOOP: 'is a link that leads to itself',
  ENAMETOOLONG: 'has too long a name',
};

/** Reads a file from the disk. */
export const readFileFromDisk: ReadFile = async (path, maxBytes) => {
  try {
    // A pipe or a device would be read without end, so only what is a plain file is opened.
    const status = await stat(path);
    if (status.isDirectory()) return { status: 'unreadable', reason: 'is a folder, not a file' };
    if (!status.isFile()) return { status: 'unreadable', reason: 'is not a plain file' };
    if (status.size > maxBytes) return { status: 'unreadable', reason: `is larger than ${maxBytes / 1024} KB` };
    const bytes = await readFile(path);
    // Windows has no such bits; what Node reports there says nothing.
    return { status: 'read', bytes, isWorldReadable: process.platform !== 'win32' && (status.mode & WORLD_READABLE) !== 0 };
  } catch (error) {
    return describeFailure(error);
  }
};

function describeFailure(error: unknown): FileOutcome {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
  if (code === 'ENOENT' || code === 'ENOTDIR') return { status: 'missing', reason: 'does not exist' };
  return { status: 'unreadable', reason: REASONS[code] ?? `cannot be read (${code})` };
}
