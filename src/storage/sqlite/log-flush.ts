// Brings commits to the disk: SQLite has written them into its log by then, and what is missing is that the disk says so. Another thread
// waits for that, because the event loop would stand still for as long as a disk takes.
import { closeSync, constants, fdatasync, fsyncSync, openSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../domain/errors.ts';

/** Waits for the disk on behalf of commits. */
export interface LogFlush {
  /** Resolves once everything that was committed before is on the disk. Throws `store-unavailable`, from the first time on for good. */
  flush(): Promise<void>;
  /** Throws `store-unavailable` from the first time on at which the disk did not take a commit: nothing is to be committed any more. */
  check(): void;
  close(): void;
}

/** Brings the contents of an open file to the disk. */
export type SyncFile = (descriptor: number, done: (error: Error | null) => void) => void;

/** Opens the log of a database that is open for writing and has been written to; `syncFile` is given by tests only. */
export function openLogFlush(databaseFile: string, syncFile: SyncFile = fdatasync): LogFlush {
  const descriptor = openSync(`${databaseFile}-wal`, constants.O_RDWR);
  syncFolder(path.dirname(databaseFile));
  let failure: AppError | undefined;

  return {
    flush() {
      if (failure !== undefined) return Promise.reject(failure);
      return new Promise((resolve, reject) => {
        syncFile(descriptor, (error) => {
          // A system may forget what it could not write and report success the next time: nothing that it says after this counts.
          if (error !== null)
            failure ??= new AppError('store-unavailable', 'the disk did not take a commit; restart Signalbox', { cause: error });
          if (failure === undefined) resolve();
          else reject(failure);
        });
      });
    },
    check() {
      if (failure !== undefined) throw failure;
    },
    close() {
      closeSync(descriptor);
    },
  };
}

/** A new file is only there for good once its folder says so; Windows knows no such thing. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
