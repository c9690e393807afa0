// Incidents in SQL: found by their key while they are open, at most one a key.
import { sql, type Kysely } from 'kysely';
import { AppError } from '../../domain/errors.ts';
import type { Incident } from '../../domain/incident.ts';
import { incidentCode } from '../../domain/incident-code.ts';
import type { IncidentContext } from '../../domain/incident-context.ts';
import { lookAtOf, mutingKeyOf } from '../../domain/incident-look.ts';
import type { MessageReference } from '../../domain/message-reference.ts';
import type { IncidentReader, IncidentWriter } from '../incident-records.ts';
import { toMilliseconds } from './instants.ts';
import { omitNulls } from './omit-nulls.ts';
import { placeAll, prepareCommand, prepareLockingQuery, prepareQuery, type Placeholders } from './prepared-query.ts';
import type { PreparedRecords } from './prepared-records.ts';
import type { QueryRunner } from './query-runner.ts';
import type { Row, StoreSchema } from './schema.ts';

/** Prepares the records about incidents. */
export function prepareIncidents(db: Kysely<StoreSchema>): PreparedRecords<IncidentReader, IncidentWriter> {
  const queries = prepareQueries(db);

  function reader(runner: QueryRunner): IncidentReader {
    return {
      async find(id) {
        const [row] = await queries.find(runner, { id });
        return row === undefined ? undefined : toIncident(row);
      },
      async findOpen(configurationName, incidentKey) {
        const [row] = await queries.findOpen(runner, { configurationName, incidentKey });
        return row === undefined ? undefined : toIncident(row);
      },
      async findNewest(configurationName, incidentKey) {
        const [row] = await queries.findNewest(runner, { configurationName, incidentKey });
        return row === undefined ? undefined : toIncident(row);
      },
      async findByCode(configurationName, code) {
        const [row] = await queries.findByCode(runner, { configurationName, code });
        return row === undefined ? undefined : toIncident(row);
      },
      async listOpen(configurationName, limit) {
        const rows = await queries.listOpen(runner, { configurationName, limit });
        return rows.map(toIncident);
      },
      async listOpenIn(incidentKey) {
        const rows = await queries.listOpenIn(runner, { incidentKey });
        return rows.map(({ configuration_name: name }) => name).toSorted();
      },
      async listMutings() {
        const rows = await queries.listMutings(runner, {});
        return rows.flatMap(({ muted_by: key }) => key ?? []).toSorted();
      },
      async listMutedBy(mutedBy, { limit, after = '' }) {
        const rows = await queries.listMutedBy(runner, { mutedBy, after, limit });
        return rows.map(toIncident);
      },
      async listToLookAt(now, limit) {
        const rows = await queries.listToLookAt(runner, { now: now.getTime(), limit });
        return rows.map(toIncident);
      },
    };
  }

  function writer(runner: QueryRunner): IncidentWriter {
    return {
      ...reader(runner),
      async insert(incident) {
        await queries.insert(runner, toRow(incident));
      },
      async replace(incident) {
        await queries.replace(runner, toRow(incident));
      },
      async setMessageReference(id, reference) {
        await queries.setMessageReference(runner, { id, message_reference: JSON.stringify(reference) });
      },
      async setContext(id, context) {
        await queries.setContext(runner, { id, context: JSON.stringify(context) });
      },
    };
  }

  return { reader, writer };
}

type IncidentRow = Row<'incidents'>;

const CHANGED = ['is_open', 'code', 'muted_by', 'look_at', 'details'] as const;

