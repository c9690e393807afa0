// The queries of the audit log.
import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { AuditFilter, AuditRange, ChainPart } from '../audit-records.ts';
import { AUDIT_COLUMNS } from './audit-rows.ts';
import { placeAll, prepareQuery, type Placeholders } from './prepared-query.ts';
import type { NewRow, Row, StoreSchema } from './schema.ts';

type Select = SelectQueryBuilder<StoreSchema, 'audit_events', Row<'audit_events'>>;

/** Selects events, the one written last first. */
export function selectAuditEvents(db: Kysely<StoreSchema>, filter: AuditFilter): Select {
  const { commandId, userId, kinds, since, until, before, limit } = filter;
  let query = db.selectFrom('audit_events').selectAll().orderBy('sequence', 'desc').limit(limit);
  if (commandId !== undefined) query = query.where('command_id', '=', commandId);
  if (userId !== undefined) query = query.where('user_id', '=', userId);
  if (kinds !== undefined) query = query.where('kind', 'in', kinds);
  if (since !== undefined) query = query.where('occurred_at', '>=', since.getTime());
  if (until !== undefined) query = query.where('occurred_at', '<', until.getTime());
  // Nothing stands before an audit event that the log does not have.
  if (before !== undefined) {
    query = query.where('sequence', '<', (eb) => eb.selectFrom('audit_events').select('sequence').where('id', '=', before));
  }
  return query;
}

/** Selects events in the order of their writing, from the first of a day to the last of another. */
export function selectAuditEntries(db: Kysely<StoreSchema>, { after, fromDay, toDay, limit }: AuditRange): Select {
  let query = db.selectFrom('audit_events').selectAll().where('sequence', '>', after).orderBy('sequence').limit(limit);
  // By positions, so that what is read is one piece of each chain, also where a clock has stepped back over midnight.
  if (fromDay !== undefined) {
    query = query.where('sequence', '>=', (eb) =>
      eb.selectFrom('audit_events').select('sequence').where('day', '>=', fromDay).orderBy('day').orderBy('sequence').limit(1),
    );
  }
  if (toDay !== undefined) {
    query = query.where('sequence', '<=', (eb) =>
      eb
        .selectFrom('audit_events')
        .select('sequence')
        .where('day', '<=', toDay)
        .orderBy('day', 'desc')
        .orderBy('sequence', 'desc')
        .limit(1),
    );
  }
  return query;
}

/** Prepares the queries that are run as they are. */
export function prepareAuditQueries(db: Kysely<StoreSchema>) {
  return {
    insert: prepareQuery((value: Placeholders<NewRow<'audit_events'>>) =>
      db.insertInto('audit_events').values(placeAll(value, AUDIT_COLUMNS)),
    ),
    insertNode: prepareQuery((value: Placeholders<{ node: string }>) =>
      db
        .insertInto('audit_nodes')
        .values({ node: value('node') })
        .onConflict((conflict) => conflict.doNothing()),
    ),
    listNodes: prepareQuery(() => db.selectFrom('audit_nodes').select('node').orderBy('node')),
    findHead: prepareQuery((value: Placeholders<{ node: string }>) =>
      db
        .selectFrom('audit_events')
        .select(['day', 'chain_sequence', 'hash'])
        .where('node', '=', value('node'))
        .orderBy('chain_sequence', 'desc')
        .limit(1),
    ),
    listChain: prepareQuery((value: Placeholders<ChainPart>) =>
      db
        .selectFrom('audit_events')
        .selectAll()
        .where('node', '=', value('node'))
        .where('chain_sequence', '>', value('after'))
        .orderBy('chain_sequence')
        .limit(value('limit')),
    ),
    countOfDay: prepareQuery((value: Placeholders<{ node: string; day: string }>) =>
      db
        .selectFrom('audit_events')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('day', '=', value('day'))
        .where('node', '=', value('node')),
    ),
    listCursors: prepareQuery(() => db.selectFrom('audit_cursors').selectAll().orderBy('sink').orderBy('node')),
    putCursor: prepareQuery((value: Placeholders<Row<'audit_cursors'>>) =>
      db
        .insertInto('audit_cursors')
        .values(placeAll(value, ['sink', 'node', 'chain_sequence', 'hash']))
        .onConflict((conflict) =>
          conflict.columns(['sink', 'node']).doUpdateSet((eb) => ({
            chain_sequence: eb.ref('excluded.chain_sequence'),
            hash: eb.ref('excluded.hash'),
          })),
        ),
    ),
  };
}
