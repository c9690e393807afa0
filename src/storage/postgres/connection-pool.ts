// Pools of PostgreSQL connections that let go of a connection as soon as it has failed.
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { AppError, isAppError } from '../../domain/errors.ts';
import type { Secret } from '../../lib/secret.ts';
import { isConflict } from './is-conflict.ts';
import { StatementNames } from './statement-names.ts';
import { toStoreError } from './to-store-error.ts';

/** How long to wait for a connection: a healthy server answers within milliseconds, one in another zone within a second. */
const CONNECT_TIMEOUT_MS = 5_000;

/** How long a query may take; the store's own take milliseconds, so that longer means that nobody is there. */
const QUERY_TIMEOUT_MS = 30_000;

/** After this much silence the operating system asks whether the other side is still there. */
const KEEP_ALIVE_DELAY_MS = 10_000;

/**
 * How old the plans of a connection may get. The server plans a statement that it knows by name once and for all, for tables as small as they
 * are by then, and thinks of it again when it has counted them, which takes it a minute; a storm fills them within seconds.
 */
const PLANS_MAX_AGE_MS = 5_000;

/** Object id of `bigint` (pg_type.dat of PostgreSQL); `pg` returns it as text because it may exceed 2^53, which instants and counts never do. */
const BIGINT_TYPE = 20;

/** What a pool is made of. */
export interface ConnectionPoolOptions {
  readonly url: Secret;
  readonly maxConnections: number;
  /** True where queries are sent without waiting for the answers of those before them. */
  readonly isPipelined?: true;
  /** Only tests give another one. */
  readonly queryTimeoutMs?: number;
  /** Hears of idle connections that break; the pool replaces them by itself. */
  readonly logger?: ConnectionLogger;
}

/** The part of a logger that the pool needs. */
export interface ConnectionLogger {
  warn(fields: { readonly error: unknown }, text: string): void;
}

/** A pool whose connections also take several statements in one message. */
export interface ConnectionPool extends PostgresPool {
  connect(): Promise<PoolConnection>;
}

/** A connection of the pool. */
export interface PoolConnection extends PostgresPoolClient {
  /** Runs statements without parameters. */
  runAll(statements: string): Promise<readonly Pick<pg.QueryResult, 'command' | 'rows'>[]>;
}

/** Makes a pool; it connects when it is first used. */
export function createConnectionPool(options: ConnectionPoolOptions): ConnectionPool {
  const { url, maxConnections, isPipelined = false, queryTimeoutMs = QUERY_TIMEOUT_MS, logger } = options;
  const types = new pg.TypeOverrides();
  types.setTypeParser(BIGINT_TYPE, Number);
  const pool = new pg.Pool({
    connectionString: url.reveal(),
    max: maxConnections,
    types,
    fallback_application_name: 'signalbox',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: queryTimeoutMs,
    pipeline: isPipelined,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
  });
  // The pool drops an idle connection that the server has closed; without a listener the event would end the process.
  pool.on('error', (error) => logger?.warn({ error }, 'an idle PostgreSQL connection broke'));
  const names = new StatementNames();
  const clients = new WeakMap<pg.PoolClient, { readonly connection: PoolConnection; plansSince: number }>();
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect();
      const known = clients.get(client);
      if (known === undefined) {
        const connection = letGoAfterFailure(client, names);
        await prepareConnection(connection, limitsOf(queryTimeoutMs));
        clients.set(client, { connection, plansSince: performance.now() });
        return connection;
      }
      if (performance.now() - known.plansSince > PLANS_MAX_AGE_MS) {
        await prepareConnection(known.connection, 'discard plans');
        known.plansSince = performance.now();
      }
      return known.connection;
    },
    end: () => pool.end(),
  };
}

/**
 * When the network swallows a connection, the server does not hear of it for hours and would keep the locks of the
 * transaction. As statements, not as parameters of the connection: those are refused by PgBouncer.
 */
function limitsOf(timeoutMs: number): string {
  return `set statement_timeout = ${timeoutMs}; set idle_in_transaction_session_timeout = ${timeoutMs}`;
}

async function prepareConnection(connection: PoolConnection, statements: string): Promise<void> {
  try {
    await connection.runAll(statements);
  } catch (error) {
    connection.release(true);
    throw error;
  }
}

function letGoAfterFailure(client: pg.PoolClient, names: StatementNames): PoolConnection {
  let failure: AppError | undefined;

  // A connection that breaks between two queries says so by an event; unheard, it would end the process.
  client.on('error', (thrown) => {
    failure ??= new AppError('store-unavailable', 'the connection broke', { cause: thrown });
  });

  async function answered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    // What is sent after a query that nobody answers would wait behind it, each for the full time.
    if (failure !== undefined) throw failure;
    try {
      return await ask();
    } catch (thrown) {
      names.note(thrown);
      const error = toStoreError(thrown);
      if (isAppError(error) && error.code === 'store-unavailable' && !isConflict(error)) failure = error;
      throw thrown;
    }
  }

  const query = (text: string, parameters: readonly unknown[]): Promise<unknown> =>
    answered(() => {
      const name = parameters.length === 0 ? undefined : names.of(text);
      return client.query({ text, values: [...parameters], ...(name === undefined ? {} : { name }) });
    });

  return {
    query: query as PostgresPoolClient['query'],
    async runAll(statements) {
      // Of one statement the driver returns the result, of several an array of theirs.
      const answer: pg.QueryResult | readonly pg.QueryResult[] = await answered(() => client.query(statements));
      return [answer].flat();
    },
    release(destroy) {
      client.release(destroy === true || failure !== undefined);
    },
  };
}
