// Inhibitors in SQL: one a rule and incident key.
import { sql, type Kysely } from 'kysely';
import type { Inhibitor } from '../../domain/inhibitor.ts';
import type { InhibitorReader, InhibitorWriter } from '../inhibitor-records.ts';
import { placeAll, prepareLockingQuery, prepareQuery, type Placeholders } from './prepared-query.ts';
import type { PreparedRecords } from './prepared-records.ts';
import type { QueryRunner } from './query-runner.ts';
import type { Row, StoreSchema } from './schema.ts';

/** Prepares the records about inhibitors. */
export function prepareInhibitors(db: Kysely<StoreSchema>): PreparedRecords<InhibitorReader, InhibitorWriter> {
  const queries = prepareQueries(db);

  function reader(runner: QueryRunner): InhibitorReader {
    return {
      async find(ruleName, incidentKey) {
        const [row] = await queries.find(runner, { ruleName, incidentKey });
        return row === undefined ? undefined : toInhibitor(row);
      },
      async listOpen() {
        const rows = await queries.listOpen(runner, {});
        return rows.map(toInhibitor);
      },
    };
  }

  function writer(runner: QueryRunner): InhibitorWriter {
    return {
      ...reader(runner),
      async put(inhibitor) {
        await queries.put(runner, toRow(inhibitor));
      },
      async deleteSilent(before) {
        await queries.deleteSilent(runner, { before: before.getTime() });
      },
    };
  }

  return { reader, writer };
}

type InhibitorRow = Row<'inhibitors'>;

const COLUMNS = ['rule_name', 'incident_key', 'is_open', 'seen_at', 'details'] as const;

function prepareQueries(db: Kysely<StoreSchema>) {
  const inhibitors = db.selectFrom('inhibitors').selectAll();
  return {
    find: prepareLockingQuery((value: Placeholders<{ ruleName: string; incidentKey: string }>) =>
      inhibitors.where('rule_name', '=', value('ruleName')).where('incident_key', '=', value('incidentKey')),
    ),
    listOpen: prepareQuery(() => inhibitors.where('is_open', '=', sql.lit(1))),
    put: prepareQuery((value: Placeholders<InhibitorRow>) =>
      db
        .insertInto('inhibitors')
        .values(placeAll(value, COLUMNS))
        .onConflict((conflict) =>
          conflict.columns(['rule_name', 'incident_key']).doUpdateSet((eb) => ({
            is_open: eb.ref('excluded.is_open'),
            seen_at: eb.ref('excluded.seen_at'),
            details: eb.ref('excluded.details'),
          })),
        ),
    ),
    deleteSilent: prepareQuery((value: Placeholders<{ before: number }>) =>
      db.deleteFrom('inhibitors').where('seen_at', '<', value('before')),
    ),
  };
}

/** What nobody searches by. */
interface InhibitorDetails extends Pick<Inhibitor, 'equalKey' | 'title' | 'isTarget'> {
  readonly changedAt: number;
}

function toRow({ ruleName, incidentKey, isOpen, seenAt, changedAt, equalKey, title, isTarget }: Inhibitor): InhibitorRow {
  const details: InhibitorDetails = { equalKey, title, isTarget, changedAt: changedAt.getTime() };
  return {
    rule_name: ruleName,
    incident_key: incidentKey,
    is_open: isOpen ? 1 : 0,
    seen_at: seenAt.getTime(),
    details: JSON.stringify(details),
  };
}

function toInhibitor(row: InhibitorRow): Inhibitor {
  const { changedAt, ...details } = JSON.parse(row.details) as InhibitorDetails;
  return {
    ruleName: row.rule_name,
    incidentKey: row.incident_key,
    ...details,
    isOpen: row.is_open === 1,
    changedAt: new Date(changedAt),
    seenAt: new Date(row.seen_at),
  };
}
