// All roles of people: those of the configuration file, and those that are mapped.
import type { ListedRole } from '../domain/user-role.ts';
import type { UserRolesContext } from './context.ts';

/** Lists those of a person by name, or all; the file's first, since they go before others. */
export async function listRoles(userId: string | undefined, context: UserRolesContext): Promise<readonly ListedRole[]> {
  const ofFile = context
    .listFileRoles()
    .filter(({ who }) => userId === undefined || (who.kind === 'person' && who.userId === userId))
    .map(({ who, ...role }): ListedRole => ({
      who: who.kind === 'person' ? who.userId : who.groupId,
      ...role,
      mappedBy: { kind: 'file' },
    }));
  const mapped = await context.store.records.userRoles.list(userId === undefined ? {} : { userId });
  return [
    ...ofFile,
    ...mapped.map((role): ListedRole => {
      const { accountId, configurationName, roleArn, mappedBy } = role;
      const by = mappedBy === role.userId ? ({ kind: 'proof' } as const) : ({ kind: 'administrator', userId: mappedBy } as const);
      return { who: role.userId, accountId, configurationName, roleArn, mappedBy: by };
    }),
  ];
}
