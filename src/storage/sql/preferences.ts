// People's preferences in SQL.
import type { Kysely } from 'kysely';
import { channelKey } from '../../domain/channel.ts';
import type { Preferences } from '../../domain/preferences.ts';
import type { PreferenceReader, PreferenceWriter } from '../preference-records.ts';
import { toMilliseconds } from './instants.ts';
import { omitNulls } from './omit-nulls.ts';
import { placeAll, prepareLockingQuery, prepareQuery, type Placeholders } from './prepared-query.ts';
import type { PreparedRecords } from './prepared-records.ts';
import type { QueryRunner } from './query-runner.ts';
import type { Row, StoreSchema } from './schema.ts';

/** Prepares the records about preferences. */
export function preparePreferences(db: Kysely<StoreSchema>): PreparedRecords<PreferenceReader, PreferenceWriter> {
  const queries = prepareQueries(db);

  function reader(runner: QueryRunner): PreferenceReader {
    return {
      async find(key, userId) {
        const [row] = await queries.find(runner, { key, userId });
        return row === undefined ? undefined : toPreferences(row);
      },
    };
  }

  function writer(runner: QueryRunner): PreferenceWriter {
    return {
      ...reader(runner),
      async put(preferences) {
        await queries.put(runner, toRow(preferences));
      },
    };
  }

  return { reader, writer };
}

const COLUMNS = [
  'channel_key',
  'user_id',
  'platform',
  'workspace_id',
  'channel_id',
  'default_region',
  'last_region',
  'last_region_at',
  'default_account',
  'last_account',
  'last_account_at',
] as const;

function prepareQueries(db: Kysely<StoreSchema>) {
  return {
    find: prepareLockingQuery((value: Placeholders<{ key: string; userId: string }>) =>
      db.selectFrom('preferences').selectAll().where('channel_key', '=', value('key')).where('user_id', '=', value('userId')),
    ),
    put: prepareQuery((value: Placeholders<Row<'preferences'>>) =>
      db
        .insertInto('preferences')
        .values(placeAll(value, COLUMNS))
        .onConflict((conflict) =>
          conflict.columns(['channel_key', 'user_id']).doUpdateSet((eb) => ({
            default_region: eb.ref('excluded.default_region'),
            last_region: eb.ref('excluded.last_region'),
            last_region_at: eb.ref('excluded.last_region_at'),
            default_account: eb.ref('excluded.default_account'),
            last_account: eb.ref('excluded.last_account'),
            last_account_at: eb.ref('excluded.last_account_at'),
          })),
        ),
    ),
  };
}

function toRow({ channel, userId, defaultRegion, lastRegion, defaultAccount, lastAccount }: Preferences): Row<'preferences'> {
  return {
    channel_key: channelKey(channel),
    user_id: userId,
    platform: channel.platform,
    workspace_id: channel.workspaceId,
    channel_id: channel.channelId,
    default_region: defaultRegion ?? null,
    last_region: lastRegion?.region ?? null,
    last_region_at: toMilliseconds(lastRegion?.chosenAt),
    default_account: defaultAccount ?? null,
    last_account: lastAccount?.accountId ?? null,
    last_account_at: toMilliseconds(lastAccount?.chosenAt),
  };
}

function toPreferences(row: Row<'preferences'>): Preferences {
  const { last_region: region, last_region_at: chosenAt, last_account: accountId, last_account_at: accountChosenAt } = row;
  return {
    channel: { platform: row.platform, workspaceId: row.workspace_id, channelId: row.channel_id },
    userId: row.user_id,
    ...omitNulls({
      defaultRegion: row.default_region,
      lastRegion: region === null || chosenAt === null ? null : { region, chosenAt: new Date(chosenAt) },
      defaultAccount: row.default_account,
      lastAccount: accountId === null || accountChosenAt === null ? null : { accountId, chosenAt: new Date(accountChosenAt) },
    }),
  };
}
