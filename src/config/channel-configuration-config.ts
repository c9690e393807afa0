// The `channelConfigurations` part of the configuration; the names and limits are the AWS Chatbot API's.
import { z } from 'zod';
import { isConfigurationName } from '../domain/channel-configuration.ts';
import { parseTopicArn } from '../domain/topic-arn.ts';

/** A channel configuration as it is written in the file. */
export const ChannelConfigurationConfig = z.strictObject({
  configurationName: z
    .string()
    .refine(isConfigurationName, 'must be 1 to 128 letters, digits, hyphens or underscores')
    .describe('Unique name, 1 to 128 letters, digits, hyphens or underscores. A new name is a new configuration.'),
  platform: z.enum(['web', 'slack']).describe('The chat platform of the channel.'),
  workspaceId: z.string().min(1).optional().describe('Slack workspace id; only with platform slack.'),
  channelId: z.string().min(1).describe('Id of the channel: on Slack such as C0123ABCD, on the web chat a short name of your own.'),
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
  loggingLevel: z.enum(['ERROR', 'INFO', 'NONE']).default('ERROR').describe('How much is logged about this configuration.'),
  state: z.enum(['ENABLED', 'DISABLED']).default('ENABLED').describe('DISABLED keeps the configuration and posts nothing.'),
  guardrails: z
    .array(z.string().min(1))
    .default([])
    .describe('Names of guardrail policies. Commands may do what one of them allows and none denies. Without any: read only.'),
  role: z
    .enum(['ambient'])
    .optional()
    .describe(
      "Under which identity commands run. `ambient`: this machine's own credentials. Without it: ambient on the web chat while it listens on this machine only, else no commands.",
    ),
  allowAmbientChanges: z
    .boolean()
    .default(false)
    .describe("Whether commands may change something with this machine's own credentials, within the guardrails."),
});
/** A channel configuration as it is written in the file. */
export type ChannelConfigurationConfig = z.infer<typeof ChannelConfigurationConfig>;
