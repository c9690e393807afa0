// A PostgreSQL server for tests: the one that DATABASE_URL names, or one of our own from the binaries that npm installed.
import pg from 'pg';
import { randomUUID } from 'node:crypto';
import { Secret } from '../../src/lib/secret.ts';
import { OwnPostgres } from './own-postgres.ts';

/** A database that one test has for itself. */
export interface TestDatabase {
  readonly url: Secret;
  /** Runs SQL beside the store, as an administrator would. */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
  createSchema(): Promise<TestSchema>;
  drop(): Promise<void>;
}

/** A schema within a database; the URL leads into it. */
interface TestSchema {
  readonly url: Secret;
  /** Runs SQL beside the store, as an administrator would. */
  query(sql: string): Promise<unknown>;
  drop(): Promise<void>;
}

/** A running server. */
export interface TestPostgres {
  createDatabase(options?: string): Promise<TestDatabase>;
  /** Kills every process of the server and starts it again over its data; undefined where the server is not ours. */
  readonly crashAndRestart: (() => Promise<void>) | undefined;
  stop(): Promise<void>;
}

/** Starts a server, or returns the given one. */
export async function startPostgres(): Promise<TestPostgres> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined && given !== '') return { ...databasesOf(given), crashAndRestart: undefined, stop: () => Promise.resolve() };
  const server = await OwnPostgres.start();
  return {
    ...databasesOf(server.url),
    crashAndRestart: () => server.crashAndRestart(),
    stop: () => server.stop(),
  };
}

function databasesOf(serverUrl: string): Pick<TestPostgres, 'createDatabase'> {
  return {
    async createDatabase(options = '') {
      const name = newName();
      await query(serverUrl, `create database ${name} ${options}`);
      const url = new URL(serverUrl);
      url.pathname = `/${name}`;
      return {
        url: new Secret(url.href),
        query: (sql, parameters) => query(url.href, sql, parameters),
        createSchema: () => createSchema(url.href),
        async drop() {
          await query(serverUrl, `drop database ${name} with (force)`);
        },
      };
    },
  };
}

async function createSchema(databaseUrl: string): Promise<TestSchema> {
  const name = newName();
  await query(databaseUrl, `create schema ${name}`);
  const url = new URL(databaseUrl);
  url.searchParams.set('options', `-csearch_path=${name}`);
  return {
    url: new Secret(url.href),
    query: (sql) => query(url.href, sql),
    async drop() {
      await query(databaseUrl, `drop schema ${name} cascade`);
    },
  };
}

function newName(): string {
  return `signalbox_test_${randomUUID().replaceAll('-', '')}`;
}

async function query<Row>(url: string, sql: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(sql, [...parameters]);
    return rows as Row[];
  } finally {
    await client.end();
  }
}
