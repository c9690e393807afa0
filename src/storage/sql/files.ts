// Files in SQL.
import type { Kysely } from 'kysely';
import { channelKey } from '../../domain/channel.ts';
import type { StoredFile } from '../../domain/stored-file.ts';
import type { FileReader, FileWriter } from '../file-records.ts';
import { placeAll, prepareQuery, type Placeholders } from './prepared-query.ts';
import type { PreparedRecords } from './prepared-records.ts';
import type { QueryRunner } from './query-runner.ts';
import type { Row, StoreSchema } from './schema.ts';

/** Prepares the records about files. */
export function prepareFiles(db: Kysely<StoreSchema>): PreparedRecords<FileReader, FileWriter> {
  const queries = prepareQueries(db);

  function reader(runner: QueryRunner): FileReader {
    return {
      async find(id) {
        const [row] = await queries.find(runner, { id });
        return row === undefined ? undefined : toFile(row);
      },
    };
  }

  function writer(runner: QueryRunner): FileWriter {
    return {
      ...reader(runner),
      async insert(file) {
        await queries.insert(runner, toRow(file));
      },
      async deleteBeyond(key, count) {
        await queries.deleteBeyond(runner, { key, count });
      },
      async deleteExpired(now) {
        await queries.deleteExpired(runner, { now: now.getTime() });
      },
    };
  }

  return { reader, writer };
}

const COLUMNS = ['id', 'channel_key', 'platform', 'workspace_id', 'channel_id', 'name', 'media_type', 'expires_at', 'content'] as const;

function prepareQueries(db: Kysely<StoreSchema>) {
  return {
    find: prepareQuery((value: Placeholders<{ id: string }>) => db.selectFrom('files').selectAll().where('id', '=', value('id'))),
    insert: prepareQuery((value: Placeholders<Row<'files'>>) => db.insertInto('files').values(placeAll(value, COLUMNS))),
    deleteBeyond: prepareQuery((value: Placeholders<{ key: string; count: number }>) =>
      db
        .deleteFrom('files')
        .where('channel_key', '=', value('key'))
        .where('id', 'not in', (eb) =>
          eb
            .selectFrom('files as kept')
            .select('kept.id')
            .where('kept.channel_key', '=', value('key'))
            .orderBy('kept.expires_at', 'desc')
            .orderBy('kept.id', 'desc')
            .limit(value('count')),
        ),
    ),
    deleteExpired: prepareQuery((value: Placeholders<{ now: number }>) => db.deleteFrom('files').where('expires_at', '<=', value('now'))),
  };
}

function toRow({ id, channel, name, mediaType, expiresAt, content }: StoredFile): Row<'files'> {
  return {
    id,
    channel_key: channelKey(channel),
    platform: channel.platform,
    workspace_id: channel.workspaceId,
    channel_id: channel.channelId,
    name,
    media_type: mediaType,
    expires_at: expiresAt.getTime(),
    content,
  };
}

function toFile({ content, ...row }: Row<'files'>): StoredFile {
  return {
    id: row.id,
    channel: { platform: row.platform, workspaceId: row.workspace_id, channelId: row.channel_id },
    name: row.name,
    mediaType: row.media_type,
    content: new Uint8Array(content.buffer, content.byteOffset, content.byteLength),
    expiresAt: new Date(row.expires_at),
  };
}
