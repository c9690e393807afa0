// A command as a row of its table, and back.
import { channelKey } from '../../domain/channel.ts';
import type { CommandRecord, PendingConfirmation } from '../../domain/command-record.ts';
import type { CommandChange } from '../command-records.ts';
import { toInstant, toMilliseconds } from './instants.ts';
import { omitNulls } from './omit-nulls.ts';
import type { NewRow, Row } from './schema.ts';

/** The columns that an insert fills. */
export const COMMAND_COLUMNS = [
  'id',
  'idempotency_key',
  'channel_key',
  'platform',
  'workspace_id',
  'channel_id',
  'user_id',
  'display_name',
  'text',
  'received_at',
  'status',
  'confirmation_code',
  'confirmation_expires_at',
  'confirmation_details',
  'finished_at',
  'thread_message_id',
  'node',
] as const;

type ConfirmationColumns = Pick<Row<'commands'>, 'confirmation_code' | 'confirmation_expires_at' | 'confirmation_details'>;
type ConfirmationDetails = Omit<PendingConfirmation, 'code' | 'expiresAt'>;

/** Returns the row of a command that a node has in hand. */
export function toCommandRow(record: CommandRecord, node: string): NewRow<'commands'> {
  const { channel, person } = record;
  return {
    id: record.id,
    idempotency_key: record.idempotencyKey,
    channel_key: channelKey(channel),
    platform: channel.platform,
    workspace_id: channel.workspaceId,
    channel_id: channel.channelId,
    user_id: person.userId,
    display_name: person.displayName,
    text: record.text,
    received_at: record.receivedAt.getTime(),
    status: record.status,
    ...toConfirmationColumns(record.confirmation),
    finished_at: toMilliseconds(record.finishedAt),
    thread_message_id: record.threadMessageId ?? null,
    node,
  };
}

/** Returns the columns that a change sets. */
export function toChangedColumns({ status, confirmation, finishedAt }: CommandChange): Partial<NewRow<'commands'>> {
  return omitNulls({ status, ...toConfirmationColumns(confirmation), finished_at: toMilliseconds(finishedAt) });
}

/** Returns the command of a row. */
export function toCommandRecord(row: Row<'commands'>): CommandRecord {
  return {
    id: row.id,
    idempotencyKey: row.idempotency_key,
    channel: { platform: row.platform, workspaceId: row.workspace_id, channelId: row.channel_id },
    person: { userId: row.user_id, displayName: row.display_name },
    text: row.text,
    receivedAt: new Date(row.received_at),
    status: row.status,
    ...omitNulls({
      confirmation: toConfirmation(row),
      finishedAt: toInstant(row.finished_at),
      threadMessageId: row.thread_message_id,
    }),
  };
}

function toConfirmationColumns(confirmation: PendingConfirmation | undefined): ConfirmationColumns {
  if (confirmation === undefined) return { confirmation_code: null, confirmation_expires_at: null, confirmation_details: null };
  const { code, expiresAt, ...details } = confirmation;
  return {
    confirmation_code: code,
    confirmation_expires_at: expiresAt.getTime(),
    confirmation_details: JSON.stringify(details satisfies ConfirmationDetails),
  };
}

function toConfirmation(row: ConfirmationColumns): PendingConfirmation | null {
  const { confirmation_code: code, confirmation_expires_at: expiresAt, confirmation_details: details } = row;
  if (code === null || expiresAt === null || details === null) return null;
  return { code, expiresAt: new Date(expiresAt), ...(JSON.parse(details) as ConfirmationDetails) };
}
