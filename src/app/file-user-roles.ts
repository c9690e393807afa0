// From the file's roles of people to the domain's.
import type { Config } from '../config/schema.ts';
import { parseRoleArn } from '../domain/role-arn.ts';
import type { FileUserRole } from '../domain/user-role.ts';

/** Makes the roles that the file gives. The configuration was checked: each has a person or a group, and every ARN is one of a role. */
export function toFileUserRoles({ userRoles }: Pick<Config, 'userRoles'>): readonly FileUserRole[] {
  return userRoles.flatMap(({ identity, group, role: arn, configurationName = '' }): readonly FileUserRole[] => {
    const role = parseRoleArn(arn);
    if (role === undefined) return [];
    const rest = { accountId: role.accountId, configurationName, roleArn: role.arn };
    if (identity !== undefined) return [{ who: { kind: 'person', userId: identity }, ...rest }];
    return group === undefined ? [] : [{ who: { kind: 'group', groupId: group }, ...rest }];
  });
}
