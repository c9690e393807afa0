// Heartbeats in SQL, by their names. What several nodes see at once is noted once, the latest.
import type { Kysely } from 'kysely';
import type { Heartbeat } from '../../domain/heartbeat.ts';
import type { HeartbeatReader, HeartbeatWriter } from '../heartbeat-records.ts';
import { placeAll, prepareLockingQuery, prepareQuery, type Placeholders } from './prepared-query.ts';
import type { PreparedRecords } from './prepared-records.ts';
import type { QueryRunner } from './query-runner.ts';
import type { Row, StoreSchema } from './schema.ts';

/** Prepares the records about heartbeats. */
export function prepareHeartbeats(db: Kysely<StoreSchema>): PreparedRecords<HeartbeatReader, HeartbeatWriter> {
  const queries = prepareQueries(db);

  function reader(runner: QueryRunner): HeartbeatReader {
    return {
      async find(name) {
        const [row] = await queries.find(runner, { name });
        return row === undefined ? undefined : toHeartbeat(row);
      },
      async list() {
        return (await queries.list(runner, {})).map(toHeartbeat);
      },
    };
  }

  function writer(runner: QueryRunner): HeartbeatWriter {
    return {
      ...reader(runner),
      async save(heartbeat) {
        await queries.save(runner, toRow(heartbeat));
      },
      async see(name, { at, dueAt }) {
        await queries.see(runner, { name, at: at.getTime(), dueAt: dueAt.getTime() });
      },
      async delete(name) {
        await queries.delete(runner, { name });
      },
    };
  }

  return { reader, writer };
}

type HeartbeatRow = Row<'heartbeats'>;

function prepareQueries(db: Kysely<StoreSchema>) {
  return {
    find: prepareLockingQuery((value: Placeholders<{ name: string }>) =>
      db.selectFrom('heartbeats').selectAll().where('name', '=', value('name')),
    ),
    list: prepareQuery(() => db.selectFrom('heartbeats').selectAll().orderBy('name')),
    save: prepareQuery((value: Placeholders<HeartbeatRow>) =>
      db
        .insertInto('heartbeats')
        .values(placeAll(value, ['name', 'last_seen_at', 'due_at', 'checked_at', 'quiet_since']))
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet((eb) => ({
            last_seen_at: eb.ref('excluded.last_seen_at'),
            due_at: eb.ref('excluded.due_at'),
            checked_at: eb.ref('excluded.checked_at'),
            quiet_since: eb.ref('excluded.quiet_since'),
          })),
        ),
    ),
    see: prepareQuery((value: Placeholders<{ name: string; at: number; dueAt: number }>) =>
      db
        .updateTable('heartbeats')
        .set({ last_seen_at: value('at'), due_at: value('dueAt') })
        .where('name', '=', value('name'))
        .where((eb) => eb.or([eb('last_seen_at', 'is', null), eb('last_seen_at', '<', value('at'))])),
    ),
    delete: prepareQuery((value: Placeholders<{ name: string }>) => db.deleteFrom('heartbeats').where('name', '=', value('name'))),
  };
}

function toRow({ name, lastSeenAt, dueAt, checkedAt, quietSince }: Heartbeat): HeartbeatRow {
  return {
    name,
    last_seen_at: lastSeenAt?.getTime() ?? null,
    due_at: dueAt.getTime(),
    checked_at: checkedAt.getTime(),
    quiet_since: quietSince?.getTime() ?? null,
  };
}

function toHeartbeat({ name, last_seen_at, due_at, checked_at, quiet_since }: HeartbeatRow): Heartbeat {
  return {
    name,
    dueAt: new Date(due_at),
    checkedAt: new Date(checked_at),
    ...(last_seen_at === null ? {} : { lastSeenAt: new Date(last_seen_at) }),
    ...(quiet_since === null ? {} : { quietSince: new Date(quiet_since) }),
  };
}
