// Offers in SQL.
import type { Kysely } from 'kysely';
import { channelKey } from '../../domain/channel.ts';
import type { Offer } from '../../domain/offer.ts';
import type { OfferReader, OfferWriter } from '../offer-records.ts';
import { placeAll, prepareQuery, type Placeholders } from './prepared-query.ts';
import type { PreparedRecords } from './prepared-records.ts';
import type { QueryRunner } from './query-runner.ts';
import type { Row, StoreSchema } from './schema.ts';

/** Prepares the records about offers. */
export function prepareOffers(db: Kysely<StoreSchema>): PreparedRecords<OfferReader, OfferWriter> {
  const queries = prepareQueries(db);

  function reader(runner: QueryRunner): OfferReader {
    return {
      async find(key, code) {
        const [row] = await queries.find(runner, { key, code });
        return row === undefined ? undefined : toOffer(row);
      },
    };
  }

  function writer(runner: QueryRunner): OfferWriter {
    return {
      ...reader(runner),
      async put(offer) {
        await queries.put(runner, toRow(offer));
      },
      async deleteExpired(now) {
        await queries.deleteExpired(runner, { now: now.getTime() });
      },
    };
  }

  return { reader, writer };
}

const COLUMNS = ['channel_key', 'code', 'platform', 'workspace_id', 'channel_id', 'command_text', 'expires_at'] as const;

function prepareQueries(db: Kysely<StoreSchema>) {
  return {
    find: prepareQuery((value: Placeholders<{ key: string; code: string }>) =>
      db.selectFrom('offers').selectAll().where('channel_key', '=', value('key')).where('code', '=', value('code')),
    ),
    put: prepareQuery((value: Placeholders<Row<'offers'>>) =>
      db
        .insertInto('offers')
        .values(placeAll(value, COLUMNS))
        .onConflict((conflict) =>
          conflict.columns(['channel_key', 'code']).doUpdateSet((eb) => ({
            command_text: eb.ref('excluded.command_text'),
            expires_at: eb.ref('excluded.expires_at'),
          })),
        ),
    ),
    deleteExpired: prepareQuery((value: Placeholders<{ now: number }>) => db.deleteFrom('offers').where('expires_at', '<=', value('now'))),
  };
}

function toRow({ channel, code, commandText, expiresAt }: Offer): Row<'offers'> {
  return {
    channel_key: channelKey(channel),
    code,
    platform: channel.platform,
    workspace_id: channel.workspaceId,
    channel_id: channel.channelId,
    command_text: commandText,
    expires_at: expiresAt.getTime(),
  };
}

function toOffer(row: Row<'offers'>): Offer {
  return {
    channel: { platform: row.platform, workspaceId: row.workspace_id, channelId: row.channel_id },
    code: row.code,
    commandText: row.command_text,
    expiresAt: new Date(row.expires_at),
  };
}
