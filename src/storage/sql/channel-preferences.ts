// Channels' preferences in SQL, found by channel.
import type { Kysely } from 'kysely';
import { channelKey } from '../../domain/channel.ts';
import type { ChannelPreferences } from '../../domain/channel-preferences.ts';
import type { ChannelPreferenceReader, ChannelPreferenceWriter } from '../channel-preference-records.ts';
import { placeAll, prepareLockingQuery, prepareQuery, type Placeholders } from './prepared-query.ts';
import type { PreparedRecords } from './prepared-records.ts';
import type { QueryRunner } from './query-runner.ts';
import type { Row, StoreSchema } from './schema.ts';

/** Prepares the records about channels' preferences. */
export function prepareChannelPreferences(db: Kysely<StoreSchema>): PreparedRecords<ChannelPreferenceReader, ChannelPreferenceWriter> {
  const queries = prepareQueries(db);

  function reader(runner: QueryRunner): ChannelPreferenceReader {
    return {
      async find(key) {
        const [row] = await queries.find(runner, { key });
        return row === undefined ? undefined : toChannelPreferences(row);
      },
    };
  }

  function writer(runner: QueryRunner): ChannelPreferenceWriter {
    return {
      ...reader(runner),
      async put(preferences) {
        await queries.put(runner, toRow(preferences));
      },
    };
  }

  return { reader, writer };
}

type ChannelPreferencesRow = Row<'channel_preferences'>;

function prepareQueries(db: Kysely<StoreSchema>) {
  return {
    find: prepareLockingQuery((value: Placeholders<{ key: string }>) =>
      db.selectFrom('channel_preferences').selectAll().where('channel_key', '=', value('key')),
    ),
    put: prepareQuery((value: Placeholders<ChannelPreferencesRow>) =>
      db
        .insertInto('channel_preferences')
        .values(placeAll(value, ['channel_key', 'platform', 'workspace_id', 'channel_id', 'updates']))
        .onConflict((conflict) => conflict.column('channel_key').doUpdateSet((eb) => ({ updates: eb.ref('excluded.updates') }))),
    ),
  };
}

function toRow({ channel, updates }: ChannelPreferences): ChannelPreferencesRow {
  return {
    channel_key: channelKey(channel),
    platform: channel.platform,
    workspace_id: channel.workspaceId,
    channel_id: channel.channelId,
    updates: JSON.stringify(updates),
  };
}

function toChannelPreferences(row: ChannelPreferencesRow): ChannelPreferences {
  return {
    channel: { platform: row.platform, workspaceId: row.workspace_id, channelId: row.channel_id },
    updates: JSON.parse(row.updates) as ChannelPreferences['updates'],
  };
}
