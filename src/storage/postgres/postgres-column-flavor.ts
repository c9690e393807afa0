// PostgreSQL's spelling of the store's tables.
import { sql } from 'kysely';
import type { ColumnFlavor } from '../sql/migrations/column-flavor.ts';

/** Columns, tables and triggers of PostgreSQL. */
export const postgresColumnFlavor: ColumnFlavor = {
  // The database's own collation may sort by a language.
  text: sql`text collate "C"`,
  integer: 'bigint',
  bytes: 'bytea',
  numbered: (column) => column.primaryKey().generatedAlwaysAsIdentity(),
  numberedTable: sql``,
  keyedTable: sql``,
  refuseChanges(table) {
    const name = sql.id(`${table}_refuse_change`);
    return [
      sql`create function ${name}() returns trigger language plpgsql as $$
        begin raise exception 'rows of % are unique, and never changed or deleted', tg_table_name; end $$`,
      sql`create trigger ${name} before update or delete or truncate on ${sql.table(table)}
        for each statement execute function ${name}()`,
    ];
  },
  // What would replace a row there updates it, and is refused as such.
  refuseReplacements: () => [],
};
