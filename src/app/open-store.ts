// Opens the store that the configuration asks for; the code of the other one is not loaded.
import type { Config } from '../config/schema.ts';
import type { Store } from '../storage/store.ts';

/** Opens SQLite in the data folder, or PostgreSQL. Throws `data-folder-in-use`, `data-folder-on-network`, `store-unavailable`, `store-schema-newer`. */
export async function openStore({ dataFolder, storage }: Config): Promise<Store> {
  if (storage.postgresUrl !== undefined) {
    const { createPostgresStore } = await import('../storage/postgres/index.ts');
    return createPostgresStore({ url: storage.postgresUrl });
  }
  const { createSqliteStore } = await import('../storage/sqlite/index.ts');
  return createSqliteStore({ dataFolder });
}
