// A user role: the IAM role with which a person's commands run in the place of the channel's, in one account, in one channel
// configuration or in all.
import type { Channel } from './channel.ts';
import type { Person } from './person.ts';
import { parseRoleArn, type RoleArn } from './role-arn.ts';

/** A person with a role of their own. */
export interface UserRole {
  /** Such as `slack:T0123ABCD:U0123ABCD`. */
  readonly userId: string;
  /** The account that the role is of. */
  readonly accountId: string;
  /** The channel configuration in which it counts; empty: in all that reach the account. */
  readonly configurationName: string;
  readonly roleArn: RoleArn;
  /** Who mapped it: the person themselves, who proved to have it, or an administrator. */
  readonly mappedBy: string;
  /** The session in which the person proved to have it, as STS named it; absent where an administrator mapped it. */
  readonly provenArn?: string;
  readonly mappedAt: Date;
}

/** What a person asked to be given: the right to map a role by proving that they have it. Only the SHA-256 of its nonce is kept. */
export interface RoleProof {
  readonly nonceHash: string;
  readonly person: Person;
  readonly channel: Channel;
  readonly configurationName: string;
  /** The command that asked. */
  readonly commandId: string;
  /** The message under which the outcome is told, where the platform has threads. */
  readonly threadMessageId?: string;
  readonly expiresAt: Date;
}

/** A role that the configuration file gives to a person or to the members of a group. */
export interface FileUserRole {
  readonly who:
    | { readonly kind: 'person'; readonly userId: string }
    /** Such as `slack:T0123ABCD:S0123ABCD`. */
    | { readonly kind: 'group'; readonly groupId: string };
  readonly accountId: string;
  /** Empty: in all that reach the account. */
  readonly configurationName: string;
  readonly roleArn: RoleArn;
}

/** A role as it is listed: what is mapped, or what the configuration file says. */
export interface ListedRole extends Pick<UserRole, 'accountId' | 'configurationName' | 'roleArn'> {
  /** The person, or the group whose members have it. */
  readonly who: string;
  /** The configuration file, the person themselves who proved it, or an administrator by their id. */
  readonly mappedBy: { readonly kind: 'file' | 'proof' } | { readonly kind: 'administrator'; readonly userId: string };
}

/** How long the link to a proof can be used. */
export const ROLE_PROOF_LIFETIME_MS = 5 * 60_000;

/** The role that counts among several of one person: that of the channel configuration goes before the one for all. */
export function findUserRole<Role extends Pick<UserRole, 'accountId' | 'configurationName'>>(
  roles: readonly Role[],
  place: Pick<UserRole, 'accountId' | 'configurationName'>,
): Role | undefined {
  const ofAccount = roles.filter(({ accountId }) => accountId === place.accountId);
  return (
    ofAccount.find(({ configurationName }) => configurationName === place.configurationName) ??
    ofAccount.find(({ configurationName }) => configurationName === '')
  );
}

// Match: arn:aws:sts::123456789012:assumed-role/ops/ana@example.org. Near miss: ...:assumed-role/ops (no session), ...:user/ana, ...:root.
const ASSUMED_ROLE = /^arn:([a-z0-9-]{1,30}):sts::(\d{12}):assumed-role\/([\w+=,.@-]{1,64})\/[\w+=,.@-]{2,64}$/;

/** What IAM Identity Center calls its roles; their trust policies are its own, and nobody can change them. */
const IDENTITY_CENTER_PREFIX = 'AWSReservedSSO_';

/** Which role a caller has proved to have; a reason where it is none that Signalbox could take on. */
export type ProvenRole =
  | { readonly status: 'role'; readonly roleArn: RoleArn; readonly accountId: string }
  | { readonly status: 'refused'; readonly reason: 'no-role' | 'identity-center' | 'another-role' };

/**
 * Reads the role out of the ARN of a session. STS leaves the path of a role out; `claimed` is its ARN as the person knows it, which
 * must be the same role: names are unique in an account, whatever the path.
 */
export function readProvenRole(callerArn: string, claimed?: string): ProvenRole {
  const [, partition, accountId, name] = ASSUMED_ROLE.exec(callerArn) ?? [];
  if (partition === undefined || accountId === undefined || name === undefined) return { status: 'refused', reason: 'no-role' };
  if (name.startsWith(IDENTITY_CENTER_PREFIX)) return { status: 'refused', reason: 'identity-center' };
  const role = parseRoleArn(claimed ?? `arn:${partition}:iam::${accountId}:role/${name}`);
  const isSame = role?.partition === partition && role.accountId === accountId && role.name === name;
  return isSame ? { status: 'role', roleArn: role.arn, accountId } : { status: 'refused', reason: 'another-role' };
}

// Match: slack:T0123ABCD:S0123ABCD. Near miss: slack:T0123ABCD:U0123ABCD (a person).
const GROUP = /^slack:([TE][0-9A-Z]{1,254}):(S[0-9A-Z]{1,254})$/;

/** Parses the id of a group such as `slack:T0123ABCD:S0123ABCD`, or returns undefined where the text is none. */
export function parseGroupId(
  text: string,
): { readonly platform: 'slack'; readonly workspaceId: string; readonly groupId: string } | undefined {
  const [, workspaceId, groupId] = GROUP.exec(text) ?? [];
  return workspaceId === undefined || groupId === undefined ? undefined : { platform: 'slack', workspaceId, groupId };
}
