// Sign-in links and sessions in SQL; only hashes of their secrets are here.
import type { Kysely } from 'kysely';
import type { SignInLink, SignInReader, SignInSession, SignInWriter } from '../sign-in-records.ts';
import { placeAll, prepareQuery, type Placeholders } from './prepared-query.ts';
import type { PreparedRecords } from './prepared-records.ts';
import type { QueryRunner } from './query-runner.ts';
import type { Row, StoreSchema } from './schema.ts';

/** Prepares the records about sign-ins. */
export function prepareSignIns(db: Kysely<StoreSchema>): PreparedRecords<SignInReader, SignInWriter> {
  const queries = prepareQueries(db);

  function reader(runner: QueryRunner): SignInReader {
    return {
      async findSession(tokenHash) {
        const [row] = await queries.findSession(runner, { tokenHash });
        return row === undefined ? undefined : toSession(row);
      },
      async findLink(tokenHash) {
        const [row] = await queries.findLink(runner, { tokenHash });
        return row === undefined ? undefined : toLink(row);
      },
      async listSessions() {
        return (await queries.listSessions(runner, {})).map(toSession);
      },
    };
  }

  function writer(runner: QueryRunner): SignInWriter {
    return {
      ...reader(runner),
      async insertLink(link) {
        await queries.insertLink(runner, toLinkRow(link));
      },
      async takeLink(tokenHash) {
        const [row] = await queries.takeLink(runner, { tokenHash });
        return row === undefined ? undefined : toLink(row);
      },
      async insertSession(session) {
        await queries.insertSession(runner, { ...toLinkRow(session), created_at: session.createdAt.getTime() });
      },
      async deleteSession(tokenHash) {
        await queries.deleteSession(runner, { tokenHash });
      },
      async deleteLinksOf(userId) {
        await queries.deleteLinksOf(runner, { userId });
      },
      async deleteExpired(now) {
        await queries.deleteExpiredLinks(runner, { now: now.getTime() });
        await queries.deleteExpiredSessions(runner, { now: now.getTime() });
      },
    };
  }

  return { reader, writer };
}

const LINK_COLUMNS = ['token_hash', 'user_id', 'display_name', 'is_administrator', 'expires_at'] as const;

function prepareQueries(db: Kysely<StoreSchema>) {
  return {
    findSession: prepareQuery((value: Placeholders<{ tokenHash: string }>) =>
      db.selectFrom('sign_in_sessions').selectAll().where('token_hash', '=', value('tokenHash')),
    ),
    findLink: prepareQuery((value: Placeholders<{ tokenHash: string }>) =>
      db.selectFrom('sign_in_links').selectAll().where('token_hash', '=', value('tokenHash')),
    ),
    listSessions: prepareQuery((_value: Placeholders<Record<string, never>>) =>
      db.selectFrom('sign_in_sessions').selectAll().orderBy('created_at').orderBy('token_hash'),
    ),
    insertLink: prepareQuery((value: Placeholders<Row<'sign_in_links'>>) =>
      db.insertInto('sign_in_links').values(placeAll(value, LINK_COLUMNS)),
    ),
    takeLink: prepareQuery((value: Placeholders<{ tokenHash: string }>) =>
      db.deleteFrom('sign_in_links').where('token_hash', '=', value('tokenHash')).returningAll(),
    ),
    insertSession: prepareQuery((value: Placeholders<Row<'sign_in_sessions'>>) =>
      db.insertInto('sign_in_sessions').values(placeAll(value, [...LINK_COLUMNS, 'created_at'])),
    ),
    deleteSession: prepareQuery((value: Placeholders<{ tokenHash: string }>) =>
      db.deleteFrom('sign_in_sessions').where('token_hash', '=', value('tokenHash')),
    ),
    deleteLinksOf: prepareQuery((value: Placeholders<{ userId: string }>) =>
      db.deleteFrom('sign_in_links').where('user_id', '=', value('userId')),
    ),
    deleteExpiredLinks: prepareQuery((value: Placeholders<{ now: number }>) =>
      db.deleteFrom('sign_in_links').where('expires_at', '<=', value('now')),
    ),
    deleteExpiredSessions: prepareQuery((value: Placeholders<{ now: number }>) =>
      db.deleteFrom('sign_in_sessions').where('expires_at', '<=', value('now')),
    ),
  };
}

function toLinkRow(link: SignInLink): Row<'sign_in_links'> {
  return {
    token_hash: link.tokenHash,
    user_id: link.userId,
    display_name: link.displayName,
    is_administrator: link.isAdministrator ? 1 : 0,
    expires_at: link.expiresAt.getTime(),
  };
}

function toSession(row: Row<'sign_in_sessions'>): SignInSession {
  return { ...toLink(row), createdAt: new Date(row.created_at) };
}

function toLink(row: Row<'sign_in_links'>): SignInLink {
  return {
    tokenHash: row.token_hash,
    userId: row.user_id,
    displayName: row.display_name,
    isAdministrator: row.is_administrator === 1,
    expiresAt: new Date(row.expires_at),
  };
}
