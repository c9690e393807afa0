// Roles of people, for administrators at the admin socket and on the page.
import type { FastifyInstance } from 'fastify';
import {
  UserRoleMapping,
  UserRoleUnmapping,
  type UserRoleList,
  type UserRoleMapped,
  type UserRolesUnmapped,
} from '../contract/user-roles.ts';
import { AppError } from '../domain/errors.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { parseRequest } from './parse-request.ts';
import { requireAdministrator } from './person-of-request.ts';

/** Adds GET /api/user-roles, POST /api/user-roles/map and POST /api/user-roles/unmap. */
export function registerUserRoleRoutes(server: FastifyInstance, { userRoles }: Pick<AdminApiDependencies, 'userRoles'>): void {
  server.get('/api/user-roles', async (request): Promise<UserRoleList> => {
    requireAdministrator(request);
    return { roles: (await userRoles.list()).map((role) => ({ ...role })) };
  });

  server.post('/api/user-roles/map', async (request): Promise<UserRoleMapped> => {
    const { userId, displayName } = requireAdministrator(request);
    const mapping = parseRequest(UserRoleMapping, request.body);
    const outcome = await userRoles.map(mapping, { by: { userId, displayName } });
    if (outcome.status === 'refused') throw new AppError('user-role-refused', outcome.text.replace(/\.$/, ''));
    const { role, before } = outcome;
    return { roleArn: role.roleArn, accountId: role.accountId, ...(before === undefined ? {} : { before: before.roleArn }) };
  });

  server.post('/api/user-roles/unmap', async (request): Promise<UserRolesUnmapped> => {
    const { userId, displayName } = requireAdministrator(request);
    const removed = await userRoles.unmap(parseRequest(UserRoleUnmapping, request.body), { by: { userId, displayName } });
    return { removed: removed.map(({ roleArn, accountId, configurationName }) => ({ roleArn, accountId, configurationName })) };
  });
}
