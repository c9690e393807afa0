// The whole configuration: the schemas of the modules put together. The reference in docs/ is written from here.
import { z } from 'zod';
import { ApprovalsConfig, BreakGlassConfig, Identity, PersonConfig } from '../commands/approval-config.ts';
import { AuditConfig } from '../audit/config.ts';
import { AwsConfig, GuardrailConfig, GuardrailSelectionConfig } from '../commands/config.ts';
import { NotificationsConfig } from '../notifications/config.ts';
import { SnsConfig } from '../notifications/ingest/config.ts';
import { NotifyConfig } from '../notifications/ingest/notify-config.ts';
import { OperationsConfig } from '../notifications/operations-config.ts';
import { SqsConfig } from '../notifications/ingest/sqs-config.ts';
import type { MentionSetting } from '../messages/allow-mentions.ts';
import { ChimeConfig } from '../platforms/chime/config.ts';
import { SlackConfig } from '../platforms/slack/config.ts';
import { TeamsConfig } from '../platforms/teams/config.ts';
import { TeamsWebhooksConfig } from '../platforms/teams/workflow-config.ts';
import { StorageConfig } from '../storage/config.ts';
import { RetentionConfig } from '../storage/retention-config.ts';
import type { LogLevel } from '../telemetry/logger.ts';
import { AccountNameConfig } from './account-name-config.ts';
import { AliasConfig } from './alias-config.ts';
import { ChannelConfigurationConfig } from './channel-configuration-config.ts';
import { CustomActionConfig } from './custom-action-config.ts';
import { OrganizationPolicyConfig } from './organization-policy-config.ts';
import { ServerConfig } from './server-config.ts';
import { UserRoleConfig } from './user-role-config.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const satisfies readonly LogLevel[];

const MENTION_SETTINGS = ['none', 'people', 'groups', 'everyone'] as const satisfies readonly MentionSetting[];

/** The configuration of one Signalbox; everything has a default. */
export const Config = z.strictObject({
  server: ServerConfig.prefault({}).describe('Where Signalbox listens and how people reach it.'),
  dataFolder: z
    .string()
    .min(1)
    .meta({ isPath: true })
    .default('./data')
    .describe('Folder on a local disk that holds the database and the admin socket.'),
  logLevel: z.enum(LOG_LEVELS).default('info').describe('How much is logged, from quiet to talkative.'),
  storage: StorageConfig.prefault({}).describe('Where everything is kept.'),
  retention: RetentionConfig.prefault({}).describe('How long what is over is kept. The audit log stays.'),
  sns: SnsConfig.prefault({}).describe('The door for Amazon SNS.'),
  sqs: SqsConfig.prefault({}).describe('The doors for Amazon SQS.'),
  notify: NotifyConfig.prefault({}).describe('The HTTP door: custom notifications, alerts of Alertmanager, any other event.'),
  notifications: NotificationsConfig.prefault({}).describe('How messages of events look.'),
  operations: OperationsConfig.prefault({}).describe('Where Signalbox tells its operators about itself.'),
  slack: SlackConfig.optional().describe('Slack. Without it only the web chat is there.'),
  teams: TeamsConfig.optional().describe('The bot of Microsoft Teams. Without it nothing is posted there, but by webhooks.'),
  teamsWebhooks: TeamsWebhooksConfig.optional().describe(
    'Microsoft Teams by webhooks of its Workflows app: messages are posted, nothing is heard.',
  ),
  chime: ChimeConfig.optional().describe('Amazon Chime by incoming webhooks, for who still has it: the service ended on 2026-02-20.'),
  administrators: z
    .array(Identity)
    .default([])
    .describe('Identities of the people who may administer: slack:<workspace id>:<user id>, teams:<tenant id>:<object id> or web:<name>.'),
  people: z
    .array(PersonConfig)
    .default([])
    .describe('People with several identities. Only what is linked here is one person, who never approves their own request.'),
  approvals: ApprovalsConfig.prefault({}).describe('What needs the approval of a second person before it runs.'),
  breakGlass: BreakGlassConfig.prefault({}).describe('Who may let a command run without the approval that it needs.'),
  mentions: z
    .enum(MENTION_SETTINGS)
    .default('people')
    .describe('Whom custom notifications may call: nobody, people, people and groups, or also everyone in the channel.'),
  aws: AwsConfig.prefault({}).describe('Where commands go.'),
  audit: AuditConfig.prefault({}).describe(
    'Where copies of the audit log go. The log itself is in the database, and cannot be turned off.',
  ),
  guardrails: z
    .array(GuardrailConfig)
    .default([])
    .describe('Guardrail policies, by which channel configurations cap what commands may do.'),
  defaultGuardrails: z
    .array(z.string().min(1))
    .default([])
    .describe(
      'Names of the guardrail policies of all channels that nothing nearer gives others: their own, those of a selection, those of their Slack workspace. Nearer ones stand in the place of these, never beside them.',
    ),
  guardrailSelections: z
    .array(GuardrailSelectionConfig)
    .default([])
    .describe('Guardrails of channel configurations by their names, for those that have none of their own.'),
  organizationPolicy: OrganizationPolicyConfig.optional().describe(
    'The chat applications policy of the AWS organization, which stands above everything here. Without it: none is held against channels.',
  ),
  userRoles: z
    .array(UserRoleConfig)
    .default([])
    .describe('Roles that people, or the members of groups, have in the place of the channel role.'),
  userAuthorizationRequired: z
    .boolean()
    .default(false)
    .describe('Whether commands run with roles of people alone, in all channels. No channel configuration can take it back.'),
  accountNames: z
    .array(AccountNameConfig)
    .default([])
    .describe('Names of accounts that no channel configuration lists with a role. Titles of messages show them with the id.'),
  aliases: z.array(AliasConfig).default([]).describe('Short names for commands, beside those that people make in the chat.'),
  customActions: z
    .array(CustomActionConfig)
    .default([])
    .describe('Custom actions: buttons under notifications that say commands. Inert until a channel configuration names them.'),
  channelConfigurations: z
    .array(ChannelConfigurationConfig)
    .default(() => [
      {
        configurationName: 'ops',
        platform: 'web' as const,
        channelId: 'ops',
        channelName: '#ops',
        snsTopicArns: [],
        loggingLevel: 'ERROR' as const,
        state: 'ENABLED' as const,
        accounts: [],
        mentions: [],
        customActions: [],
        allowAmbientChanges: false,
        userAuthorizationRequired: false,
        allowBots: false,
        allowGuests: false,
        allowExternal: false,
      },
    ])
    .describe('The channels and the topics they listen to. Without it: one channel #ops on the web chat.'),
});
/** The configuration of one Signalbox. */
export type Config = z.infer<typeof Config>;
