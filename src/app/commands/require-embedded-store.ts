// What backs up and restores SQLite is not for PostgreSQL, which has its own ways.
import type { Config } from '../../config/schema.ts';
import { AppError } from '../../domain/errors.ts';

/** Throws `backup-unusable`, with what to do instead, where the configuration keeps everything in PostgreSQL. */
export function requireEmbeddedStore({ storage }: Pick<Config, 'storage'>, instead: string): void {
  if (storage.postgresUrl !== undefined) throw new AppError('backup-unusable', `everything is kept in PostgreSQL. ${instead}`);
}
