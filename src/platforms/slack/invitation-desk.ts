// Says once in a channel that we were added to what there is to be said.
import { z } from 'zod';
import type { PlatformHandlers } from '../platform.ts';
import type { AnswerDesk, AnswerDeskOptions } from './answer-desk.ts';
import { callSlack } from './call-slack.ts';
import type { SlackSender } from './post-message.ts';
import type { SlackInvitation } from './read-invitation.ts';
import { renderSlackPosting } from './render-slack-message.ts';

// Slack API, conversation object. Match: on-call, 運用. Near miss: "a b" and "#ops" (no channel is called so).
const ChannelInfo = z.object({ channel: z.object({ name: z.string().regex(/^[\p{L}\p{N}_-]{1,80}$/u) }) });

/** What the desk needs. */
export interface InvitationDeskOptions extends Pick<AnswerDeskOptions, 'logger' | 'signal'> {
  readonly handlers: Pick<PlatformHandlers, 'onInvited'>;
  readonly answers: AnswerDesk;
}

/** Takes invitations in. */
export class InvitationDesk {
  readonly #options: InvitationDeskOptions;

  /** Takes whom to ask, and how to post. */
  constructor(options: InvitationDeskOptions) {
    this.#options = options;
  }

  /** Answers an invitation in the background if it is new. */
  take(invitation: SlackInvitation): void {
    const { answers } = this.#options;
    const found = answers.findWorkspace(invitation);
    if (found === undefined || !answers.isNew(invitation.idempotencyKey)) return;
    answers.run(this.#welcome(invitation, found));
  }

  async #welcome(
    { channelId, inviterId, idempotencyKey }: SlackInvitation,
    { workspaceId, sender }: NonNullable<ReturnType<AnswerDesk['findWorkspace']>>,
  ): Promise<void> {
    const { handlers, answers, logger, signal } = this.#options;
    const channel = { platform: 'slack', workspaceId, channelId } as const;
    try {
      const channelName = await findChannelName(sender, channelId, signal);
      const said = await handlers.onInvited?.({
        channel,
        ...(inviterId === undefined ? {} : { userId: inviterId }),
        ...(channelName === undefined ? {} : { channelName }),
        idempotencyKey,
      });
      if (said !== undefined) await answers.post(sender, { channel, payload: renderSlackPosting(said), idempotencyKey, signal });
    } catch (error) {
      logger.error({ error, channelId }, 'an invitation could not be answered');
    }
  }
}

/** Asks what the channel is called; undefined where Slack does not say, such as without channels:read or groups:read. */
async function findChannelName(sender: SlackSender, channelId: string, signal: AbortSignal): Promise<string | undefined> {
  const call = { method: 'conversations.info', parameters: { channel: channelId }, token: sender.token, signal };
  const answer = await callSlack(sender.connection, call);
  return answer.isOk ? ChannelInfo.safeParse(answer.data).data?.channel.name : undefined;
}
