// Commands in SQL: each once, and moved on only from where it stands.
import { sql, type Kysely } from 'kysely';
import { OVER_STATUSES, type CommandStatus } from '../../domain/command-record.ts';
import type { CommandReader, CommandWriter } from '../command-records.ts';
import { COMMAND_COLUMNS, toChangedColumns, toCommandRecord, toCommandRow } from './command-rows.ts';
import { placeAll, prepareQuery, type Placeholders } from './prepared-query.ts';
import type { PreparedRecords } from './prepared-records.ts';
import type { QueryRunner } from './query-runner.ts';
import type { NewRow, StoreSchema } from './schema.ts';

/** Prepares the records about commands; what is written is in the hands of a node. */
export function prepareCommands(db: Kysely<StoreSchema>, node: string): PreparedRecords<CommandReader, CommandWriter> {
  const queries = prepareQueries(db);

  function reader(runner: QueryRunner): CommandReader {
    return {
      async find(id) {
        const [row] = await queries.find(runner, { id });
        return row === undefined ? undefined : toCommandRecord(row);
      },
      async findByKey(idempotencyKey) {
        const [row] = await queries.findByKey(runner, { idempotencyKey });
        return row === undefined ? undefined : toCommandRecord(row);
      },
      async findAwaiting(channelKey, code) {
        const [row] = await queries.findAwaiting(runner, { channelKey, code });
        return row === undefined ? undefined : toCommandRecord(row);
      },
      async findAwaitingApproval(channelKey, code) {
        const [row] = await queries.findAwaitingApproval(runner, { channelKey, code });
        return row === undefined ? undefined : toCommandRecord(row);
      },
    };
  }

  function writer(runner: QueryRunner): CommandWriter {
    return {
      ...reader(runner),
      async insert(record) {
        return (await queries.insert(runner, toCommandRow(record, node))).length > 0;
      },
      async advance(id, from, change) {
        // One statement compares and sets: of two processes the later one finds the status of the first.
        const query = db
          .updateTable('commands')
          .set({ ...toChangedColumns(change), ...(change.status === from ? {} : { node }) })
          .where('id', '=', id)
          .where('status', '=', from);
        return (await runner.run(query.returning('id').compile())).length > 0;
      },
      async listAt(status, nodesLeftOut = []) {
        const rows = await queries.listAt(runner, { status });
        return rows.filter((row) => row.node === null || !nodesLeftOut.includes(row.node)).map(toCommandRecord);
      },
      async deleteOver({ before, after, limit }) {
        const rows = await queries.listStretch(runner, { after, limit });
        const last = rows.at(-1)?.sequence;
        if (last === undefined) return { deletedCount: 0 };
        const deleted = await queries.deleteOver(runner, { after, last, before: before.getTime() });
        // Commands are numbered in the order of their arrival, so that a stretch without an old one is the last.
        const isLast = rows.length < limit || rows.every((row) => row.received_at >= before.getTime());
        return { deletedCount: deleted.length, ...(isLast ? {} : { endedAt: last }) };
      },
    };
  }

  return { reader, writer };
}

function prepareQueries(db: Kysely<StoreSchema>) {
  return {
    find: prepareQuery((value: Placeholders<{ id: string }>) => db.selectFrom('commands').selectAll().where('id', '=', value('id'))),
    findByKey: prepareQuery((value: Placeholders<{ idempotencyKey: string }>) =>
      db.selectFrom('commands').selectAll().where('idempotency_key', '=', value('idempotencyKey')),
    ),
    // The literal lets the index of those that wait serve.
    findAwaiting: prepareQuery((value: Placeholders<{ channelKey: string; code: string }>) =>
      db
        .selectFrom('commands')
        .selectAll()
        .where('status', '=', sql.lit('awaiting-confirmation' as const))
        .where('channel_key', '=', value('channelKey'))
        .where('confirmation_code', '=', value('code')),
    ),
    findAwaitingApproval: prepareQuery((value: Placeholders<{ channelKey: string; code: string }>) =>
      db
        .selectFrom('commands')
        .selectAll()
        .where('status', '=', sql.lit('awaiting-approval' as const))
        .where('channel_key', '=', value('channelKey'))
        .where('confirmation_code', '=', value('code')),
    ),
    listAt: prepareQuery((value: Placeholders<{ status: CommandStatus }>) =>
      db.selectFrom('commands').selectAll().where('status', '=', value('status')).orderBy('sequence'),
    ),
    listStretch: prepareQuery((value: Placeholders<{ after: number; limit: number }>) =>
      db
        .selectFrom('commands')
        .select(['sequence', 'received_at'])
        .where('sequence', '>', value('after'))
        .orderBy('sequence')
        .limit(value('limit')),
    ),
    deleteOver: prepareQuery((value: Placeholders<{ after: number; last: number; before: number }>) =>
      db
        .deleteFrom('commands')
        .where('sequence', '>', value('after'))
        .where('sequence', '<=', value('last'))
        .where('received_at', '<', value('before'))
        .where('status', 'in', sql<CommandStatus>`(${sql.join(OVER_STATUSES.map((status) => sql.lit(status)))})`)
        .returning('id'),
    ),
    insert: prepareQuery((value: Placeholders<NewRow<'commands'>>) =>
      db
        .insertInto('commands')
        .values(placeAll(value, COMMAND_COLUMNS))
        .onConflict((conflict) => conflict.column('idempotency_key').doNothing())
        .returning('id'),
    ),
  };
}
