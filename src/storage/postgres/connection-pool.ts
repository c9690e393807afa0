// Pools of PostgreSQL connections that let go of a connection as soon as it has failed.
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { AppError, isAppError } from '../../domain/errors.ts';
import type { Secret } from '../../lib/secret.ts';
import { toStoreError } from './to-store-error.ts';

/** How long to wait for a connection: a healthy server answers within milliseconds, one in another zone within a second. */
const CONNECT_TIMEOUT_MS = 5_000;

/** How long a query may take; the store's own take milliseconds, so that longer means that nobody is there. */
const QUERY_TIMEOUT_MS = 30_000;

/** After this much silence the operating system asks whether the other side is still there. */
const KEEP_ALIVE_DELAY_MS = 10_000;

/** Object id of `bigint` (pg_type.dat of PostgreSQL); `pg` returns it as text because it may exceed 2^53, which instants and counts never do. */
const BIGINT_TYPE = 20;

/** What a pool is made of. */
export interface ConnectionPoolOptions {
  readonly url: Secret;
  readonly maxConnections: number;
  /** Only tests give another one. */
  readonly queryTimeoutMs?: number;
  /** Hears of idle connections that break; the pool replaces them by itself. */
  readonly logger?: ConnectionLogger;
}

/** The part of a logger that the pool needs. */
export interface ConnectionLogger {
  warn(fields: { readonly error: unknown }, text: string): void;
}

/** Makes a pool; it connects when it is first used. */
export function createConnectionPool(options: ConnectionPoolOptions): PostgresPool {
  const { url, maxConnections, queryTimeoutMs = QUERY_TIMEOUT_MS, logger } = options;
  const types = new pg.TypeOverrides();
  types.setTypeParser(BIGINT_TYPE, Number);
  const pool = new pg.Pool({
    connectionString: url.reveal(),
    max: maxConnections,
    types,
    fallback_application_name: 'signalbox',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: queryTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
  });
  // The pool drops an idle connection that the server has closed; without a listener the event would end the process.
  pool.on('error', (error) => logger?.warn({ error }, 'an idle PostgreSQL connection broke'));
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect();
      const known = clients.get(client);
      if (known !== undefined) return known;
      const fresh = letGoAfterFailure(client);
      await limitAbandonedWork(fresh, queryTimeoutMs);
      clients.set(client, fresh);
      return fresh;
    },
    end: () => pool.end(),
  };
}

/**
 * When the network swallows a connection, the server does not hear of it for hours and would keep the locks of the
 * transaction. As statements, not as parameters of the connection: those are refused by PgBouncer.
 */
async function limitAbandonedWork(client: PostgresPoolClient, timeoutMs: number): Promise<void> {
  try {
    await client.query(`set statement_timeout = ${timeoutMs}; set idle_in_transaction_session_timeout = ${timeoutMs}`, []);
  } catch (error) {
    client.release(true);
    throw error;
  }
}

function letGoAfterFailure(client: pg.PoolClient): PostgresPoolClient {
  let failure: AppError | undefined;

  // A connection that breaks between two queries says so by an event; unheard, it would end the process.
  client.on('error', (thrown) => {
    failure ??= new AppError('store-unavailable', 'the connection broke', { cause: thrown });
  });

  async function query(text: string, parameters: readonly unknown[]): Promise<unknown> {
    // What is sent after a query that nobody answers would wait behind it, each for the full time.
    if (failure !== undefined) throw failure;
    try {
      return await client.query(text, [...parameters]);
    } catch (thrown) {
      const error = toStoreError(thrown);
      if (isAppError(error) && error.code === 'store-unavailable') failure = error;
      throw thrown;
    }
  }

  return {
    query: query as PostgresPoolClient['query'],
    release(destroy) {
      client.release(destroy === true || failure !== undefined);
    },
  };
}
