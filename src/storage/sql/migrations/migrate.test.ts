import { Kysely } from 'kysely';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NodeSqliteConnection } from '../../sqlite/node-sqlite-connection.ts';
import { NodeSqliteDialect } from '../../sqlite/node-sqlite-dialect.ts';
import { sqliteColumnFlavor } from '../../sqlite/sqlite-column-flavor.ts';
import type { StoreSchema } from '../schema.ts';
import { migrate } from './migrate.ts';
import { migrations, type Migration } from './migrations.ts';

function aMigration(number: number, up: Migration['up'] = () => Promise.resolve()): Migration {
  return { number, name: `number-${number}`, up };
}

const makeTable =
  (name: string): Migration['up'] =>
  async ({ schema }) =>
    schema.createTable(name).addColumn('id', 'integer').execute();

describe('migrate', () => {
  let db: Kysely<StoreSchema>;
  let database: DatabaseSync;

  beforeEach(() => {
    database = new DatabaseSync(':memory:');
    db = new Kysely<StoreSchema>({ dialect: new NodeSqliteDialect(new NodeSqliteConnection(database)) });
  });
  afterEach(() => db.destroy());

  const run = (list: readonly Migration[]) => migrate(db, { flavor: sqliteColumnFlavor, migrations: list });
  const tables = () =>
    database
      .prepare(`select name from sqlite_schema where type = 'table'`)
      .all()
      .map(({ name }) => name);
  const applied = () =>
    database
      .prepare('select number, name from schema_migrations order by number')
      .all()
      .map((row) => ({ ...row }));

  it('runs what is missing, once, and records it', async () => {
    await run([aMigration(1, makeTable('one'))]);
    await run([aMigration(1, makeTable('one')), aMigration(2, makeTable('two'))]);

    expect(tables()).toEqual(expect.arrayContaining(['one', 'two']));
    expect(applied()).toEqual([
      { number: 1, name: 'number-1' },
      { number: 2, name: 'number-2' },
    ]);
  });

  it('leaves nothing behind where one of several fails', async () => {
    const failing = aMigration(2, async (transaction) => {
      await makeTable('two')(transaction, sqliteColumnFlavor);
      throw new Error('the second fails');
    });

    await expect(run([aMigration(1, makeTable('one')), failing])).rejects.toThrow('the second fails');

    expect(tables()).toEqual([]);
  });

  it('refuses a schema that is newer, and leaves it alone', async () => {
    await run([aMigration(1), aMigration(2)]);

    await expect(run([aMigration(1)])).rejects.toMatchObject({
      code: 'store-schema-newer',
      message: expect.stringContaining('version 2, this program knows 1'),
    });

    expect(applied()).toHaveLength(2);
  });

  it('asks for the lock before it looks at the version', async () => {
    const order: string[] = [];
    await migrate(db, {
      flavor: sqliteColumnFlavor,
      lock: async () => {
        order.push(`locked with ${tables().length} tables`);
      },
      migrations: [aMigration(1, async () => void order.push('migrated'))],
    });

    expect(order).toEqual(['locked with 0 tables', 'migrated']);
  });
});

describe('migrations', () => {
  it('bring a database of an earlier version up to date, with what is in it', async () => {
    const database = new DatabaseSync(':memory:');
    const db = new Kysely<StoreSchema>({ dialect: new NodeSqliteDialect(new NodeSqliteConnection(database)) });
    await migrate(db, { flavor: sqliteColumnFlavor, migrations: migrations.slice(0, 2) });
    database.exec(`insert into topics values ('arn', 'allowed', null, null, 1, 2, '[]')`);

    await migrate(db, { flavor: sqliteColumnFlavor });
    await migrate(db, { flavor: sqliteColumnFlavor });

    expect(database.prepare('select topic_arn from topics').all()).toHaveLength(1);
    expect(database.prepare('select count(*) as count from commands join audit_events').get()).toMatchObject({ count: 0 });
    await db.destroy();
  });

  it('are numbered from one without a gap', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
  });
});
