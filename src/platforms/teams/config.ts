// The `teams` part of the configuration: the bot that posts and listens.
import { z } from 'zod';
import { Secret } from '../../lib/secret.ts';
import { isServiceAddress, SERVICE_ADDRESS } from './service-address.ts';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
// Match: 00000000-0000-0000-0000-000000000001. Near miss: contoso.onmicrosoft.com (a domain of the tenant).
const ID = new RegExp(`^${UUID}$`);
// Match: system, 00000000-0000-0000-0000-000000000001. Near miss: user.
const MANAGED_IDENTITY = new RegExp(`^(?:system|${UUID})$`);

/** Microsoft Teams. */
export const TeamsConfig = z.strictObject({
  appId: z
    .string()
    .toLowerCase()
    .regex(ID, 'must be the application (client) id of the bot, such as 00000000-0000-0000-0000-000000000001')
    .describe('Application (client) id of the bot; Azure calls it Microsoft App ID as well.'),
  tenantId: z
    .string()
    .toLowerCase()
    .regex(ID, 'must be the id of the Microsoft Entra tenant, such as 00000000-0000-0000-0000-000000000001')
    .describe('Id of the Microsoft Entra tenant that the bot is registered in. It works in no other.'),
  clientSecret: z.instanceof(Secret).optional().describe('Client secret of the app registration. Either this or managedIdentity.'),
  managedIdentity: z
    .string()
    .toLowerCase()
    .regex(MANAGED_IDENTITY, 'must be system, or the client id of a user-assigned managed identity')
    .optional()
    .describe(
      'On a machine in Azure, in the place of clientSecret: the client id of its user-assigned managed identity (the appId itself where the bot is registered as one), or `system` for the identity of the machine, which the app registration trusts as a federated credential.',
    ),
  serviceUrl: z
    .string()
    .refine(isServiceAddress, `must be an address of the Bot Connector, such as ${SERVICE_ADDRESS}`)
    .default(SERVICE_ADDRESS)
    .describe(
      'Where to post until Teams itself has told where a conversation is. Clouds other than the public one have addresses of their own.',
    ),
});
/** Microsoft Teams. */
export type TeamsConfig = z.infer<typeof TeamsConfig>;
