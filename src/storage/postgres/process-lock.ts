// One process a node's name, by an advisory lock of PostgreSQL: it belongs to a connection of its own, and the server ends
// it with that, however the process dies. Two of one name, where somebody has copied a data folder, would write into one audit chain.
import pg from 'pg';
import { setTimeout } from 'node:timers/promises';
import { AppError } from '../../domain/errors.ts';
import type { Secret } from '../../lib/secret.ts';
import { toStoreError } from './to-store-error.ts';

/** How long to wait for a connection, as the pools do. */
const CONNECT_TIMEOUT_MS = 5_000;

/** After a lost connection; a server that restarts is back within seconds. */
const TAKE_AGAIN_AFTER_MS = 500;

/** A process that was killed a moment ago may still hold the lock until the server has noticed; then it is free. */
const FIRST_TRIES = 4;

/** Locks count within one database; the schema keeps apart those who share it by their search path. */
const TAKE = `select pg_try_advisory_lock(hashtextextended('signalbox node ' || coalesce(current_schema(), '') || ' ' || $1, 0)) as taken`;

/**
 * The server notices within half a minute that the machine of the holder is gone, instead of after its own two hours
 * (PostgreSQL, tcp_keepalives_idle). The connection is idle for good, so nothing may end it for that.
 */
const SETTINGS = 'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3';

/** A lock that a process holds for its lifetime. */
export interface ProcessLock {
  readonly isHeld: boolean;
  /** Throws `store-in-use` where another process has it, and `store-unavailable` while it is taken again after a lost connection. */
  assertHeld(): void;
  release(): Promise<void>;
}

/** Takes the lock of a node's name in the database; throws `store-in-use` and `store-unavailable`. */
export async function takeProcessLock(url: Secret, node: string): Promise<ProcessLock> {
  let isReleased = false;
  let obstacle: AppError | undefined;
  let client = await takeFirst(url, node);
  watch();

  function watch(): void {
    // Unheard, the event would end the process; `end` follows it.
    client.on('error', () => undefined);
    client.once('end', () => {
      if (isReleased) return;
      obstacle = new AppError('store-unavailable', 'the connection that holds the lock of the database broke');
      void takeAgain();
    });
  }

  async function takeAgain(): Promise<void> {
    while (!isReleased) {
      const taken = await takeOnce(url, node);
      if (!(taken instanceof AppError)) return adopt(taken);
      obstacle = taken;
      await setTimeout(TAKE_AGAIN_AFTER_MS, undefined, { ref: false });
    }
  }

  async function adopt(fresh: pg.Client): Promise<void> {
    if (isReleased) return fresh.end();
    client = fresh;
    watch();
    obstacle = undefined;
  }

  return {
    get isHeld() {
      return obstacle === undefined;
    },
    assertHeld() {
      if (obstacle !== undefined) throw obstacle;
    },
    async release() {
      isReleased = true;
      await client.end().catch(() => undefined);
    },
  };
}

async function takeFirst(url: Secret, node: string): Promise<pg.Client> {
  for (let tries = 1; ; tries += 1) {
    const taken = await takeOnce(url, node);
    if (!(taken instanceof AppError)) return taken;
    if (taken.code !== 'store-in-use' || tries === FIRST_TRIES) throw taken;
    await setTimeout(TAKE_AGAIN_AFTER_MS);
  }
}

/** Returns the connection that holds the lock, or why there is none. */
async function takeOnce(url: Secret, node: string): Promise<pg.Client | AppError> {
  const client = new pg.Client({
    connectionString: url.reveal(),
    fallback_application_name: 'signalbox lock',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  const ignore = (): void => undefined;
  client.on('error', ignore);
  try {
    await client.connect();
    await client.query(SETTINGS);
    const { rows } = await client.query<{ taken: boolean }>(TAKE, [node]);
    if (rows[0]?.taken === true) return client;
    await client.end();
    return new AppError('store-in-use');
  } catch (thrown) {
    await client.end().catch(ignore);
    const error = toStoreError(thrown);
    return error instanceof AppError ? error : new AppError('store-unavailable', '', { cause: error });
  }
}
