// Rows of the audit log and the events that they stand for.
import { linkAuditEvent, type AuditEntry, type AuditHead, type AuditLink } from '../../domain/audit-chain.ts';
import type { AuditEvent } from '../../domain/audit-event.ts';
import type { NewRow, Row } from './schema.ts';

/** What a new row holds. */
export const AUDIT_COLUMNS = [
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
  'node',
  'day',
  'chain_sequence',
  'previous_hash',
  'hash',
] as const;

/** Makes the row of an event at its place behind the head of the node's chain. */
export function toAuditRow(
  event: AuditEvent,
  node: string,
  head: Pick<AuditHead, 'sequence' | 'hash'> | undefined,
): NewRow<'audit_events'> {
  const { channel, person } = event;
  const detail = JSON.stringify(event.detail);
  // What is hashed is what will be read: JSON leaves some things out and changes others.
  const link = linkAuditEvent({ ...event, detail: JSON.parse(detail) as AuditEvent['detail'] }, node, head);
  return {
    id: event.id,
    kind: event.kind,
    occurred_at: event.at.getTime(),
    command_id: event.commandId ?? '',
    user_id: person.userId,
    display_name: person.displayName,
    platform: channel?.platform ?? '',
    workspace_id: channel?.workspaceId ?? '',
    channel_id: channel?.channelId ?? '',
    detail,
    node: link.node,
    day: link.day,
    chain_sequence: link.sequence,
    previous_hash: link.previousHash,
    hash: link.hash,
  };
}

/** Reads the event of a row. */
export function toAuditEvent(row: Row<'audit_events'>): AuditEvent {
  const { platform } = row;
  return {
    id: row.id,
    kind: row.kind,
    at: new Date(row.occurred_at),
    ...(row.command_id === '' ? {} : { commandId: row.command_id }),
    person: { userId: row.user_id, displayName: row.display_name },
    ...(platform === '' ? {} : { channel: { platform, workspaceId: row.workspace_id, channelId: row.channel_id } }),
    detail: JSON.parse(row.detail) as AuditEvent['detail'],
  };
}

/** Reads the event of a row with its place in a chain, where it has one. */
export function toAuditEntry(row: Row<'audit_events'>): AuditEntry {
  const link = toLink(row);
  return { event: toAuditEvent(row), ...(link === undefined ? {} : { link }) };
}

function toLink({ node, day, chain_sequence, previous_hash, hash }: Row<'audit_events'>): AuditLink | undefined {
  // Half a place is a damaged one, and whoever verifies must hear of it.
  if (node === null && hash === null && chain_sequence === null) return undefined;
  return { node: node ?? '', day: day ?? '', sequence: chain_sequence ?? 0, previousHash: previous_hash ?? '', hash: hash ?? '' };
}
