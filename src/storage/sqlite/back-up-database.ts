// Copies the database of a data folder into a file, also while a server works with it.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../domain/errors.ts';
import { copyDatabase } from './copy-database.ts';
import { DATABASE_FILE } from './database-file.ts';
import { readSchemaVersion } from './schema-version.ts';
import { toStoreError } from './to-store-error.ts';

/** How long to wait for a lock, which the server holds for milliseconds at most. */
const BUSY_TIMEOUT_MS = 5_000;

/** Backs up; returns the version of the schema. Throws `backup-unusable` where there is nothing to copy, or the file exists. */
export async function backUpDatabase({
  dataFolder,
  backupFile,
}: {
  readonly dataFolder: string;
  readonly backupFile: string;
}): Promise<number> {
  const file = path.join(dataFolder, DATABASE_FILE);
  if (!existsSync(file)) throw new AppError('backup-unusable', `there is no database in ${dataFolder}`);
  if (existsSync(backupFile)) throw new AppError('backup-unusable', `${backupFile} exists; name another file, or remove it`);
  try {
    // Reading alone: the server goes on writing, into its log, until the copy is done.
    const source = new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
    try {
      const version = readSchemaVersion(source);
      if (version === undefined) throw new AppError('backup-unusable', `${file} is no database of Signalbox yet`);
      await copyDatabase(source, backupFile);
      return version;
    } finally {
      source.close();
    }
  } catch (thrown) {
    throw toStoreError(thrown);
  }
}
