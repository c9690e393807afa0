// Which version of the schema a database file has, before anything is made of it.
import type { DatabaseSync } from 'node:sqlite';
import { migrations } from '../sql/migrations/migrations.ts';

/** The version that this program works with. */
export const NEWEST_SCHEMA_VERSION = migrations.at(-1)?.number ?? 0;

/** Reads the version; undefined where the database is none of ours, or empty. */
export function readSchemaVersion(database: DatabaseSync): number | undefined {
  const table = database.prepare(`select name from sqlite_schema where type = 'table' and name = 'schema_migrations'`).get();
  if (table === undefined) return undefined;
  const row = database.prepare('select max(number) as version from schema_migrations').get();
  return typeof row?.['version'] === 'number' ? row['version'] : undefined;
}
