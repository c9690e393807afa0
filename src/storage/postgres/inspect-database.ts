// Looks at a PostgreSQL database from outside: whether it answers, and which version of the schema it has. Nothing is changed.
import pg from 'pg';
import type { Secret } from '../../lib/secret.ts';
import { migrations } from '../sql/migrations/migrations.ts';

/** How long to wait for a connection, and for an answer. */
const TIMEOUT_MS = 5_000;

/** What was seen; version 0 is a database in which nothing has been made yet. */
export type PostgresInspection =
  | { readonly status: 'unreachable'; readonly reason: string }
  | { readonly status: 'seen'; readonly schemaVersion: number; readonly newestVersion: number };

/** Looks; never rejects. */
export async function inspectPostgres(url: Secret): Promise<PostgresInspection> {
  const client = new pg.Client({ connectionString: url.reveal(), connectionTimeoutMillis: TIMEOUT_MS, query_timeout: TIMEOUT_MS });
  // What breaks later is nobody's concern any more.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows: tables } = await client.query<{ name: string | null }>(`select to_regclass('schema_migrations')::text as name`);
    const isMade = tables[0]?.name !== null && tables[0]?.name !== undefined;
    const versions = isMade
      ? (await client.query<{ version: number | null }>('select max(number)::int as version from schema_migrations')).rows
      : [];
    return { status: 'seen', schemaVersion: versions[0]?.version ?? 0, newestVersion: migrations.at(-1)?.number ?? 0 };
  } catch (error) {
    return { status: 'unreachable', reason: error instanceof Error ? error.message : String(error) };
  } finally {
    await client.end().catch(() => undefined);
  }
}
