// The `userRoles` part of the configuration: roles that people, or the members of groups, have in the place of the channel's.
import { z } from 'zod';
import { parseRoleArn } from '../domain/role-arn.ts';
import { parseUserIdentity } from '../domain/user-identity.ts';
import { parseGroupId } from '../domain/user-role.ts';

/** Who has which role. */
export const UserRoleConfig = z.strictObject({
  identity: z
    .string()
    .refine((text) => parseUserIdentity(text) !== undefined, 'must be an identity such as slack:T0123ABCD:U0123ABCD or web:ana')
    .optional()
    .describe('The person: slack:<workspace id>:<user id> or web:<name>.'),
  group: z
    .string()
    .refine((text) => parseGroupId(text) !== undefined, 'must be a Slack user group such as slack:T0123ABCD:S0123ABCD')
    .optional()
    .describe('A Slack user group in the place of a person: slack:<workspace id>:<user group id>. Needs the scope usergroups:read.'),
  role: z
    .string()
    .refine(
      (text) => parseRoleArn(text) !== undefined,
      'must be the ARN of an IAM role, such as arn:aws:iam::123456789012:role/signalbox-ana',
    )
    .describe('ARN of the role. It counts in the account that it names.'),
  configurationName: z
    .string()
    .min(1)
    .optional()
    .describe('The channel configuration in which it counts. Without it: all that reach the account.'),
});
/** Who has which role. */
export type UserRoleConfig = z.infer<typeof UserRoleConfig>;
