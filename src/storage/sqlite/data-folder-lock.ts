// One process a data folder. The lock is an exclusive transaction on a database of its own: the operating system ends
// it with the process, however that dies, which a file with a process id in it could not promise.
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../domain/errors.ts';
import { prepareFile } from './data-folder.ts';
import { toStoreError } from './to-store-error.ts';

const LOCK_FILE = 'signalbox.lock';

/** Two processes that try at the same moment can refuse each other; a short wait lets one of them win. */
const LOCK_WAIT_MS = 200;

/** A lock that is held. */
export interface DataFolderLock {
  release(): void;
}

/** Takes the lock of the folder; throws `data-folder-in-use`. */
export function lockDataFolder(folder: string): DataFolderLock {
  const database = new DatabaseSync(prepareFile(folder, LOCK_FILE), { timeout: LOCK_WAIT_MS });
  try {
    // Nothing is ever written here, so no journal file has to lie about either.
    database.exec('pragma journal_mode = memory');
    database.exec('begin exclusive');
  } catch (thrown) {
    database.close();
    if (isBusy(thrown)) throw new AppError('data-folder-in-use', folder, { cause: thrown });
    throw toStoreError(thrown);
  }
  return {
    release() {
      database.close();
    },
  };
}

function isBusy(thrown: unknown): boolean {
  // SQLITE_BUSY, https://sqlite.org/rescode.html#busy
  return thrown instanceof Error && 'errcode' in thrown && thrown.errcode === 5;
}