function prepareQueries(db: Kysely<StoreSchema>) {
  const incidents = db.selectFrom('incidents').selectAll();
  return {
    find: prepareLockingQuery((value: Placeholders<{ id: string }>) =>
      db.selectFrom('incidents').selectAll().where('id', '=', value('id')),
    ),
    // The literal lets the index of open incidents serve.
    findOpen: prepareLockingQuery((value: Placeholders<{ configurationName: string; incidentKey: string }>) =>
      db
        .selectFrom('incidents')
        .selectAll()
        .where('configuration_name', '=', value('configurationName'))
        .where('incident_key', '=', value('incidentKey'))
        .where('is_open', '=', sql.lit(1)),
    ),
    findNewest: prepareLockingQuery((value: Placeholders<{ configurationName: string; incidentKey: string }>) =>
      db
        .selectFrom('incidents')
        .selectAll()
        .where('configuration_name', '=', value('configurationName'))
        .where('incident_key', '=', value('incidentKey'))
        .orderBy('is_open', 'desc')
        .orderBy('id', 'desc')
        .limit(1),
    ),
    findByCode: prepareLockingQuery((value: Placeholders<{ configurationName: string; code: string }>) =>
      incidents
        .where('configuration_name', '=', value('configurationName'))
        .where('code', '=', value('code'))
        .orderBy('id', 'desc')
        .limit(1),
    ),
    listOpen: prepareQuery((value: Placeholders<{ configurationName: string; limit: number }>) =>
      incidents
        .where('configuration_name', '=', value('configurationName'))
        .where('is_open', '=', sql.lit(1))
        .orderBy('id', 'desc')
        .limit(value('limit')),
    ),
    listOpenIn: prepareQuery((value: Placeholders<{ incidentKey: string }>) =>
      db
        .selectFrom('incidents')
        .select('configuration_name')
        .where('incident_key', '=', value('incidentKey'))
        .where('is_open', '=', sql.lit(1)),
    ),
    listMutings: prepareQuery(() => db.selectFrom('incidents').select('muted_by').distinct().where('muted_by', 'is not', null)),
    listMutedBy: prepareLockingQuery((value: Placeholders<{ mutedBy: string; after: string; limit: number }>) =>
      incidents.where('muted_by', '=', value('mutedBy')).where('id', '>', value('after')).orderBy('id').limit(value('limit')),
    ),
    listToLookAt: prepareLockingQuery((value: Placeholders<{ now: number; limit: number }>) =>
      incidents.where('look_at', '<=', value('now')).orderBy('look_at').orderBy('id').limit(value('limit')),
    ),
    insert: prepareCommand((value: Placeholders<IncidentRow>) =>
      db
        .insertInto('incidents')
        .values(placeAll(value, ['id', 'configuration_name', 'incident_key', ...CHANGED, 'message_reference', 'context'])),
    ),
    replace: prepareCommand(
      (value: Placeholders<IncidentRow>) =>
        db
          .updateTable('incidents')
          .set(placeAll(value, ['configuration_name', 'incident_key', ...CHANGED]))
          .where('id', '=', value('id'))
          .returning('id'),
      assertChanged,
    ),
    setMessageReference: prepareCommand(
      (value: Placeholders<{ id: string; message_reference: string }>) =>
        db
          .updateTable('incidents')
          .set({ message_reference: value('message_reference') })
          .where('id', '=', value('id'))
          .returning('id'),
      assertChanged,
    ),
    setContext: prepareCommand(
      (value: Placeholders<{ id: string; context: string }>) =>
        db
          .updateTable('incidents')
          .set({ context: value('context') })
          .where('id', '=', value('id'))
          .returning('id'),
      assertChanged,
    ),
  };
}

function assertChanged(changed: readonly unknown[], { id }: Pick<IncidentRow, 'id'>): void {
  if (changed.length === 0) throw new AppError('incident-unknown', id);
}

type IncidentDetails = Omit<Incident, 'id' | 'configurationName' | 'incidentKey' | 'messageReference' | 'context'>;

function toRow(incident: Incident): IncidentRow {
  const { id, configurationName, incidentKey, messageReference, context, ...details } = incident;
  return {
    id,
    configuration_name: configurationName,
    incident_key: incidentKey,
    is_open: incident.closedAt === undefined ? 1 : 0,
    code: incidentCode(id),
    muted_by: mutingKeyOf(incident) ?? null,
    look_at: toMilliseconds(lookAtOf(incident)),
    message_reference: messageReference === undefined ? null : JSON.stringify(messageReference),
    context: context === undefined ? null : JSON.stringify(context),
    details: JSON.stringify(details satisfies IncidentDetails),
  };
}

function toIncident(row: IncidentRow): Incident {
  const { message_reference: reference, context } = row;
  return {
    id: row.id,
    configurationName: row.configuration_name,
    incidentKey: row.incident_key,
    ...(JSON.parse(row.details) as IncidentDetails),
    ...omitNulls({
      messageReference: reference === null ? null : (JSON.parse(reference) as MessageReference),
      context: context === null ? null : (JSON.parse(context) as IncidentContext),
    }),
  };
}
