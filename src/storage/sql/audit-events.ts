// The audit log in SQL: appended to and read, newest first; the table itself refuses everything else.
import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { AuditEvent } from '../../domain/audit-event.ts';
import type { AuditFilter, AuditReader, AuditWriter } from '../audit-records.ts';
import { placeAll, prepareQuery, type Placeholders } from './prepared-query.ts';
import type { PreparedRecords } from './prepared-records.ts';
import type { QueryRunner } from './query-runner.ts';
import type { NewRow, Row, StoreSchema } from './schema.ts';

/** Prepares the records of the audit log. */
export function prepareAuditEvents(db: Kysely<StoreSchema>): PreparedRecords<AuditReader, AuditWriter> {
  const insert = prepareQuery((value: Placeholders<NewRow<'audit_events'>>) =>
    db.insertInto('audit_events').values(placeAll(value, COLUMNS)),
  );

  function reader(runner: QueryRunner): AuditReader {
    return {
      async list(filter) {
        const rows = await runner.run(selectAuditEvents(db, filter).compile());
        return rows.map(toAuditEvent);
      },
    };
  }

  function writer(runner: QueryRunner): AuditWriter {
    return {
      ...reader(runner),
      async append(event) {
        await insert(runner, toRow(event));
      },
    };
  }

  return { reader, writer };
}

function selectAuditEvents(
  db: Kysely<StoreSchema>,
  { commandId, userId, before, limit }: AuditFilter,
): SelectQueryBuilder<StoreSchema, 'audit_events', Row<'audit_events'>> {
  let query = db.selectFrom('audit_events').selectAll().orderBy('sequence', 'desc').limit(limit);
  if (commandId !== undefined) query = query.where('command_id', '=', commandId);
  if (userId !== undefined) query = query.where('user_id', '=', userId);
  // Nothing stands before an audit event that the log does not have.
  if (before !== undefined) {
    query = query.where('sequence', '<', (eb) => eb.selectFrom('audit_events').select('sequence').where('id', '=', before));
  }
  return query;
}

const COLUMNS = [
  'id',
  'kind',
  'occurred_at',
  'command_id',
  'user_id',
  'display_name',
  'platform',
  'workspace_id',
  'channel_id',
  'detail',
] as const;

function toRow(event: AuditEvent): NewRow<'audit_events'> {
  const { channel, person } = event;
  return {
    id: event.id,
    kind: event.kind,
    occurred_at: event.at.getTime(),
    command_id: event.commandId,
    user_id: person.userId,
    display_name: person.displayName,
    platform: channel.platform,
    workspace_id: channel.workspaceId,
    channel_id: channel.channelId,
    detail: JSON.stringify(event.detail),
  };
}

function toAuditEvent(row: Row<'audit_events'>): AuditEvent {
  return {
    id: row.id,
    kind: row.kind,
    at: new Date(row.occurred_at),
    commandId: row.command_id,
    person: { userId: row.user_id, displayName: row.display_name },
    channel: { platform: row.platform, workspaceId: row.workspace_id, channelId: row.channel_id },
    detail: JSON.parse(row.detail) as AuditEvent['detail'],
  };
}
