// PostgreSQL as the store of one of several nodes: the data folder, which keeps its name, the token and the socket, is its own, and both
// folder and name are locked for as long as the store is open.
import type { Secret } from '../lib/secret.ts';
import { createPostgresStore } from '../storage/postgres/index.ts';
import { takeProcessLock, type ProcessLock } from '../storage/postgres/process-lock.ts';
import { lockDataFolder } from '../storage/sqlite/data-folder-lock.ts';
import { prepareDataFolder } from '../storage/sqlite/data-folder.ts';
import { readOrMakeNodeId } from '../storage/sqlite/node-id.ts';
import type { Store } from '../storage/store.ts';

/** Opens the store. Throws `data-folder-in-use`, `store-in-use`, `store-unavailable` and `store-schema-newer`. */
export async function openPostgresStore(dataFolder: string, url: Secret): Promise<Store> {
  // No database lies in the folder, so it may also be on a network file system.
  await prepareDataFolder(dataFolder, () => Promise.resolve(0));
  const held: { release(): void | Promise<void> }[] = [lockDataFolder(dataFolder)];
  const releaseAll = async (): Promise<void> => {
    for (const lock of held.reverse()) await lock.release();
  };
  try {
    const node = readOrMakeNodeId(dataFolder);
    const lock = await takeProcessLock(url, node);
    held.push(lock);
    return lockedStore(await createPostgresStore({ url, node }), lock, releaseAll);
  } catch (error) {
    await releaseAll();
    throw error;
  }
}

/** Writes only while the lock is held: two processes of one name would break its audit chain. */
function lockedStore(store: Store, lock: ProcessLock, releaseAll: () => Promise<void>): Store {
  let closing: Promise<void> | undefined;
  return {
    records: store.records,
    ...(store.exchange === undefined ? {} : { exchange: store.exchange }),
    async write(unit) {
      lock.assertHeld();
      return store.write(unit);
    },
    async isHealthy() {
      return lock.isHeld && (await store.isHealthy());
    },
    close() {
      closing ??= closeAndRelease();
      return closing;
    },
  };

  async function closeAndRelease(): Promise<void> {
    try {
      await store.close();
    } finally {
      await releaseAll();
    }
  }
}
