// What somebody typed behind our slash command.
import { z } from 'zod';
import { SlackId } from './slack-event.ts';
import type { SlackSaying } from './slack-saying.ts';
import { textOfSlashCommand } from './typed-text.ts';

// docs.slack.dev/interactivity/implementing-slash-commands: all fields are texts; those of an organization may be empty.
const SlashCommandBody = z.object({
  // Match: /aws. Near miss: aws.
  command: z.string().regex(/^\/\S{1,40}$/),
  text: z.string().default(''),
  team_id: SlackId,
  enterprise_id: SlackId.optional().catch(undefined),
  channel_id: SlackId,
  user_id: SlackId,
  // Match: 13345224609.738474920.8088930838d88f008e0. Near miss: a text with spaces.
  trigger_id: z.string().regex(/^[\w.-]{1,200}$/),
  response_url: z.string().max(2000).optional(),
});

/** A slash command, and where it may be answered in a channel that we are not in. */
export interface SlashCommand {
  readonly saying: SlackSaying;
  readonly responseUrl?: string;
}

/** Reads the body; undefined for what is no slash command. */
export function readSlashCommand(body: unknown): SlashCommand | undefined {
  const parsed = SlashCommandBody.safeParse(body);
  if (!parsed.success) return undefined;
  const { team_id: teamId, enterprise_id: enterpriseId, channel_id: channelId, user_id: userId } = parsed.data;
  const { text, trigger_id: triggerId, response_url: responseUrl } = parsed.data;
  return {
    saying: {
      teamId,
      ...(enterpriseId === undefined ? {} : { enterpriseId }),
      channelId,
      userId,
      text: textOfSlashCommand(text),
      idempotencyKey: `slack:${teamId}:${channelId}:${triggerId}`,
      origin: 'slash-command',
    },
    ...(responseUrl === undefined ? {} : { responseUrl }),
  };
}
