// Copies a database as it is at one moment, also while others write to it. Under its own name the copy is whole, or not there.
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { AppError } from '../../domain/errors.ts';

/** All pages in one step: a copy in several begins anew whenever somebody else has written between two of them. */
const PAGES_PER_STEP = 2 ** 31 - 1;

/** Events hold what AWS says about an account. */
const FILE_MODE = 0o600;

/** Copies the database into a file, in the place of one that is there; throws what SQLite throws. */
export async function copyDatabase(source: DatabaseSync, file: string): Promise<void> {
  const unfinished = `${file}.unfinished`;
  removeWithCompanions(unfinished);
  try {
    closeSync(openSync(unfinished, 'wx', FILE_MODE));
    await backup(source, unfinished, { rate: PAGES_PER_STEP });
    checkCopy(unfinished);
    sync(unfinished);
    renameSync(unfinished, file);
    sync(path.dirname(file));
  } catch (error) {
    removeWithCompanions(unfinished);
    throw error;
  }
}

/** Tells whether SQLite finds a database whole, as far as it can see without reading every row. */
export function isWhole(database: DatabaseSync): boolean {
  const row = database.prepare('pragma quick_check(1)').get();
  return row?.['quick_check'] === 'ok';
}

/** Removes a database file with its log and the index of that. */
export function removeWithCompanions(file: string): void {
  for (const name of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]) rmSync(name, { force: true });
}

/** Brings a file, or what a folder lists, to the disk. */
export function sync(name: string): void {
  const descriptor = openSync(name, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function checkCopy(file: string): void {
  const copy = new DatabaseSync(file);
  try {
    // One file that can be carried away: a log beside it would be left behind.
    copy.exec('pragma journal_mode = delete');
    if (!isWhole(copy)) throw new AppError('store-unavailable', 'SQLite finds the copy damaged, and so what it was copied from');
  } finally {
    copy.close();
  }
}
