// Nodes and leases in SQL. A lease is taken by one statement, so that of several nodes that try at once one succeeds.
import type { Kysely } from 'kysely';
import type { Lease, LeaseReader, LeaseWriter, Node } from '../lease-records.ts';
import { placeAll, prepareLockingQuery, prepareQuery, type Placeholders } from './prepared-query.ts';
import type { PreparedRecords } from './prepared-records.ts';
import type { QueryRunner } from './query-runner.ts';
import type { Row, StoreSchema } from './schema.ts';

/** Prepares the records about nodes and leases. */
export function prepareLeases(db: Kysely<StoreSchema>): PreparedRecords<LeaseReader, LeaseWriter> {
  const queries = prepareQueries(db);

  function reader(runner: QueryRunner): LeaseReader {
    return {
      async listNodes(now) {
        const rows = await queries.listNodes(runner, { now: now.getTime() });
        return rows.map(toNode);
      },
      async find(name) {
        const [row] = await queries.find(runner, { name });
        return row === undefined ? undefined : { name: row.name, holder: row.holder };
      },
      async isHeld(lease) {
        return (await queries.findHeld(runner, lease)).length > 0;
      },
    };
  }

  function writer(runner: QueryRunner): LeaseWriter {
    return {
      ...reader(runner),
      async join(node, now) {
        await queries.deleteFormerNodes(runner, { name: node.name, now: now.getTime() });
        await queries.insertNode(runner, toRow(node));
      },
      async renew(id, { now, aliveUntil }) {
        const renewed = await queries.renew(runner, { id, now: now.getTime(), aliveUntil: aliveUntil.getTime() });
        return renewed.length > 0;
      },
      async leave(id) {
        await queries.deleteNode(runner, { id });
        await queries.releaseAll(runner, { holder: id });
      },
      async take(lease, now) {
        return (await queries.take(runner, { ...lease, now: now.getTime() })).length > 0;
      },
      async release(lease) {
        await queries.release(runner, lease);
      },
    };
  }

  return { reader, writer };
}

type NodeRow = Row<'nodes'>;

function prepareQueries(db: Kysely<StoreSchema>) {
  return {
    listNodes: prepareQuery((value: Placeholders<{ now: number }>) =>
      db.selectFrom('nodes').selectAll().where('alive_until', '>', value('now')).orderBy('id'),
    ),
    deleteFormerNodes: prepareQuery((value: Placeholders<{ name: string; now: number }>) =>
      db.deleteFrom('nodes').where((eb) => eb.or([eb('name', '=', value('name')), eb('alive_until', '<=', value('now'))])),
    ),
    insertNode: prepareQuery((value: Placeholders<NodeRow>) =>
      db.insertInto('nodes').values(placeAll(value, ['id', 'name', 'version', 'started_at', 'alive_until'])),
    ),
    renew: prepareQuery((value: Placeholders<{ id: string; now: number; aliveUntil: number }>) =>
      db
        .updateTable('nodes')
        .set({ alive_until: value('aliveUntil') })
        .where('id', '=', value('id'))
        .where('alive_until', '>', value('now'))
        .returning('id'),
    ),
    deleteNode: prepareQuery((value: Placeholders<{ id: string }>) => db.deleteFrom('nodes').where('id', '=', value('id'))),
    find: prepareQuery((value: Placeholders<{ name: string }>) => db.selectFrom('leases').selectAll().where('name', '=', value('name'))),
    findHeld: prepareLockingQuery((value: Placeholders<Lease>) =>
      db.selectFrom('leases').select('name').where('name', '=', value('name')).where('holder', '=', value('holder')),
    ),
    take: prepareQuery((value: Placeholders<Lease & { now: number }>) =>
      db
        .insertInto('leases')
        .values(placeAll(value, ['name', 'holder']))
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet((eb) => ({ holder: eb.ref('excluded.holder') }))
            .where((eb) =>
              eb.or([
                eb('leases.holder', '=', eb.ref('excluded.holder')),
                eb.not(
                  eb.exists(
                    eb
                      .selectFrom('nodes')
                      .select('nodes.id')
                      .where('nodes.id', '=', eb.ref('leases.holder'))
                      .where('nodes.alive_until', '>', value('now')),
                  ),
                ),
              ]),
            ),
        )
        .returning('name'),
    ),
    release: prepareQuery((value: Placeholders<Lease>) =>
      db.deleteFrom('leases').where('name', '=', value('name')).where('holder', '=', value('holder')),
    ),
    releaseAll: prepareQuery((value: Placeholders<{ holder: string }>) => db.deleteFrom('leases').where('holder', '=', value('holder'))),
  };
}

function toRow({ id, name, version, startedAt, aliveUntil }: Node): NodeRow {
  return { id, name, version, started_at: startedAt.getTime(), alive_until: aliveUntil.getTime() };
}

function toNode(row: NodeRow): Node {
  const { id, name, version } = row;
  return { id, name, version, startedAt: new Date(row.started_at), aliveUntil: new Date(row.alive_until) };
}
