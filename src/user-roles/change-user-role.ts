// Maps and unmaps roles: each change is on record, with what was before and after, or does not happen.
import type { Channel } from '../domain/channel.ts';
import { AppError } from '../domain/errors.ts';
import type { Person } from '../domain/person.ts';
import { parseRoleArn } from '../domain/role-arn.ts';
import type { UserRole } from '../domain/user-role.ts';
import { parseUserIdentity } from '../domain/user-identity.ts';
import { accountsOf, type UserRolesContext } from './context.ts';
import { fileRolesOf } from './find-user-role.ts';

/** Who changes something, and where they said so. */
export interface ChangeOrigin {
  readonly by: Person;
  readonly commandId?: string;
  readonly channel?: Channel;
}

/** What an administrator maps. */
export interface RoleMapping {
  readonly userId: string;
  readonly roleArn: string;
  /** Empty: in all channel configurations that reach the account. */
  readonly configurationName: string;
}

/** What an administrator, or the person themselves, takes away. */
export interface RoleUnmapping {
  readonly userId: string;
  /** All accounts unless given. */
  readonly accountId?: string | undefined;
  /** All channel configurations unless given; empty: the mapping for all of them. */
  readonly configurationName?: string | undefined;
  /** Whoever mapped it: people take back what they mapped themselves. */
  readonly mappedBy?: string | undefined;
}

/** How a change ended; `text` says why it was refused. */
export type RoleChangeOutcome =
  | { readonly status: 'mapped'; readonly role: UserRole; readonly before: UserRole | undefined }
  | { readonly status: 'refused'; readonly text: string };

/** Maps a role in the name of an administrator. */
export async function mapUserRole(mapping: RoleMapping, origin: ChangeOrigin, context: UserRolesContext): Promise<RoleChangeOutcome> {
  const { userId, roleArn, configurationName } = mapping;
  const role = parseRoleArn(roleArn);
  const refusal =
    parseUserIdentity(userId) === undefined
      ? `"${userId.slice(0, 100)}" is no identity: write one such as slack:T0123ABCD:U0123ABCD or web:ana. Groups are mapped in the configuration file.`
      : role === undefined
        ? `"${roleArn.slice(0, 200)}" is not the ARN of an IAM role, such as arn:aws:iam::123456789012:role/ops.`
        : refuseAccount({ userId, accountId: role.accountId, configurationName }, context);
  if (role === undefined || refusal !== undefined) return { status: 'refused', text: refusal ?? '' };
  const mapped: UserRole = {
    userId,
    accountId: role.accountId,
    configurationName,
    roleArn: role.arn,
    mappedBy: origin.by.userId,
    mappedAt: context.now(),
  };
  return { status: 'mapped', role: mapped, before: await putUserRole(mapped, origin, context) };
}

/** Says why a role of an account cannot be mapped there; undefined where it can. */
export function refuseAccount(
  { userId, accountId, configurationName }: Pick<UserRole, 'userId' | 'accountId' | 'configurationName'>,
  context: UserRolesContext,
): string | undefined {
  const accounts = accountsOf(context, configurationName);
  if (accounts === undefined) return `There is no channel configuration "${configurationName.slice(0, 128)}".`;
  const who =
    configurationName === '' ? 'No channel configuration reaches' : `The channel configuration ${configurationName} does not reach`;
  if (!accounts.includes(accountId)) {
    const has = accounts.length === 0 ? 'it has no accounts with roles' : `there are: ${accounts.join(', ')}`;
    return `${who} the account ${accountId} of this role; ${has}.`;
  }
  const inFile = fileRolesOf(userId, context.listFileRoles()).some(
    (role) => role.accountId === accountId && (role.configurationName === '' || role.configurationName === configurationName),
  );
  return inFile
    ? `The configuration file maps ${userId} in the account ${accountId} (userRoles); it is changed there and nowhere else.`
    : undefined;
}

/** Says that an administrator has mapped the person's role, which then stays until an administrator changes it; undefined where none has. */
export async function refuseOwnChange(
  { userId, accountId, configurationName }: Pick<UserRole, 'userId' | 'accountId' | 'configurationName'>,
  { store }: UserRolesContext,
): Promise<string | undefined> {
  const roles = await store.records.userRoles.list({ userId });
  const given = roles.find(
    (role) => role.accountId === accountId && ['', configurationName].includes(role.configurationName) && role.mappedBy !== userId,
  );
  return given === undefined ? undefined : tellGiven(given);
}

function tellGiven({ mappedBy, roleArn, userId }: UserRole): string {
  return `${mappedBy}, an administrator, has mapped ${roleArn} for ${userId}; only an administrator changes that.`;
}

/** Writes a mapping with its audit event; returns the earlier one. Throws `role-proof-refused` where a proof would replace an administrator's. */
export async function putUserRole(role: UserRole, origin: ChangeOrigin, context: UserRolesContext): Promise<UserRole | undefined> {
  const before = await context.store.write(async ({ userRoles, auditEvents }) => {
    const earlier = await userRoles.take(role);
    // Mapped since it was looked at: thrown, so that it stays.
    if (role.provenArn !== undefined && earlier !== undefined && earlier.mappedBy !== role.userId) {
      throw new AppError('role-proof-refused', tellGiven(earlier));
    }
    await userRoles.put(role);
    await auditEvents.append({
      ...toEvent(origin, context),
      kind: 'user-role.mapped',
      detail: { userId: role.userId, before: describe(earlier), after: describe(role) },
    });
    return earlier;
  });
  context.onChanged();
  return before;
}

/** Takes mappings away; returns those that there were. What the file maps stays. */
export async function unmapUserRoles(
  { userId, accountId, configurationName, mappedBy }: RoleUnmapping,
  origin: ChangeOrigin,
  context: UserRolesContext,
): Promise<readonly UserRole[]> {
  const removed = await context.store.write(async ({ userRoles, auditEvents }) => {
    const meant = (await userRoles.list({ userId })).filter(
      (role) =>
        (accountId === undefined || role.accountId === accountId) &&
        (mappedBy === undefined || role.mappedBy === mappedBy) &&
        (configurationName === undefined || role.configurationName === configurationName),
    );
    for (const role of meant) {
      await userRoles.take(role);
      await auditEvents.append({
        ...toEvent(origin, context),
        kind: 'user-role.unmapped',
        detail: { userId, before: describe(role), after: null },
      });
    }
    return meant;
  });
  if (removed.length > 0) context.onChanged();
  return removed;
}

function toEvent({ by, commandId, channel }: ChangeOrigin, { newId, now }: UserRolesContext) {
  return {
    id: newId(),
    at: now(),
    person: by,
    ...(commandId === undefined ? {} : { commandId }),
    ...(channel === undefined ? {} : { channel }),
  };
}

function describe(role: UserRole | undefined): Readonly<Record<string, unknown>> | null {
  if (role === undefined) return null;
  const { accountId, configurationName, roleArn, mappedBy, provenArn } = role;
  return { accountId, configurationName, roleArn, mappedBy, ...(provenArn === undefined ? {} : { provenArn }) };
}
