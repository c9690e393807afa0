// Signals between nodes by LISTEN and NOTIFY, on a connection of its own: the server serializes the commits of transactions that notify
// (PostgreSQL, async.c), so no unit does; and what a pool gives back hears nothing.
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { AppError } from '../../domain/errors.ts';
import type { Secret } from '../../lib/secret.ts';
import type { HeardSignal, NodeSignal } from '../node-exchange.ts';
import { toStoreError } from './to-store-error.ts';

/** How long connection and server may take, as for the lock of the node. */
const ANSWER_TIMEOUT_MS = 5_000;

/** After a lost connection; a server that restarts is back within seconds. */
const CONNECT_AGAIN_AFTER_MS = 500;

/** What comes within this time is told together. */
const GATHER_MS = 5;

/** PostgreSQL takes payloads shorter than 8,000 bytes (documentation of NOTIFY). */
const PAYLOAD_MAX_BYTES = 7_900;

/** Signals are worth nothing after a crash, so their commits need not wait for the disk. */
const SETTINGS = 'set synchronous_commit = off';

/** The payload of one notification. */
interface Envelope {
  /** Which connection it comes from: the server gives everybody everything. */
  readonly from: string;
  readonly signals: readonly NodeSignal[];
}

/** Asks one question after the other: the driver takes no second one before the answer to the first. */
function inTurns(): <Answer>(ask: () => Promise<Answer>) => Promise<Answer> {
  let last: Promise<unknown> = Promise.resolve();
  return (ask) => {
    const asked = last.then(ask, ask);
    last = asked;
    return asked;
  };
}

/** The connection. */
export interface SignalConnection {
  readClock(): Promise<Date>;
  publish(signal: NodeSignal): void;
  subscribe(listener: (signal: HeardSignal) => void): () => void;
  close(): Promise<void>;
}

/** Opens the connection, and keeps it open. Throws `store-unavailable` where there is none at first. */
export async function openSignalConnection(url: Secret): Promise<SignalConnection> {
  const self = randomUUID();
  const listeners = new Set<(signal: HeardSignal) => void>();
  const waiting = new Map<string, NodeSignal>();
  const inTurn = inTurns();
  let gathering: NodeJS.Timeout | undefined;
  let isClosed = false;
  let client: pg.Client | undefined = await connect(url);
  let channel = await listen(client);

  function watch(connected: pg.Client): void {
    connected.on('notification', ({ payload }) => hear(payload));
    connected.once('end', () => {
      giveUp(connected);
    });
  }
  watch(client);

  /** Of two that notice that the connection is gone, the first one connects again. */
  function giveUp(connected: pg.Client): void {
    if (client !== connected) return;
    client = undefined;
    void connected.end().catch(() => undefined);
    if (!isClosed) void connectAgain();
  }

  function hear(payload: string | undefined): void {
    const envelope = readEnvelope(payload);
    if (envelope === undefined || envelope.from === self) return;
    for (const signal of envelope.signals) tell(signal);
  }

  function tell(signal: HeardSignal): void {
    for (const listener of listeners) listener(signal);
  }

  async function connectAgain(): Promise<void> {
    while (!isClosed) {
      await sleep(CONNECT_AGAIN_AFTER_MS, undefined, { ref: false });
      try {
        const fresh = await connect(url);
        channel = await listen(fresh);
        if (isClosed) return await fresh.end();
        client = fresh;
        watch(fresh);
        tell({ kind: 'missed' });
        return await flush();
      } catch {
        // The store itself says what is wrong with the server.
      }
    }
  }

  /** What cannot be told now is told once the connection is there again. */
  async function flush(): Promise<void> {
    gathering = undefined;
    const sender = client;
    if (sender === undefined) return;
    const signals = [...waiting.entries()];
    waiting.clear();
    try {
      const envelopes = toEnvelopes(
        self,
        signals.map(([, signal]) => signal),
      );
      for (const envelope of envelopes) {
        await inTurn(() => sender.query('select pg_notify($1, $2)', [channel, JSON.stringify(envelope)]));
      }
    } catch {
      for (const [key, signal] of signals) waiting.set(key, signal);
    }
  }

  return {
    async readClock() {
      const asked = client;
      if (asked === undefined) throw new AppError('store-unavailable', 'the connection for signals is lost');
      try {
        const { rows } = await inTurn(() =>
          asked.query<{ now: string }>('select (extract(epoch from clock_timestamp()) * 1000)::bigint as now'),
        );
        return new Date(Number(rows[0]?.now));
      } catch (thrown) {
        // A connection on which nothing is answered hears nothing either.
        giveUp(asked);
        throw toUnavailable(thrown);
      }
    },
    publish(signal) {
      waiting.set(JSON.stringify(signal), signal);
      gathering ??= setTimeout(() => void flush(), GATHER_MS);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    async close() {
      isClosed = true;
      clearTimeout(gathering);
      await flush();
      await client?.end().catch(() => undefined);
    },
  };
}

async function connect(url: Secret): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url.reveal(),
    fallback_application_name: 'signalbox signals',
    connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  // Unheard, the event would end the process; `end` follows it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (thrown) {
    await client.end().catch(() => undefined);
    throw toUnavailable(thrown);
  }
}

/** Channels count within one database; the schema keeps apart those who share it by their search path. Returns the channel's name. */
async function listen(client: pg.Client): Promise<string> {
  try {
    await client.query(SETTINGS);
    const { rows } = await client.query<{ schema: string | null }>('select current_schema() as schema');
    const channel = `signalbox_${createHash('sha256')
      .update(rows[0]?.schema ?? '')
      .digest('hex')
      .slice(0, 32)}`;
    await client.query(`listen ${channel}`);
    return channel;
  } catch (thrown) {
    await client.end().catch(() => undefined);
    throw toUnavailable(thrown);
  }
}

function toUnavailable(thrown: unknown): unknown {
  const error = toStoreError(thrown);
  return error instanceof AppError ? error : new AppError('store-unavailable', '', { cause: error });
}

function toEnvelopes(from: string, signals: readonly NodeSignal[]): readonly Envelope[] {
  const envelopes: { from: string; signals: NodeSignal[] }[] = [];
  let room = 0;
  for (const signal of signals) {
    const bytes = Buffer.byteLength(JSON.stringify(signal)) + 1;
    if (bytes > room) {
      envelopes.push({ from, signals: [] });
      room = PAYLOAD_MAX_BYTES - Buffer.byteLength(JSON.stringify({ from, signals: [] }));
    }
    room -= bytes;
    envelopes.at(-1)?.signals.push(signal);
  }
  return envelopes;
}

/** Anybody who may connect may notify; what is no envelope is nobody's. */
function readEnvelope(payload: string | undefined): Envelope | undefined {
  try {
    const read = JSON.parse(payload ?? '') as Partial<Envelope> | null;
    return typeof read?.from === 'string' && Array.isArray(read.signals) ? (read as Envelope) : undefined;
  } catch {
    return undefined;
  }
}
