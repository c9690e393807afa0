// Before the schema of a database is brought up to date, the database is copied: a program of before can go on with the copy.
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { AppError, isAppError } from '../../domain/errors.ts';
import { copyDatabase } from './copy-database.ts';
import { NEWEST_SCHEMA_VERSION, readSchemaVersion } from './schema-version.ts';
import { toStoreError } from './to-store-error.ts';

/** Where copies lie, within the data folder. */
export const BACKUP_FOLDER = 'backups';

/** How many such copies are kept: the one of before this version, and the one of before that. */
const KEPT = 2;

// Match: schema-17-before-22.sqlite. Near miss: schema-17.sqlite, what a person has put there.
const COPY_NAME = /^schema-\d+-before-\d+\.sqlite$/;

/** Copies the database where its schema is older than this program's; true where it did. Throws `store-full` where there is no room for the copy. */
export async function backUpBeforeMigration(database: DatabaseSync, dataFolder: string): Promise<boolean> {
  const version = readSchemaVersion(database);
  if (version === undefined || version >= NEWEST_SCHEMA_VERSION) return false;
  const folder = path.join(dataFolder, BACKUP_FOLDER);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, `schema-${version}-before-${NEWEST_SCHEMA_VERSION}.sqlite`);
  try {
    await copyDatabase(database, file);
  } catch (thrown) {
    throw withPurpose(toStoreError(thrown), file);
  }
  removeOldCopies(folder);
  return true;
}

function withPurpose(error: unknown, file: string): unknown {
  if (!isAppError(error) || error.code !== 'store-full') return error;
  return new AppError('store-full', `the database is copied to ${file} before its schema changes, and there is no room for it`, {
    cause: error,
  });
}

function removeOldCopies(folder: string): void {
  const copies = readdirSync(folder)
    .filter((name) => COPY_NAME.test(name))
    .map((name) => ({ file: path.join(folder, name), modifiedAt: statSync(path.join(folder, name)).mtimeMs }))
    .toSorted((a, b) => b.modifiedAt - a.modifiedAt);
  for (const { file } of copies.slice(KEPT)) rmSync(file, { force: true });
}
