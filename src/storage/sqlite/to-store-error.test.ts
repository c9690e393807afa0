import { describe, expect, it } from 'vitest';
import { AppError } from '../../domain/errors.ts';
import { toStoreError } from './to-store-error.ts';

/** An error as `node:sqlite` throws it. */
function sqliteError(resultCode: number): Error {
  return Object.assign(new Error('SQLite says no'), { code: 'ERR_SQLITE_ERROR', errcode: resultCode });
}

describe('toStoreError', () => {
  // 4874 is SQLITE_IOERR_SHMSIZE: the shared memory file could not grow.
  it.each([13, 4874])('calls result code %i a full disk, and keeps the cause', (code) => {
    const thrown = sqliteError(code);

    expect(toStoreError(thrown)).toMatchObject({ code: 'store-full', cause: thrown });
  });

  // Busy, read-only, I/O error, I/O error on sync, damaged, cannot open, not a database.
  it.each([5, 8, 10, 1034, 11, 14, 26])('calls result code %i unavailable', (code) => {
    expect(toStoreError(sqliteError(code))).toMatchObject({ code: 'store-unavailable' });
  });

  it.each([sqliteError(19), sqliteError(2067), new Error('no code'), new AppError('overloaded'), 'text', undefined])(
    'leaves %s as it is',
    (thrown) => {
      expect(toStoreError(thrown)).toBe(thrown);
    },
  );
});
