// Brings commits to the disk: SQLite has written them into its log by then, and what is missing is that the disk says so. Unless that is quick,
// another thread waits for it, because the event loop would stand still for as long as the disk takes.
import { closeSync, constants, fdatasync, fdatasyncSync, fsyncSync, openSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../domain/errors.ts';
import { DiskPace } from './disk-pace.ts';

/** Waits for the disk on behalf of commits. */
export interface LogFlush {
  /** Resolves once everything that was committed before is on the disk. Throws `store-unavailable`, from the first time on for good. */
  flush(): Promise<void>;
  /** Throws `store-unavailable` from the first time on at which the disk did not take a commit: nothing is to be committed any more. */
  check(): void;
  close(): void;
}

/** The disk on which the log is. */
export interface LogDisk {
  /** Brings the contents of an open file to it. */
  sync(descriptor: number, done: (error: Error | null) => void): void;
  /** The same, with everything else standing still; throws what the system says. */
  syncAtOnce(descriptor: number): void;
  /** A clock in milliseconds that never steps back. */
  elapsed(): number;
}

const REAL_DISK: LogDisk = { sync: fdatasync, syncAtOnce: fdatasyncSync, elapsed: () => performance.now() };

/** Opens the log of a database that is open for writing and has been written to; another disk is given by tests only. */
export function openLogFlush(databaseFile: string, disk: LogDisk = REAL_DISK): LogFlush {
  const descriptor = openSync(`${databaseFile}-wal`, constants.O_RDWR);
  syncFolder(path.dirname(databaseFile));
  const pace = new DiskPace();
  let failure: AppError | undefined;

  function check(): void {
    if (failure !== undefined) throw failure;
  }

  function flushAtOnce(): void {
    const startedAt = disk.elapsed();
    try {
      disk.syncAtOnce(descriptor);
    } catch (error) {
      fail(error);
    }
    pace.note(disk.elapsed() - startedAt);
  }

  /** A system may forget what it could not write and report success the next time: nothing that it says after this counts. */
  function fail(error: unknown): void {
    failure ??= new AppError('store-unavailable', 'the disk did not take a commit; restart Signalbox', { cause: error });
  }

  return {
    async flush() {
      check();
      if (pace.isWorthWaiting()) flushAtOnce();
      else {
        await new Promise<void>((resolve) => {
          disk.sync(descriptor, (error) => {
            if (error !== null) fail(error);
            resolve();
          });
        });
      }
      check();
    },
    check,
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
