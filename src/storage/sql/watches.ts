// Watches in SQL: moved on only from where they stand.
import { sql, type Kysely } from 'kysely';
import { channelKey } from '../../domain/channel.ts';
import type { Watch, WatchSubject } from '../../domain/watch.ts';
import type { WatchChange, WatchReader, WatchWriter } from '../watch-records.ts';
import { toInstant, toMilliseconds } from './instants.ts';
import { omitNulls } from './omit-nulls.ts';
import { placeAll, prepareQuery, type Placeholders } from './prepared-query.ts';
import type { PreparedRecords } from './prepared-records.ts';
import type { QueryRunner } from './query-runner.ts';
import type { NewRow, Row, StoreSchema } from './schema.ts';

/** Prepares the records about watches. */
export function prepareWatches(db: Kysely<StoreSchema>): PreparedRecords<WatchReader, WatchWriter> {
  const queries = prepareQueries(db);

  function reader(runner: QueryRunner): WatchReader {
    return {
      async find(id) {
        const [row] = await queries.find(runner, { id });
        return row === undefined ? undefined : toWatch(row);
      },
      async findOpen(key, code) {
        const [row] = await queries.findOpen(runner, { channelKey: key, code });
        return row === undefined ? undefined : toWatch(row);
      },
      async listRunning() {
        const rows = await queries.listRunning(runner, {});
        return rows.map(toWatch);
      },
    };
  }

  function writer(runner: QueryRunner): WatchWriter {
    return {
      ...reader(runner),
      async insert(watch) {
        await queries.insert(runner, toRow(watch));
      },
      async advance(id, from, change) {
        // One statement compares and sets: of two processes the later one finds the status of the first.
        const query = db.updateTable('watches').set(toChangedColumns(change)).where('id', '=', id).where('status', '=', from);
        return (await runner.run(query.returning('id').compile())).length > 0;
      },
      async deleteOffered(before) {
        await queries.deleteOffered(runner, { before: before.getTime() });
      },
      async deleteOver({ before, after, limit }) {
        const rows = await queries.listStretch(runner, { after, limit });
        const last = rows.at(-1)?.sequence;
        if (last === undefined) return { deletedCount: 0 };
        const deleted = await queries.deleteOver(runner, { after, last, before: before.getTime() });
        const isLast = rows.length < limit || rows.every((row) => row.started_at >= before.getTime());
        return { deletedCount: deleted.length, ...(isLast ? {} : { endedAt: last }) };
      },
    };
  }

  return { reader, writer };
}

function prepareQueries(db: Kysely<StoreSchema>) {
  const watches = db.selectFrom('watches').selectAll();
  return {
    find: prepareQuery((value: Placeholders<{ id: string }>) => watches.where('id', '=', value('id'))),
    // The literals let the index of those that are open serve.
    findOpen: prepareQuery((value: Placeholders<{ channelKey: string; code: string }>) =>
      watches
        .where('status', 'in', [sql.lit('offered' as const), sql.lit('running' as const)])
        .where('channel_key', '=', value('channelKey'))
        .where('code', '=', value('code')),
    ),
    listRunning: prepareQuery(() => watches.where('status', '=', sql.lit('running' as const)).orderBy('sequence')),
    insert: prepareQuery((value: Placeholders<NewRow<'watches'>>) => db.insertInto('watches').values(placeAll(value, COLUMNS))),
    deleteOffered: prepareQuery((value: Placeholders<{ before: number }>) =>
      db
        .deleteFrom('watches')
        .where('status', '=', sql.lit('offered' as const))
        .where('started_at', '<', value('before')),
    ),
    listStretch: prepareQuery((value: Placeholders<{ after: number; limit: number }>) =>
      db
        .selectFrom('watches')
        .select(['sequence', 'started_at'])
        .where('sequence', '>', value('after'))
        .orderBy('sequence')
        .limit(value('limit')),
    ),
    deleteOver: prepareQuery((value: Placeholders<{ after: number; last: number; before: number }>) =>
      db
        .deleteFrom('watches')
        .where('sequence', '>', value('after'))
        .where('sequence', '<=', value('last'))
        .where('started_at', '<', value('before'))
        .where('status', 'not in', [sql.lit('offered' as const), sql.lit('running' as const)])
        .returning('id'),
    ),
  };
}

const COLUMNS = [
  'id',
  'command_id',
  'channel_key',
  'platform',
  'workspace_id',
  'channel_id',
  'user_id',
  'display_name',
  'code',
  'status',
  'started_at',
  'answer_key',
  'state',
  'finished_at',
  'subject',
  'thread_message_id',
] as const;

function toRow(watch: Watch): NewRow<'watches'> {
  const { channel, person } = watch;
  return {
    id: watch.id,
    command_id: watch.commandId,
    channel_key: channelKey(channel),
    platform: channel.platform,
    workspace_id: channel.workspaceId,
    channel_id: channel.channelId,
    user_id: person.userId,
    display_name: person.displayName,
    code: watch.code,
    status: watch.status,
    started_at: watch.startedAt.getTime(),
    answer_key: watch.answerKey,
    state: watch.state ?? null,
    finished_at: toMilliseconds(watch.finishedAt),
    subject: JSON.stringify(watch.subject),
    thread_message_id: watch.threadMessageId ?? null,
  };
}

function toChangedColumns(change: WatchChange): Partial<NewRow<'watches'>> {
  const { status, commandId, person, startedAt, answerKey, threadMessageId, state, finishedAt } = change;
  return omitNulls({
    status,
    command_id: commandId ?? null,
    user_id: person?.userId ?? null,
    display_name: person?.displayName ?? null,
    started_at: toMilliseconds(startedAt),
    answer_key: answerKey ?? null,
    thread_message_id: threadMessageId ?? null,
    state: state ?? null,
    finished_at: toMilliseconds(finishedAt),
  });
}

function toWatch(row: Row<'watches'>): Watch {
  return {
    id: row.id,
    commandId: row.command_id,
    channel: { platform: row.platform, workspaceId: row.workspace_id, channelId: row.channel_id },
    person: { userId: row.user_id, displayName: row.display_name },
    code: row.code,
    status: row.status,
    startedAt: new Date(row.started_at),
    answerKey: row.answer_key,
    ...omitNulls({ state: row.state, finishedAt: toInstant(row.finished_at), threadMessageId: row.thread_message_id }),
    subject: JSON.parse(row.subject) as WatchSubject,
  };
}
