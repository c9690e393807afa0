// Half-made commands in SQL.
import type { Kysely } from 'kysely';
import { channelKey } from '../../domain/channel.ts';
import type { Draft } from '../../domain/draft.ts';
import type { DraftReader, DraftWriter } from '../draft-records.ts';
import { omitNulls } from './omit-nulls.ts';
import { placeAll, prepareLockingQuery, prepareQuery, type Placeholders } from './prepared-query.ts';
import type { PreparedRecords } from './prepared-records.ts';
import type { QueryRunner } from './query-runner.ts';
import type { Row, StoreSchema } from './schema.ts';

/** Prepares the records about drafts. */
export function prepareDrafts(db: Kysely<StoreSchema>): PreparedRecords<DraftReader, DraftWriter> {
  const queries = prepareQueries(db);

  function reader(runner: QueryRunner): DraftReader {
    return {
      async find(key, userId) {
        const [row] = await queries.find(runner, { key, userId });
        return row === undefined ? undefined : toDraft(row);
      },
    };
  }

  function writer(runner: QueryRunner): DraftWriter {
    return {
      ...reader(runner),
      async put(draft) {
        await queries.put(runner, toRow(draft));
      },
      async delete(key, userId) {
        return (await queries.delete(runner, { key, userId })).length > 0;
      },
      async deleteExpired(now) {
        await queries.deleteExpired(runner, { now: now.getTime() });
      },
    };
  }

  return { reader, writer };
}

const COLUMNS = ['channel_key', 'user_id', 'platform', 'workspace_id', 'channel_id', 'command_text', 'expires_at', 'answer_key'] as const;

function prepareQueries(db: Kysely<StoreSchema>) {
  return {
    find: prepareLockingQuery((value: Placeholders<{ key: string; userId: string }>) =>
      db.selectFrom('drafts').selectAll().where('channel_key', '=', value('key')).where('user_id', '=', value('userId')),
    ),
    put: prepareQuery((value: Placeholders<Row<'drafts'>>) =>
      db
        .insertInto('drafts')
        .values(placeAll(value, COLUMNS))
        .onConflict((conflict) =>
          conflict.columns(['channel_key', 'user_id']).doUpdateSet((eb) => ({
            command_text: eb.ref('excluded.command_text'),
            expires_at: eb.ref('excluded.expires_at'),
            answer_key: eb.ref('excluded.answer_key'),
          })),
        ),
    ),
    delete: prepareQuery((value: Placeholders<{ key: string; userId: string }>) =>
      db.deleteFrom('drafts').where('channel_key', '=', value('key')).where('user_id', '=', value('userId')).returning('user_id'),
    ),
    deleteExpired: prepareQuery((value: Placeholders<{ now: number }>) => db.deleteFrom('drafts').where('expires_at', '<=', value('now'))),
  };
}

function toRow({ channel, userId, commandText, answerKey, expiresAt }: Draft): Row<'drafts'> {
  return {
    channel_key: channelKey(channel),
    user_id: userId,
    platform: channel.platform,
    workspace_id: channel.workspaceId,
    channel_id: channel.channelId,
    command_text: commandText,
    expires_at: expiresAt.getTime(),
    answer_key: answerKey ?? null,
  };
}

function toDraft(row: Row<'drafts'>): Draft {
  return {
    channel: { platform: row.platform, workspaceId: row.workspace_id, channelId: row.channel_id },
    userId: row.user_id,
    commandText: row.command_text,
    expiresAt: new Date(row.expires_at),
    ...omitNulls({ answerKey: row.answer_key }),
  };
}
