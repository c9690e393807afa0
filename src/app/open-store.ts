// Opens the store that the configuration asks for; the code of the other one is not loaded.
import type { Config } from '../config/schema.ts';
import type { Store } from '../storage/store.ts';

/**
 * Opens SQLite in the data folder, or PostgreSQL. Throws `data-folder-in-use`, `data-folder-on-network`, `store-in-use`,
 * `store-unavailable` and `store-schema-newer`.
 */
export async function openStore({ dataFolder, storage }: Pick<Config, 'dataFolder' | 'storage'>): Promise<Store> {
  if (storage.postgresUrl !== undefined) {
    const { openPostgresStore } = await import('./open-postgres-store.ts');
    return openPostgresStore(dataFolder, storage.postgresUrl);
  }
  const { createSqliteStore } = await import('../storage/sqlite/index.ts');
  return createSqliteStore({ dataFolder });
}
