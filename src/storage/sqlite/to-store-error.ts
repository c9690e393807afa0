// SQLite's result codes as errors of the store. Codes: https://sqlite.org/rescode.html
import { AppError, isAppError } from '../../domain/errors.ts';

const SQLITE_BUSY = 5;
const SQLITE_READONLY = 8;
const SQLITE_IOERR = 10;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;
const SQLITE_NOTADB = 26;

/** Growing the shared memory file failed: it is a file beside the database, so this is what a full disk looks like there. */
const SQLITE_IOERR_SHMSIZE = 4874;

const UNAVAILABLE = new Set([SQLITE_BUSY, SQLITE_READONLY, SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_CANTOPEN, SQLITE_NOTADB]);

/** Returns the store's error for what SQLite threw; what is not about the disk or the file stays as it is. */
export function toStoreError(thrown: unknown): unknown {
  if (isAppError(thrown)) return thrown;
  const code = resultCode(thrown);
  if (code === undefined) return thrown;
  // The low byte is the primary code, the rest says more precisely what happened.
  const primaryCode = code & 0xff;
  if (primaryCode === SQLITE_FULL || code === SQLITE_IOERR_SHMSIZE) return new AppError('store-full', '', { cause: thrown });
  if (UNAVAILABLE.has(primaryCode)) return new AppError('store-unavailable', `SQLite result code ${code}`, { cause: thrown });
  return thrown;
}

function resultCode(thrown: unknown): number | undefined {
  if (!(thrown instanceof Error) || !('errcode' in thrown)) return undefined;
  return typeof thrown.errcode === 'number' ? thrown.errcode : undefined;
}
