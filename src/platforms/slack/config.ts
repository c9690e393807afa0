// The `slack` part of the configuration.
import { z } from 'zod';
import { Secret } from '../../lib/secret.ts';

/** One Slack workspace that has installed the app. */
const SlackWorkspaceConfig = z.strictObject({
  workspaceId: z
    .string()
    .regex(/^[TE][0-9A-Z]{1,254}$/, 'must be a Slack workspace id such as T0123ABCD')
    .describe('Slack workspace (team) id.'),
  botToken: z.instanceof(Secret).describe('Bot token (xoxb-...).'),
  appToken: z
    .instanceof(Secret)
    .optional()
    .describe(
      'App-level token (xapp-...) with connections:write; opens Socket Mode. Without it and without signingSecret Signalbox posts but hears nothing.',
    ),
  signingSecret: z
    .instanceof(Secret)
    .optional()
    .describe('Signing secret of the app; lets Slack deliver to /slack/events over HTTPS, in the place of Socket Mode.'),
  guardrails: z
    .array(z.string().min(1))
    .optional()
    .describe('Names of the guardrail policies of channels of this workspace that have none of their own and are in no selection.'),
});
/** One Slack workspace that has installed the app. */
type SlackWorkspaceConfig = z.infer<typeof SlackWorkspaceConfig>;

/** Slack. */
export const SlackConfig = z.strictObject({
  apiUrl: z
    .url({ protocol: /^https?$/ })
    .default('https://slack.com/api/')
    .describe('Base address of the Slack Web API.'),
  threadReplies: z
    .boolean()
    .optional()
    .describe(
      'Whether commands in threads of Signalbox are heard without a mention. Needs the scopes channels:history and groups:history and the events message.channels and message.groups: `signalbox slack manifest --thread-replies`.',
    ),
  workspaces: z.array(SlackWorkspaceConfig).min(1).describe('The workspaces to post to and listen in.'),
});
/** Slack. */
export type SlackConfig = z.infer<typeof SlackConfig>;
