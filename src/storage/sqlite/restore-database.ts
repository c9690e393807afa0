// Puts a backup in the place of the database of a data folder. What was there is kept; a crash leaves the one or the other.
import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AppError, isAppError } from '../../domain/errors.ts';
import { BACKUP_FOLDER } from './back-up-before-migration.ts';
import { copyDatabase, isWhole, removeWithCompanions, sync } from './copy-database.ts';
import { lockDataFolder } from './data-folder-lock.ts';
import { prepareDataFolder } from './data-folder.ts';
import { DATABASE_FILE } from './database-file.ts';
import { forgetNodeId } from './node-id.ts';
import { NEWEST_SCHEMA_VERSION, readSchemaVersion } from './schema-version.ts';
import { toStoreError } from './to-store-error.ts';

/** What is to be restored, and where. */
export interface DatabaseToRestore {
  readonly dataFolder: string;
  readonly backupFile: string;
  readonly now: Date;
}

/** What was restored. */
export interface RestoredDatabase {
  readonly schemaVersion: number;
  /** Where the database lies that was there before. */
  readonly keptAs?: string;
}

/** Restores. Throws `data-folder-in-use`, `backup-unusable`, `store-schema-newer` and `store-full`; then everything is as it was. */
export async function restoreDatabase({ dataFolder, backupFile, now }: DatabaseToRestore): Promise<RestoredDatabase> {
  if (!existsSync(backupFile)) throw new AppError('backup-unusable', `there is no file ${backupFile}`);
  await prepareDataFolder(dataFolder);
  const lock = lockDataFolder(dataFolder);
  const file = path.join(dataFolder, DATABASE_FILE);
  const restored = `${file}.restored`;
  try {
    const schemaVersion = await copyBackup(backupFile, restored);
    endSessions(restored, backupFile);
    const keptAs = keepPresent(file, path.join(dataFolder, BACKUP_FOLDER), now);
    // From here on the log of the database that was there would be taken for that of the restored one.
    for (const companion of [`${file}-wal`, `${file}-shm`]) rmSync(companion, { force: true });
    // The chain of the audit log had gone on behind the backup, as its copies elsewhere may know: a new one begins.
    forgetNodeId(dataFolder);
    renameSync(restored, file);
    sync(dataFolder);
    return { schemaVersion, ...(keptAs === undefined ? {} : { keptAs }) };
  } catch (thrown) {
    throw toStoreError(thrown);
  } finally {
    removeWithCompanions(restored);
    lock.release();
  }
}

async function copyBackup(backupFile: string, target: string): Promise<number> {
  const source = open(backupFile);
  try {
    const version = readVersion(source, backupFile);
    if (version > NEWEST_SCHEMA_VERSION)
      throw new AppError('store-schema-newer', `the backup has version ${version}, this program knows ${NEWEST_SCHEMA_VERSION}`);
    await copyDatabase(source, target);
    return version;
  } finally {
    source.close();
  }
}

function open(backupFile: string): DatabaseSync {
  try {
    return new DatabaseSync(backupFile, { readOnly: true });
  } catch (error) {
    throw new AppError('backup-unusable', `${backupFile} cannot be opened`, { cause: error });
  }
}

function readVersion(source: DatabaseSync, backupFile: string): number {
  let version;
  try {
    version = isWhole(source) ? readSchemaVersion(source) : undefined;
  } catch (error) {
    throw new AppError('backup-unusable', `${backupFile} is no database, or a damaged one`, { cause: error });
  }
  if (version === undefined) throw new AppError('backup-unusable', `${backupFile} is damaged, or no database of Signalbox`);
  return version;
}

/** Stops sessions from coming back that were ended since the backup, because their person left or their cookie was lost. */
function endSessions(file: string, backupFile: string): void {
  const database = new DatabaseSync(file);
  try {
    database.exec('delete from sign_in_sessions; delete from sign_in_links;');
  } catch (error) {
    const known = toStoreError(error);
    if (isAppError(known)) throw known;
    // The tables have been there from the first version on.
    throw new AppError('backup-unusable', `${backupFile} is no database of Signalbox`, { cause: error });
  } finally {
    database.close();
  }
  sync(file);
}

/** Under a second name the database stays where it is until the other takes its place. */
function keepPresent(file: string, folder: string, now: Date): string | undefined {
  if (!existsSync(file)) return undefined;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Match: every colon and dot of 2026-03-01T03:00:00.000Z. Near miss: its hyphens.
  const kept = path.join(folder, `replaced-${now.toISOString().replaceAll(/[:.]/g, '-')}.sqlite`);
  rmSync(kept, { force: true });
  // SQLite throws a log away that it cannot read; where the database is damaged both are evidence.
  const log = `${file}-wal`;
  if (existsSync(log)) copyFileSync(log, `${kept}-wal`);
  if (bringLogIn(file)) rmSync(`${kept}-wal`, { force: true });
  try {
    linkSync(file, kept);
  } catch {
    // Some file systems know no links.
    copyFileSync(file, kept);
  }
  sync(folder);
  return kept;
}

/** The last commits may stand in the log alone; whoever closes a database last brings them in and removes it. False where it is damaged. */
function bringLogIn(file: string): boolean {
  try {
    const database = new DatabaseSync(file);
    try {
      database.exec('pragma wal_checkpoint(truncate)');
      return true;
    } finally {
      database.close();
    }
  } catch {
    return false;
  }
}
