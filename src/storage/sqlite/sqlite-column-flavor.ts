// SQLite's spelling of the store's tables. Strict tables refuse values of another type instead of converting them.
import { sql, type RawBuilder } from 'kysely';
import type { ColumnFlavor } from '../sql/migrations/column-flavor.ts';

/** Columns, tables and triggers of SQLite. */
export const sqliteColumnFlavor: ColumnFlavor = {
  text: 'text',
  integer: 'integer',
  bytes: 'blob',
  // Without `autoincrement` SQLite would give the number of a deleted newest row again.
  numbered: (column) => column.primaryKey().autoIncrement(),
  numberedTable: sql`strict`,
  keyedTable: sql`strict, without rowid`,
  refuseChanges: (table) => [
    refuse(table, 'update'),
    refuse(table, 'delete'),
    // `insert or replace` deletes without asking the trigger above (https://sqlite.org/lang_conflict.html).
    refuse(table, 'insert', sql`when exists (select 1 from ${sql.table(table)} where id = new.id or sequence = new.sequence)`),
  ],
  refuseReplacements(table, columns) {
    const isTaken = sql.join(
      columns.map((column) => sql`${sql.ref(column)} = new.${sql.ref(column)}`),
      sql` and `,
    );
    return [refuse(table, 'insert', sql`when exists (select 1 from ${sql.table(table)} where ${isTaken})`, 'replacement')];
  },
};

/** What happens to a table, when, and what the trigger is called by. */
type Refusal = readonly [table: string, event: 'insert' | 'update' | 'delete', condition?: RawBuilder<unknown>, name?: string];

function refuse(...[table, event, condition = sql``, name = event]: Refusal): RawBuilder<unknown> {
  const message = sql.lit(`rows of ${table} are unique, and never changed or deleted`);
  return sql`create trigger ${sql.id(`${table}_refuse_${name}`)} before ${sql.raw(event)} on ${sql.table(table)} ${condition}
    begin select raise(abort, ${message}); end`;
}
