// The `channelConfigurations` part of the configuration; the names and limits are the AWS Chatbot API's.
import { z } from 'zod';
import { isAccountName } from '../domain/channel-account.ts';
import { isConfigurationName } from '../domain/channel-configuration.ts';
import { parseRoleArn } from '../domain/role-arn.ts';
import { parseTopicArn } from '../domain/topic-arn.ts';
import { RemindersConfig } from '../notifications/care-config.ts';
import { MentionRuleConfig } from './mention-rule-config.ts';
import { UpdatePolicyConfig } from './update-policy-config.ts';

/** What people may choose from in one card: as many buttons as Slack takes in a row, less Cancel (Block Kit, actions: 25). */
const ACCOUNTS_MAX = 24;

const ROLE_FORM = 'must be ambient or the ARN of an IAM role, such as arn:aws:iam::123456789012:role/signalbox-ops';

// STS API, AssumeRole: ExternalId. Match: a1b2-c3:d4. Near miss: a (too short), a b.
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;

/** An account of a channel as it is written in the file; its id is the one in the ARN of the role. */
const AccountConfig = z.strictObject({
  name: z
    .string()
    .refine(isAccountName, 'must be 1 to 63 letters, digits, hyphens or underscores, the first a letter, and not none')
    .describe('What people call the account, such as prod. Shown with its id.'),
  role: z
    .string()
    .refine(
      (text) => parseRoleArn(text) !== undefined,
      'must be the ARN of an IAM role, such as arn:aws:iam::123456789012:role/signalbox-ops',
    )
    .describe('ARN of the role whose session commands use there. The account is the one that it names.'),
  externalId: z
    .string()
    .regex(EXTERNAL_ID, 'must be 2 to 1224 letters, digits or characters of _+=,.@:/-')
    .optional()
    .describe("The external id that the role's trust policy asks for."),
});

/** A channel configuration as it is written in the file. */
export const ChannelConfigurationConfig = z.strictObject({
  configurationName: z
    .string()
    .refine(isConfigurationName, 'must be 1 to 128 letters, digits, hyphens or underscores')
    .describe('Unique name, 1 to 128 letters, digits, hyphens or underscores. A new name is a new configuration.'),
  platform: z.enum(['web', 'slack', 'teams', 'teams-webhook', 'chime']).describe('The chat platform of the channel.'),
  workspaceId: z
    .string()
    .min(1)
    .optional()
    .describe(
      'With platform slack the id of the workspace. With platform teams the id of the team (of its group in Microsoft Entra); of a chat the id of the tenant.',
    ),
  channelId: z
    .string()
    .min(1)
    .describe('Id of the channel: on Slack such as C0123ABCD, the name of a webhook, on the web chat a short name of your own.'),
  channelName: z.string().min(1).max(80).optional().describe('How people call the channel, such as #ops. Without it: the channel id.'),
  snsTopicArns: z
    .array(
      z
        .string()
        .refine(
          (text) => parseTopicArn(text) !== undefined,
          'must be the ARN of an SNS topic in a known Region, such as arn:aws:sns:us-east-1:123456789012:alarms',
        ),
    )
    .default([])
    .describe('ARNs of the SNS topics whose events the channel gets.'),
  fallback: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Name of the channel configuration in whose channel is posted as well what this one cannot deliver: after five minutes in which its channel takes nothing, and at once what is dead. Marked with where it belongs.',
    ),
  loggingLevel: z.enum(['ERROR', 'INFO', 'NONE']).default('ERROR').describe('How much is logged about this configuration.'),
  state: z.enum(['ENABLED', 'DISABLED']).default('ENABLED').describe('DISABLED keeps the configuration and posts nothing.'),
  updates: UpdatePolicyConfig.optional().describe(
    'How what goes on in an incident is shown. Without it people of the channel may set it with the command preferences.',
  ),
  reminders: RemindersConfig.optional().describe(
    'When people of the channel are reminded of what stays bad. Without it: as notifications.reminders says.',
  ),
  mentions: z
    .array(MentionRuleConfig)
    .default([])
    .describe(
      'Whom messages call, by severity: with the first message of an incident, and when it gets worse or begins again. Payloads call nobody.',
    ),
  customActions: z
    .array(z.string().min(1))
    .default([])
    .describe('Names of the custom actions whose buttons stand under its notifications. People of the channel may add others.'),
  guardrails: z
    .array(z.string().min(1))
    .optional()
    .describe(
      'Names of guardrail policies. Commands may do what one of them allows and none denies. An empty list: read only. Without it: those of a selection, of the Slack workspace, or of all channels; without any: read only.',
    ),
  role: z
    .string()
    .refine((text) => text === 'ambient' || parseRoleArn(text) !== undefined, ROLE_FORM)
    .optional()
    .describe(
      "Under which identity commands run. The ARN of a role: a session of it in the name of whoever asks. `ambient`: this machine's own credentials. Without it and without accounts: ambient on the web chat while it listens on this machine only, else no commands.",
    ),
  accounts: z
    .array(AccountConfig)
    .max(ACCOUNTS_MAX, `must have ${ACCOUNTS_MAX} accounts at most`)
    .default([])
    .describe('The accounts that commands can reach, in the place of role. With several, whoever asks chooses one and is remembered.'),
  allowAmbientChanges: z
    .boolean()
    .default(false)
    .describe("Whether commands may change something with this machine's own credentials, within the guardrails."),
  userAuthorizationRequired: z
    .boolean()
    .default(false)
    .describe('Whether commands run with roles of people alone. Who has none is told how to get one, and nothing runs.'),
  allowBots: z.boolean().default(false).describe('Whether commands are taken from bots and workflows. They approve nothing.'),
  allowGuests: z.boolean().default(false).describe('Whether commands are taken from guests of a Slack workspace.'),
  allowExternal: z.boolean().default(false).describe('Whether commands are taken from people of other organizations in shared channels.'),
});
/** A channel configuration as it is written in the file. */
export type ChannelConfigurationConfig = z.infer<typeof ChannelConfigurationConfig>;
