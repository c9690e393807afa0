// Roles of people, as administrators see and change them. Paths stand beside each shape.
import { z } from 'zod';

/** GET /api/user-roles (administrators): what the configuration file gives and what is mapped. */
export const UserRoleList = z.object({
  roles: z.array(
    z.object({
      /** The person, or the group whose members have it. */
      who: z.string(),
      accountId: z.string(),
      /** Empty: in all channel configurations that reach the account. */
      configurationName: z.string(),
      roleArn: z.string(),
      mappedBy: z.union([
        z.object({ kind: z.enum(['file', 'proof']) }),
        z.object({ kind: z.literal('administrator'), userId: z.string() }),
      ]),
    }),
  ),
});
/** What the configuration file gives and what is mapped. */
export type UserRoleList = z.infer<typeof UserRoleList>;

/** POST /api/user-roles/map (administrators). */
export const UserRoleMapping = z.strictObject({
  userId: z.string().max(600),
  roleArn: z.string().max(2_048),
  configurationName: z.string().max(128).default(''),
});
/** Who is to have which role. */
export type UserRoleMapping = z.infer<typeof UserRoleMapping>;

/** The answer to it. */
export const UserRoleMapped = z.object({ roleArn: z.string(), accountId: z.string(), before: z.string().optional() });
/** The role that is mapped now. */
export type UserRoleMapped = z.infer<typeof UserRoleMapped>;

/** POST /api/user-roles/unmap (administrators); without account or configuration: all. */
export const UserRoleUnmapping = z.strictObject({
  userId: z.string().max(600),
  accountId: z.string().max(12).optional(),
  configurationName: z.string().max(128).optional(),
});
/** Whose role is to be taken away. */
export type UserRoleUnmapping = z.infer<typeof UserRoleUnmapping>;

/** The answer to it: the roles that were mapped before. */
export const UserRolesUnmapped = z.object({
  removed: z.array(z.object({ roleArn: z.string(), accountId: z.string(), configurationName: z.string() })),
});
/** The roles that were mapped before. */
export type UserRolesUnmapped = z.infer<typeof UserRolesUnmapped>;
