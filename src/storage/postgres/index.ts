// The store at scale: a PostgreSQL server (13 or newer) that several processes can share.
import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import { AppError, isAppError } from '../../domain/errors.ts';
import type { Secret } from '../../lib/secret.ts';
import { migrate } from '../sql/migrations/migrate.ts';
import { createQueryRunner, type QueryRunner } from '../sql/query-runner.ts';
import type { StoreSchema } from '../sql/schema.ts';
import { prepareLeases } from '../sql/leases.ts';
import { createSqlStore } from '../sql/sql-store.ts';
import type { Store } from '../store.ts';
import { beginTransaction } from './begin-transaction.ts';
import { createCommitWitness } from './commit-witness.ts';
import { createConnectionPool, type ConnectionLogger } from './connection-pool.ts';
import { postgresColumnFlavor } from './postgres-column-flavor.ts';
import { executorOver } from './pool-runner.ts';
import { openSignalConnection, type SignalConnection } from './signal-connection.ts';
import { isConflict } from './is-conflict.ts';
import { toStoreError } from './to-store-error.ts';

/** Connections for reading; pages and metrics read little, and servers are often set to 100 connections in all. */
const READ_CONNECTIONS = 4;

/** What the PostgreSQL store works with. */
export interface PostgresStoreOptions {
  /** `postgresql://user:password@host:port/database`, with the parameters that libpq knows. */
  readonly url: Secret;
  /** Names the chain that audit events of this process join. */
  readonly node: string;
  readonly maxWaitingUnits?: number;
  readonly logger?: ConnectionLogger;
  /** Only tests give another one. */
  readonly queryTimeoutMs?: number;
}

/** Opens the store. Throws `config-invalid`, `store-schema-newer` and `store-unavailable`. */
export async function createPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  const { maxWaitingUnits, node, ...connection } = options;
  // The parser of the driver puts the whole text, password included, into its error.
  if (!URL.canParse(connection.url.reveal())) throw new AppError('config-invalid', 'the PostgreSQL URL is not a URL');
  const writePool = createConnectionPool({ ...connection, maxConnections: 1, isPipelined: true });
  const readPool = createConnectionPool({ ...connection, maxConnections: READ_CONNECTIONS });
  const db = new Kysely<StoreSchema>({ dialect: new PostgresDialect({ pool: writePool }) });
  let signals: SignalConnection | undefined;
  const release = async (): Promise<void> => {
    await Promise.all([signals?.close(), db.destroy(), readPool.end()]);
  };
  try {
    await assertUtf8(db);
    await migrate(db, { flavor: postgresColumnFlavor, lock: lockMigrations });
    signals = await openSignalConnection(connection.url);
  } catch (thrown) {
    await release();
    throw toStoreError(thrown);
  }
  const readRunner = repeatOnce(createQueryRunner(executorOver(readPool), toStoreError));
  const witness = createCommitWitness(readRunner);
  const heard = signals;
  const store = createSqlStore({
    db,
    node,
    begin: () => beginTransaction(writePool, witness),
    isConflict,
    readRunner,
    release,
    ...(maxWaitingUnits === undefined ? {} : { maxWaitingUnits }),
  });
  return {
    ...store,
    exchange: {
      leases: prepareLeases(db).writer(readRunner),
      readClock: () => heard.readClock(),
      publish: (signal) => heard.publish(signal),
      subscribe: (listener) => heard.subscribe(listener),
    },
  };
}

/** A read whose connection broke can be repeated without harm; the pool has another connection by then. */
function repeatOnce(runner: QueryRunner): QueryRunner {
  return {
    async run(query) {
      try {
        return await runner.run(query);
      } catch (error) {
        if (!isAppError(error) || error.code !== 'store-unavailable') throw error;
        return runner.run(query);
      }
    },
  };
}

/** In another encoding the server would refuse, or change, most of what people write. */
async function assertUtf8(db: Kysely<StoreSchema>): Promise<void> {
  const { rows } = await db.executeQuery<{ server_encoding: string }>(CompiledQuery.raw('show server_encoding'));
  const encoding = rows[0]?.server_encoding;
  if (encoding !== 'UTF8') throw new AppError('config-invalid', `the PostgreSQL database is encoded in ${encoding}, not in UTF8`);
}

/** Held until the transaction ends; a second process waits here and then finds nothing left to do. */
async function lockMigrations(transaction: Kysely<StoreSchema>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('signalbox migrations', 0))`.execute(transaction);
}
