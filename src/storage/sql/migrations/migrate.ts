// Brings the schema of a database up to the version of this program, or refuses a newer one.
import { sql, type Kysely } from 'kysely';
import { AppError } from '../../../domain/errors.ts';
import type { StoreSchema } from '../schema.ts';
import type { ColumnFlavor } from './column-flavor.ts';
import { migrations as allMigrations, type Migration } from './migrations.ts';

/** What migrating works with. */
export interface MigrationOptions {
  readonly flavor: ColumnFlavor;
  /** Keeps other processes from migrating until the transaction ends; absent where nobody else can reach the database. */
  readonly lock?: (transaction: Kysely<StoreSchema>) => Promise<void>;
  /** Only tests give another list. */
  readonly migrations?: readonly Migration[];
}

/** Runs what is missing in one transaction: after a crash either all of it is there or nothing. */
export async function migrate(db: Kysely<StoreSchema>, options: MigrationOptions): Promise<void> {
  const { flavor, lock, migrations = allMigrations } = options;
  await db.transaction().execute(async (transaction) => {
    await lock?.(transaction);
    await createMigrationsTable(transaction, flavor);
    const current = await readVersion(transaction);
    const newest = migrations.at(-1)?.number ?? 0;
    if (current > newest) throw new AppError('store-schema-newer', `its schema has version ${current}, this program knows ${newest}`);

    for (const migration of migrations.filter(({ number }) => number > current)) {
      await migration.up(transaction, flavor);
      const { number, name } = migration;
      await transaction.insertInto('schema_migrations').values({ number, name, applied_at: Date.now() }).execute();
    }
  });
}

async function createMigrationsTable({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await schema
    .createTable('schema_migrations')
    .ifNotExists()
    .addColumn('number', flavor.integer, (column) => column.primaryKey().notNull())
    .addColumn('name', flavor.text, (column) => column.notNull())
    .addColumn('applied_at', flavor.integer, (column) => column.notNull())
    .modifyEnd(flavor.numberedTable)
    .execute();
}

async function readVersion(db: Kysely<StoreSchema>): Promise<number> {
  const row = await db
    .selectFrom('schema_migrations')
    .select(sql<number>`coalesce(max(${sql.ref('number')}), 0)`.as('version'))
    .executeTakeFirst();
  return row?.version ?? 0;
}
