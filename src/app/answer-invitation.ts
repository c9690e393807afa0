// Answers an invitation: says once in a channel that is not configured what that means. It grants nothing, and it is on record.
import type { Logger } from 'pino';
import type { AnchorContext } from '../audit/anchor-chains.ts';
import { SIGNALBOX } from '../audit/anchor-chains.ts';
import type { Config } from '../config/schema.ts';
import { channelKey, type Channel } from '../domain/channel.ts';
import type { Message } from '../messages/message.ts';
import type { Invitation } from '../platforms/platform.ts';
import { composeUnconfigured } from './compose-unconfigured.ts';

/** What answering works with. */
export interface InvitationContext extends AnchorContext {
  readonly logger: Logger;
  /** The configuration in force. */
  readonly configuration: { readonly config: Config };
  /** What the organization's policy has against a word in this channel. */
  readonly findOrganizationRefusal: (channel: Channel) => Promise<{ readonly text: string } | undefined>;
}

/** For how long it is remembered that an invitation was told: platforms deliver one again within minutes. Our own bound. */
const TOLD_FOR_MS = 60 * 60_000;

/** How many of these are looked through; nobody adds a bot to more channels in an hour. */
const INVITATIONS_OF_HOUR = 500;

/** Returns what to say; undefined where the channel is configured, or this was said before. Never rejects. */
export async function answerInvitation(invitation: Invitation, context: InvitationContext): Promise<Message | undefined> {
  const { channel, channelName, idempotencyKey } = invitation;
  const { config } = context.configuration;
  try {
    const isConfigured = config.channelConfigurations.some((one) => isOf(one, channel));
    if (!(await recordOnce(invitation, { isConfigured }, context)) || isConfigured) return undefined;
    const refusal = await context.findOrganizationRefusal(channel);
    if (refusal === undefined) return composeUnconfigured({ channel, channelName, config });
    context.logger.warn({ channelId: channel.channelId, reason: refusal.text }, 'nothing is said in a channel that the bot was added to');
  } catch (error) {
    context.logger.error({ error, idempotencyKey }, 'an invitation could not be taken');
  }
  return undefined;
}

function isOf({ platform, workspaceId, channelId }: Config['channelConfigurations'][number], channel: Channel): boolean {
  return platform === channel.platform && (workspaceId ?? '') === channel.workspaceId && channelId === channel.channelId;
}

/** Puts it on record; false where it is there already, also after a restart and by another node. */
function recordOnce(
  { channel, userId, userWorkspaceId = channel.workspaceId, idempotencyKey }: Invitation,
  { isConfigured }: { readonly isConfigured: boolean },
  { store, now, newId }: InvitationContext,
): Promise<boolean> {
  const at = now();
  return store.write(async ({ auditEvents }) => {
    const since = new Date(at.getTime() - TOLD_FOR_MS);
    const told = await auditEvents.list({ kinds: ['channel.invited'], since, limit: INVITATIONS_OF_HOUR });
    if (told.some(({ detail }) => detail['idempotencyKey'] === idempotencyKey)) return false;
    const person = userId === undefined ? SIGNALBOX : { userId: `${channel.platform}:${userWorkspaceId}:${userId}`, displayName: userId };
    const detail = { idempotencyKey, channelKey: channelKey(channel), isConfigured };
    await auditEvents.append({ id: newId(), kind: 'channel.invited', at, person, channel, detail });
    return true;
  });
}
