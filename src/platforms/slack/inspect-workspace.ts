// Looks at a workspace from outside: whose the bot token is, which scopes it has, and whether the bot is in the channels. It posts nothing.
import { z } from 'zod';
import type { Secret } from '../../lib/secret.ts';
import { callSlack, SLACK_TIMEOUT_MS, type SlackConnection } from './call-slack.ts';
import { classifySlackError } from './classify-slack-error.ts';
import { createTokenRedactor } from './redact-tokens.ts';

/** A workspace to look at. */
export interface WorkspaceToInspect {
  readonly apiUrl: string;
  readonly botToken: Secret;
  readonly channelIds: readonly string[];
}

/** Whether the bot is in a channel. */
export type ChannelMembership =
  | { readonly status: 'member' }
  | { readonly status: 'outside'; readonly isArchived: boolean; readonly isPrivate: boolean }
  /** Slack has no such channel, as far as the bot can see. */
  | { readonly status: 'absent'; readonly reason: string }
  /** It cannot be told, such as without the scope for it. */
  | { readonly status: 'unknown'; readonly reason: string };

/** What was seen. */
export type WorkspaceInspection =
  | { readonly status: 'refused' | 'unreachable'; readonly reason: string }
  | {
      readonly status: 'seen';
      /** The ids of the workspace and of the organization that the token is of. */
      readonly owners: readonly string[];
      /** Undefined where Slack does not say. */
      readonly scopes: readonly string[] | undefined;
      readonly channels: ReadonlyMap<string, ChannelMembership>;
    };

const Identity = z.object({ team_id: z.string(), enterprise_id: z.string().nullish() });

// Slack API, conversation object.
const ChannelInfo = z.object({
  channel: z.object({ is_member: z.boolean().optional(), is_archived: z.boolean().optional(), is_private: z.boolean().optional() }),
});

/** What is told by errors of conversations.info. */
const ABSENT_CODES: readonly string[] = ['channel_not_found', 'invalid_channel'];

/** Looks; never rejects. */
export async function inspectWorkspace(
  { apiUrl, botToken, channelIds }: WorkspaceToInspect,
  signal: AbortSignal,
): Promise<WorkspaceInspection> {
  const redact = createTokenRedactor([botToken]);
  const connection: Omit<SlackConnection, 'logger'> = {
    apiUrl,
    redact,
    createDeadline: () => AbortSignal.timeout(SLACK_TIMEOUT_MS),
  };
  const ask = (method: string, parameters: Readonly<Record<string, unknown>>): ReturnType<typeof callSlack> =>
    callSlack(connection, { method, parameters, token: botToken, signal });

  const answer = await ask('auth.test', {});
  if (!answer.isOk) {
    const { status, reason } = classifySlackError(answer.failure);
    return { status: status === 'refused' ? 'refused' : 'unreachable', reason };
  }
  const identity = Identity.safeParse(answer.data);
  const owners = identity.success ? [identity.data.team_id, identity.data.enterprise_id].filter((id) => typeof id === 'string') : [];
  const channels = new Map<string, ChannelMembership>();
  // One after the other: the method is of tier 3, 50 calls a minute.
  for (const channelId of channelIds) channels.set(channelId, readMembership(await ask('conversations.info', { channel: channelId })));
  return { status: 'seen', owners, scopes: answer.scopes?.split(',').map((scope) => scope.trim()), channels };
}

function readMembership(answer: Awaited<ReturnType<typeof callSlack>>): ChannelMembership {
  if (!answer.isOk) {
    const { failure } = answer;
    const { reason } = classifySlackError(failure);
    const isAbsent = failure.kind === 'error-code' && ABSENT_CODES.includes(failure.code);
    return { status: isAbsent ? 'absent' : 'unknown', reason };
  }
  const read = ChannelInfo.safeParse(answer.data);
  if (!read.success) return { status: 'unknown', reason: 'Slack does not say whether the bot is in it' };
  const { is_member: isMember, is_archived: isArchived = false, is_private: isPrivate = false } = read.data.channel;
  // Direct messages have no members.
  return isMember === false || isArchived ? { status: 'outside', isArchived, isPrivate } : { status: 'member' };
}
