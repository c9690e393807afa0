// User roles and proofs in SQL; of a nonce only its hash is here.
import type { Kysely } from 'kysely';
import type { RoleProof, UserRole } from '../../domain/user-role.ts';
import type { UserRoleKey, UserRoleReader, UserRoleWriter } from '../user-role-records.ts';
import { omitNulls } from './omit-nulls.ts';
import { placeAll, prepareQuery, type Placeholders } from './prepared-query.ts';
import type { PreparedRecords } from './prepared-records.ts';
import type { QueryRunner } from './query-runner.ts';
import type { Row, StoreSchema } from './schema.ts';

/** Prepares the records about user roles. */
export function prepareUserRoles(db: Kysely<StoreSchema>): PreparedRecords<UserRoleReader, UserRoleWriter> {
  const queries = prepareQueries(db);

  function reader(runner: QueryRunner): UserRoleReader {
    return {
      async list({ userId } = {}) {
        const rows = userId === undefined ? await queries.listAll(runner, {}) : await queries.listOf(runner, { userId });
        return rows.map(toUserRole);
      },
      async findProof(nonceHash) {
        const [row] = await queries.findProof(runner, { nonceHash });
        return row === undefined ? undefined : toProof(row);
      },
    };
  }

  function writer(runner: QueryRunner): UserRoleWriter {
    return {
      ...reader(runner),
      async put(role) {
        await queries.put(runner, toRow(role));
      },
      async take(key) {
        const [row] = await queries.take(runner, key);
        return row === undefined ? undefined : toUserRole(row);
      },
      async insertProof(proof) {
        await queries.insertProof(runner, toProofRow(proof));
      },
      async takeProof(nonceHash) {
        const [row] = await queries.takeProof(runner, { nonceHash });
        return row === undefined ? undefined : toProof(row);
      },
      async deleteExpiredProofs(now) {
        await queries.deleteExpiredProofs(runner, { now: now.getTime() });
      },
    };
  }

  return { reader, writer };
}

const COLUMNS = ['user_id', 'account_id', 'configuration_name', 'role_arn', 'mapped_by', 'proven_arn', 'mapped_at'] as const;

const PROOF_COLUMNS = [
  'nonce_hash',
  'user_id',
  'display_name',
  'platform',
  'workspace_id',
  'channel_id',
  'configuration_name',
  'command_id',
  'thread_message_id',
  'expires_at',
] as const;

function prepareQueries(db: Kysely<StoreSchema>) {
  const sorted = db.selectFrom('user_roles').selectAll().orderBy('user_id').orderBy('account_id').orderBy('configuration_name');
  return {
    listAll: prepareQuery((_value: Placeholders<Record<never, never>>) => sorted),
    listOf: prepareQuery((value: Placeholders<{ userId: string }>) => sorted.where('user_id', '=', value('userId'))),
    put: prepareQuery((value: Placeholders<Row<'user_roles'>>) =>
      db
        .insertInto('user_roles')
        .values(placeAll(value, COLUMNS))
        .onConflict((conflict) =>
          conflict.columns(['user_id', 'account_id', 'configuration_name']).doUpdateSet((eb) => ({
            role_arn: eb.ref('excluded.role_arn'),
            mapped_by: eb.ref('excluded.mapped_by'),
            proven_arn: eb.ref('excluded.proven_arn'),
            mapped_at: eb.ref('excluded.mapped_at'),
          })),
        ),
    ),
    take: prepareQuery((value: Placeholders<UserRoleKey>) =>
      db
        .deleteFrom('user_roles')
        .where('user_id', '=', value('userId'))
        .where('account_id', '=', value('accountId'))
        .where('configuration_name', '=', value('configurationName'))
        .returningAll(),
    ),
    findProof: prepareQuery((value: Placeholders<{ nonceHash: string }>) =>
      db.selectFrom('role_proofs').selectAll().where('nonce_hash', '=', value('nonceHash')),
    ),
    insertProof: prepareQuery((value: Placeholders<Row<'role_proofs'>>) =>
      db.insertInto('role_proofs').values(placeAll(value, PROOF_COLUMNS)),
    ),
    takeProof: prepareQuery((value: Placeholders<{ nonceHash: string }>) =>
      db.deleteFrom('role_proofs').where('nonce_hash', '=', value('nonceHash')).returningAll(),
    ),
    deleteExpiredProofs: prepareQuery((value: Placeholders<{ now: number }>) =>
      db.deleteFrom('role_proofs').where('expires_at', '<=', value('now')),
    ),
  };
}

function toRow(role: UserRole): Row<'user_roles'> {
  return {
    user_id: role.userId,
    account_id: role.accountId,
    configuration_name: role.configurationName,
    role_arn: role.roleArn,
    mapped_by: role.mappedBy,
    proven_arn: role.provenArn ?? null,
    mapped_at: role.mappedAt.getTime(),
  };
}

function toUserRole(row: Row<'user_roles'>): UserRole {
  return {
    userId: row.user_id,
    accountId: row.account_id,
    configurationName: row.configuration_name,
    roleArn: row.role_arn,
    mappedBy: row.mapped_by,
    ...omitNulls({ provenArn: row.proven_arn }),
    mappedAt: new Date(row.mapped_at),
  };
}

function toProofRow({
  nonceHash,
  person,
  channel,
  configurationName,
  commandId,
  threadMessageId,
  expiresAt,
}: RoleProof): Row<'role_proofs'> {
  return {
    nonce_hash: nonceHash,
    user_id: person.userId,
    display_name: person.displayName,
    platform: channel.platform,
    workspace_id: channel.workspaceId,
    channel_id: channel.channelId,
    configuration_name: configurationName,
    command_id: commandId,
    thread_message_id: threadMessageId ?? null,
    expires_at: expiresAt.getTime(),
  };
}

function toProof(row: Row<'role_proofs'>): RoleProof {
  return {
    nonceHash: row.nonce_hash,
    person: { userId: row.user_id, displayName: row.display_name },
    channel: { platform: row.platform, workspaceId: row.workspace_id, channelId: row.channel_id },
    configurationName: row.configuration_name,
    commandId: row.command_id,
    ...omitNulls({ threadMessageId: row.thread_message_id }),
    expiresAt: new Date(row.expires_at),
  };
}
