// The `organizationPolicy` part of the configuration: where the organization's chat applications policy comes from.
import { z } from 'zod';

/** Most files: ten policies (AWS Organizations quotas) for each of the root, five levels of units and the account. */
const FILES_MAX = 70;

/** How long the policy in effect is taken as it was read: AWS tells no one when it changes. */
const REFRESH_MINUTES = 5;

/** The longest such time: a policy that forbids should not need a day. */
const REFRESH_MAX_MINUTES = 1440;

/** Where the policy comes from. */
export const OrganizationPolicyConfig = z.strictObject({
  files: z
    .array(z.string().min(1).meta({ isPath: true }))
    .max(FILES_MAX, `must have ${FILES_MAX} files at most`)
    .default([])
    .describe(
      "Files with chat applications policies in AWS's syntax, with inheritance operators: the root's first, then each unit's on the way down.",
    ),
  fromOrganizations: z
    .boolean()
    .default(false)
    .describe(
      "Asks AWS Organizations for the policy in effect for the account of the machine's own credentials (organizations:DescribeEffectivePolicy), in the place of files.",
    ),
  refreshMinutes: z
    .int()
    .min(1)
    .max(REFRESH_MAX_MINUTES)
    .default(REFRESH_MINUTES)
    .describe('How often AWS Organizations is asked anew; only with fromOrganizations.'),
});
/** Where the policy comes from. */
export type OrganizationPolicyConfig = z.infer<typeof OrganizationPolicyConfig>;
