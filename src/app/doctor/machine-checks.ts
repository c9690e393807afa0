// What the doctor looks at on this machine: the data folder, the disk, the database, and the fonts of charts.
import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import type { Config } from '../../config/schema.ts';
import type { DoctorCheck, DoctorFinding } from './doctor-check.ts';

/** Below this nothing is taken in for long: the log of the database alone may take 64 MiB, and a backup before an upgrade as much as the database. */
const FREE_DISK_MIN_BYTES = 1024 * 1024 * 1024;

/** Looking at files takes milliseconds, unless the disk hangs. */
const FILES_TIMEOUT_MS = 5_000;
const DATABASE_TIMEOUT_MS = 15_000;

/** What others on this machine must not do with the folder. */
const RIGHTS_OF_OTHERS = 0o077;

const FONT_FILES = ['Inter_400Regular.ttf', 'Inter_600SemiBold.ttf'];
const FONT_FOLDER = new URL('../../../fonts/', import.meta.url);

/** What the checks need. */
export type MachineConfig = Pick<Config, 'dataFolder' | 'storage'>;

/** Lists the checks. */
export function machineChecks(config: MachineConfig): readonly DoctorCheck[] {
  const { dataFolder } = config;
  return [
    { name: 'data folder', timeoutMs: FILES_TIMEOUT_MS, run: () => checkDataFolder(dataFolder) },
    { name: 'disk', timeoutMs: FILES_TIMEOUT_MS, run: () => checkDisk(dataFolder) },
    { name: 'database', timeoutMs: DATABASE_TIMEOUT_MS, run: () => checkDatabase(config) },
    { name: 'fonts', timeoutMs: FILES_TIMEOUT_MS, run: () => checkFonts() },
  ];
}

async function checkDataFolder(dataFolder: string): Promise<readonly DoctorFinding[]> {
  const subject = dataFolder;
  const found = await stat(dataFolder).catch(() => undefined);
  if (found === undefined) return [{ subject, status: 'skipped', text: 'is not there yet: the first start makes it' }];
  if (!found.isDirectory()) return [{ subject, status: 'fault', text: 'is no folder', mend: 'Choose another one with dataFolder' }];
  try {
    await access(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return [{ subject, status: 'fault', text: 'cannot be written by this user', cause, mend: `sudo chown -R "$USER" '${dataFolder}'` }];
  }
  if (process.platform !== 'win32' && (found.mode & RIGHTS_OF_OTHERS) !== 0) {
    const mode = (found.mode & 0o777).toString(8);
    return [{ subject, status: 'fault', text: `is open to other users of this machine (mode ${mode})`, mend: `chmod 700 '${dataFolder}'` }];
  }
  return [{ subject, status: 'ok', text: 'is there, writable, and open to its owner alone' }];
}

async function checkDisk(dataFolder: string): Promise<readonly DoctorFinding[]> {
  const subject = `disk of ${dataFolder}`;
  const found = await statfs(dataFolder).catch(() => undefined);
  if (found === undefined) return [{ subject, status: 'skipped', text: 'is looked at once the data folder is there' }];
  const freeBytes = found.bavail * found.bsize;
  const text = `${inGibibytes(freeBytes)} of ${inGibibytes(found.blocks * found.bsize)} free`;
  if (freeBytes >= FREE_DISK_MIN_BYTES) return [{ subject, status: 'ok', text }];
  return [
    {
      subject,
      status: 'fault',
      text,
      cause: `less than ${inGibibytes(FREE_DISK_MIN_BYTES)}`,
      mend: `df -h '${dataFolder}', then make room or keep less with retention`,
    },
  ];
}

function inGibibytes(bytes: number): string {
  return `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
}

async function checkDatabase({ dataFolder, storage }: MachineConfig): Promise<readonly DoctorFinding[]> {
  if (storage.postgresUrl !== undefined) {
    const { inspectPostgres } = await import('../../storage/postgres/inspect-database.ts');
    const seen = await inspectPostgres(storage.postgresUrl);
    const subject = 'PostgreSQL';
    if (seen.status === 'seen') return [describeVersion(subject, seen)];
    return [
      {
        subject,
        status: 'fault',
        text: 'cannot be used',
        cause: seen.reason,
        mend: 'psql "$SIGNALBOX_STORAGE_POSTGRES_URL" -c "select 1"',
      },
    ];
  }
  const { inspectDatabase } = await import('../../storage/sqlite/inspect-database.ts');
  const seen = inspectDatabase(dataFolder);
  const subject = 'SQLite';
  if (seen.status === 'absent') return [{ subject, status: 'skipped', text: 'has no database yet: the first start makes it' }];
  if (seen.status === 'seen') return [describeVersion(subject, seen)];
  return [{ subject, status: 'fault', text: 'the database cannot be read', cause: seen.reason, mend: 'signalbox restore FILE (a backup)' }];
}

function describeVersion(
  subject: string,
  { schemaVersion, newestVersion }: { readonly schemaVersion: number; readonly newestVersion: number },
): DoctorFinding {
  if (schemaVersion > newestVersion) {
    const text = `was written by a newer Signalbox (schema ${schemaVersion}, this one knows ${newestVersion})`;
    return { subject, status: 'fault', text, mend: 'Start that version, or restore a backup' };
  }
  const isOld = schemaVersion < newestVersion;
  return {
    subject,
    status: 'ok',
    text: isOld ? `answers; the next start brings its schema from ${schemaVersion} to ${newestVersion}` : 'answers',
  };
}

async function checkFonts(): Promise<readonly DoctorFinding[]> {
  const missing: string[] = [];
  for (const name of FONT_FILES) await access(new URL(name, FONT_FOLDER), constants.R_OK).catch(() => missing.push(name));
  const subject = 'fonts of charts';
  if (missing.length === 0) return [{ subject, status: 'ok', text: 'are there' }];
  return [
    {
      subject,
      status: 'fault',
      text: `${missing.join(', ')} cannot be read: charts have no text`,
      mend: 'npm ci (install Signalbox anew)',
    },
  ];
}
