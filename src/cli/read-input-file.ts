// The file that a command line names, or a reason why it cannot be read that a person understands.
import { readFile } from 'node:fs/promises';
import { AppError } from '../domain/errors.ts';

const REASONS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EISDIR', 'it is a folder'],
  ['ENOENT', 'there is no such file'],
  ['ENOTDIR', 'a part of its path is no folder'],
]);

/** Reads a file. Throws `file-unreadable` with the path and why. */
export async function readInputFile(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw fileUnreadable(path, error);
  }
}

/** Makes the error of a file, or of what stands for one, that could not be read. */
export function fileUnreadable(name: string, thrown: unknown): AppError {
  const code = thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : 'no reason given';
  return new AppError('file-unreadable', `${name} (${REASONS.get(code) ?? code})`, { cause: thrown });
}
