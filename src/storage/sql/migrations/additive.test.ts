// While a cluster is upgraded nodes of the version before run on the new schema, so a migration only adds: nothing that an older program
// reads, writes or leaves out may become an error. What must go is left unused, and taken away a version later.
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import { NodeSqliteConnection } from '../../sqlite/node-sqlite-connection.ts';
import { NodeSqliteDialect } from '../../sqlite/node-sqlite-dialect.ts';
import { sqliteColumnFlavor } from '../../sqlite/sqlite-column-flavor.ts';
import type { StoreSchema } from '../schema.ts';
import { migrate } from './migrate.ts';
import { migrations, type Migration } from './migrations.ts';

/** The migration that brought nodes: before it there was nobody else to run on the schema. */
const FIRST_WITH_NODES = 22;

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly dflt_value: string | null;
  readonly pk: number;
}

interface Schema {
  readonly columns: ReadonlyMap<string, readonly Column[]>;
  readonly uniqueIndexes: readonly string[];
}

function readSchema(database: DatabaseSync): Schema {
  const tables = database.prepare(`select name from sqlite_schema where type = 'table' order by name`).all();
  const columns = tables.map(({ name }) => {
    const rows = database.prepare(`select name, type, "notnull", dflt_value, pk from pragma_table_info(?)`).all(String(name));
    return [String(name), rows.map((row) => ({ ...row }) as unknown as Column)] as const;
  });
  const uniqueIndexes = tables.flatMap(({ name }) =>
    database
      .prepare(`select name from pragma_index_list(?) where "unique" = 1`)
      .all(String(name))
      .map((index) => `${String(name)}.${String(index['name'])}`),
  );
  return { columns: new Map(columns), uniqueIndexes };
}

/** Says what of a change a program that knows only the schema before would trip over. */
function findBreaks(before: Schema, after: Schema): readonly string[] {
  const ofTables = [...before.columns].flatMap(([table, columns]) => findBreaksOf(table, columns, after.columns.get(table) ?? []));
  const ofIndexes = after.uniqueIndexes
    .filter((index) => !before.uniqueIndexes.includes(index) && before.columns.has(index.split('.')[0] ?? ''))
    .map((index) => `${index} refuses rows that older programs write`);
  return [...ofTables, ...ofIndexes];
}

function findBreaksOf(table: string, before: readonly Column[], after: readonly Column[]): readonly string[] {
  const isAsBefore = (column: Column): boolean => after.some((other) => JSON.stringify(other) === JSON.stringify(column));
  const lost = before.filter((column) => !isAsBefore(column)).map(({ name }) => `${table}.${name} is gone or not what it was`);
  const demanded = after
    .filter(({ name }) => before.every((column) => column.name !== name))
    .filter(({ notnull, dflt_value: byDefault }) => notnull === 1 && byDefault === null)
    .map(({ name }) => `${table}.${name} must be filled, and older programs do not`);
  return [...lost, ...demanded];
}

/** Runs migrations one by one, and says what each from `first` on breaks. */
async function breaksOf(list: readonly Migration[], first: number): Promise<readonly string[]> {
  const database = new DatabaseSync(':memory:');
  const db = new Kysely<StoreSchema>({ dialect: new NodeSqliteDialect(new NodeSqliteConnection(database)) });
  const breaks: string[] = [];
  for (const [index, { number, name }] of list.entries()) {
    const before = readSchema(database);
    await migrate(db, { flavor: sqliteColumnFlavor, migrations: list.slice(0, index + 1) });
    if (number >= first) breaks.push(...findBreaks(before, readSchema(database)).map((text) => `${name}: ${text}`));
  }
  await db.destroy();
  return breaks;
}

describe('migrations', () => {
  it('only add, so that nodes of the version before go on while others are upgraded', async () => {
    await expect(breaksOf(migrations, FIRST_WITH_NODES)).resolves.toEqual([]);
  });

  it.each<[string, Migration['up'], RegExp]>([
    ['drops a column', async ({ schema }) => schema.alterTable('raw_events').dropColumn('sender').execute(), /raw_events\.sender is gone/],
    [
      'adds a column that must be filled',
      async ({ schema }) => {
        await schema.dropTable('topics').execute();
        await schema
          .createTable('topics')
          .addColumn('topic_arn', 'text')
          .addColumn('added', 'text', (column) => column.notNull())
          .execute();
      },
      /topics\.added must be filled/,
    ],
    [
      'makes rows unique that were not',
      async ({ schema }) => schema.createIndex('one_a_text').unique().on('raw_events').column('text').execute(),
      /raw_events\.one_a_text refuses rows/,
    ],
    ['renames a table', async ({ schema }) => schema.alterTable('topics').renameTo('subjects').execute(), /topics\.topic_arn is gone/],
  ])('are found out where one %s', async (_, up, said) => {
    const number = (migrations.at(-1)?.number ?? 0) + 1;

    const breaks = await breaksOf([...migrations, { number, name: 'of-test', up }], number);

    expect(breaks.join('\n')).toMatch(said);
  });
});
