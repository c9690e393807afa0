// The folder that holds the embedded database: made for its owner only, on a disk of this machine, used by one process.
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../domain/errors.ts';
import { networkFileSystemName } from './network-file-systems.ts';

/** Only the owner enters: events hold what AWS says about an account. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** Tells the type of the file system that holds a folder. */
export type ReadFileSystemType = (folder: string) => Promise<number>;

/** Makes the folder where it does not exist; throws `data-folder-on-network`. */
export async function prepareDataFolder(folder: string, readFileSystemType: ReadFileSystemType = readTypeOnLinux): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
  const name = networkFileSystemName(await readFileSystemType(folder));
  if (name !== undefined) throw new AppError('data-folder-on-network', `${folder} is on ${name}`);
}

/** Makes an empty file for the owner only, or takes the rights of all others on it away; returns its path. */
export function prepareFile(folder: string, name: string): string {
  const file = path.join(folder, name);
  // SQLite gives its log and index the mode of the database file, but makes that one readable by all.
  try {
    closeSync(openSync(file, 'ax', FILE_MODE));
  } catch (error) {
    if (!isExisting(error)) throw error;
    // Never by opening it: closing any handle on a file ends all locks that this process has on it (POSIX fcntl).
    chmodSync(file, FILE_MODE);
  }
  return file;
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

/** Elsewhere the number means something else, or nothing. */
async function readTypeOnLinux(folder: string): Promise<number> {
  if (process.platform !== 'linux') return 0;
  const { type } = await statfs(folder);
  return type;
}
