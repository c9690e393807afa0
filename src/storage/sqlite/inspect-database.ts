// Looks at the database of a data folder from outside, also while a server uses it. Nothing is made and nothing is changed.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DATABASE_FILE } from './database-file.ts';
import { NEWEST_SCHEMA_VERSION, readSchemaVersion } from './schema-version.ts';

/** How long to wait for somebody else's lock. */
const BUSY_TIMEOUT_MS = 2_000;

/** What was seen. */
export type DatabaseInspection =
  | { readonly status: 'absent' }
  | { readonly status: 'damaged'; readonly reason: string }
  | { readonly status: 'seen'; readonly schemaVersion: number; readonly newestVersion: number };

/** Looks; never throws for what stands in the file. */
export function inspectDatabase(dataFolder: string): DatabaseInspection {
  const file = path.join(dataFolder, DATABASE_FILE);
  if (!existsSync(file)) return { status: 'absent' };
  try {
    const database = new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
    try {
      // Reads the whole tree of tables, not of rows, which would take long in a large database.
      return { status: 'seen', schemaVersion: readSchemaVersion(database) ?? 0, newestVersion: NEWEST_SCHEMA_VERSION };
    } finally {
      database.close();
    }
  } catch (error) {
    return { status: 'damaged', reason: error instanceof Error ? error.message : String(error) };
  }
}
