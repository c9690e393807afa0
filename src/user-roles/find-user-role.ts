// Which role of their own a person has: what the configuration file gives them, else what an administrator mapped, else what they proved,
// else what one of their groups has.
import type { Person } from '../domain/person.ts';
import { parseRoleArn, type RoleArn } from '../domain/role-arn.ts';
import { findUserRole, type FileUserRole, type UserRole } from '../domain/user-role.ts';
import type { UserRolesContext } from './context.ts';

/** The role, that there is none, or that it could not be learned: then nothing runs. */
export type FoundUserRole =
  | { readonly kind: 'none' }
  | { readonly kind: 'role'; readonly roleArn: RoleArn }
  | { readonly kind: 'unknown'; readonly text: string };

type Place = Pick<UserRole, 'accountId' | 'configurationName'>;

/** Finds it. */
export async function findRoleOfPerson({ userId }: Person, place: Place, context: UserRolesContext): Promise<FoundUserRole> {
  const ofFile = context.listFileRoles();
  const inStore = await context.store.records.userRoles.list({ userId });
  // What an administrator maps for all channels may be meant as a limit, also for whoever has proved a role in one of them before.
  const [given, proved] = [true, false].map((isGiven) => inStore.filter(({ mappedBy }) => (mappedBy !== userId) === isGiven));
  const mapped = findUserRole(fileRolesOf(userId, ofFile), place) ?? findUserRole(given ?? [], place) ?? findUserRole(proved ?? [], place);
  if (mapped !== undefined) return toFound(mapped, place);
  return findRoleOfGroups(userId, place, context);
}

/** What the file gives to a person by name. */
export function fileRolesOf(userId: string, roles: readonly FileUserRole[]): readonly FileUserRole[] {
  return roles.filter(({ who }) => who.kind === 'person' && who.userId === userId);
}

async function findRoleOfGroups(userId: string, place: Place, context: UserRolesContext): Promise<FoundUserRole> {
  const ofGroups = context
    .listFileRoles()
    .filter(
      ({ accountId, configurationName }) => accountId === place.accountId && ['', place.configurationName].includes(configurationName),
    )
    // Those of the configuration go before those of all; among these the file's order counts.
    .toSorted((left, right) => Number(left.configurationName === '') - Number(right.configurationName === ''));
  for (const role of ofGroups) {
    if (role.who.kind !== 'group') continue;
    const { groupId } = role.who;
    const membership = await context.isMember(groupId, userId);
    if (membership.status === 'unknown') {
      const text =
        `Members of ${groupId} have a role of their own here, and whether you are one could not be learned: ${membership.reason}. ` +
        'Nothing was sent. An administrator can mend that, or map you by name.';
      return { kind: 'unknown', text };
    }
    if (membership.isMember) return toFound(role, place);
  }
  return { kind: 'none' };
}

/** What was mapped when the account was another one's does not count. */
function toFound({ roleArn }: { readonly roleArn: RoleArn }, { accountId }: Place): FoundUserRole {
  if (parseRoleArn(roleArn)?.accountId === accountId) return { kind: 'role', roleArn };
  return { kind: 'unknown', text: `The role that is mapped for you, ${roleArn}, is not of the account ${accountId}. Nothing was sent.` };
}
