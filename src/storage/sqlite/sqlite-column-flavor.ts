// SQLite's spelling of the store's columns. Strict tables refuse values of another type instead of converting them.
import { sql } from 'kysely';
import type { ColumnFlavor } from '../sql/migrations/column-flavor.ts';

/** Column types of SQLite. */
export const sqliteColumnFlavor: ColumnFlavor = {
  text: 'text',
  integer: 'integer',
  bytes: 'blob',
  // Without `autoincrement` SQLite would give the number of a deleted newest row again.
  numbered: (column) => column.primaryKey().autoIncrement(),
  numberedTable: sql`strict`,
  keyedTable: sql`strict, without rowid`,
};
