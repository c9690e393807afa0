// PostgreSQL's spelling of the store's columns.
import { sql } from 'kysely';
import type { ColumnFlavor } from '../sql/migrations/column-flavor.ts';

/** Column types of PostgreSQL. */
export const postgresColumnFlavor: ColumnFlavor = {
  // The database's own collation may sort by a language.
  text: sql`text collate "C"`,
  integer: 'bigint',
  bytes: 'bytea',
  numbered: (column) => column.primaryKey().generatedAlwaysAsIdentity(),
  numberedTable: sql``,
  keyedTable: sql``,
};
