// The web chat's messages in SQL; every post and edit takes the next revision of the whole store.
import type { Kysely } from 'kysely';
import type { WebMessage, WebMessageReader, WebMessageWriter } from '../web-message-records.ts';
import { toInstant } from './instants.ts';
import { omitNulls } from './omit-nulls.ts';
import type { PreparedRecords } from './prepared-records.ts';
import type { QueryRunner } from './query-runner.ts';
import type { Row, StoreSchema } from './schema.ts';
import { prepareWebMessageQueries } from './web-message-queries.ts';

/** Prepares the records about the web chat's messages. */
export function prepareWebMessages(db: Kysely<StoreSchema>): PreparedRecords<WebMessageReader, WebMessageWriter> {
  const queries = prepareWebMessageQueries(db);

  function reader(runner: QueryRunner): WebMessageReader {
    return {
      async listNewest(channelId, limit, before) {
        const rows =
          before === undefined
            ? await queries.listNewest(runner, { channelId, limit })
            : await queries.listBefore(runner, { channelId, limit, before });
        return rows.map(toWebMessage).toReversed();
      },
      async listChanged(afterRevision, limit) {
        const rows = await queries.listChanged(runner, { afterRevision, limit });
        return rows.map(toWebMessage);
      },
      async find(id) {
        const [row] = await queries.find(runner, { id });
        return row === undefined ? undefined : toWebMessage(row);
      },
      async newestRevision() {
        const [row] = await queries.newestRevision(runner, {});
        return row?.value ?? 0;
      },
    };
  }

  async function nextRevision(runner: QueryRunner): Promise<number> {
    const [row] = await queries.takeRevision(runner, {});
    if (row === undefined) throw new Error('the row of the newest revision is missing');
    return row.value;
  }

  function writer(runner: QueryRunner): WebMessageWriter {
    return {
      ...reader(runner),
      async put({ id, channelId, payload, now }) {
        const [existing] = await queries.find(runner, { id });
        if (existing?.payload === payload) return toWebMessage(existing);
        const revision = await nextRevision(runner);
        const rows =
          existing === undefined
            ? await queries.post(runner, { id, channel_id: channelId, posted_at: now.getTime(), revision, payload })
            : await queries.edit(runner, { id, edited_at: now.getTime(), revision, payload });
        const [row] = rows;
        if (row === undefined) throw new Error(`the web message ${id} was not written`);
        return toWebMessage(row);
      },
      async deleteOld({ before, after, limit }) {
        const rows = await queries.listStretch(runner, { after, limit });
        const last = rows.at(-1)?.sequence;
        if (last === undefined) return { deletedCount: 0 };
        const deleted = await queries.deleteOld(runner, { after, last, before: before.getTime() });
        const isLast = rows.length < limit || rows.every((row) => row.posted_at >= before.getTime());
        return { deletedCount: deleted.length, ...(isLast ? {} : { endedAt: last }) };
      },
    };
  }

  return { reader, writer };
}

function toWebMessage(row: Row<'web_messages'>): WebMessage {
  return {
    id: row.id,
    channelId: row.channel_id,
    postedAt: new Date(row.posted_at),
    payload: row.payload,
    revision: row.revision,
    ...omitNulls({ editedAt: toInstant(row.edited_at) }),
  };
}
