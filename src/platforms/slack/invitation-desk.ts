// Says once in a channel that we were added to what there is to be said.
import type { PlatformHandlers } from '../platform.ts';
import type { AnswerDesk, AnswerDeskOptions } from './answer-desk.ts';
import type { SlackInvitation } from './read-invitation.ts';
import { renderSlackPosting } from './render-slack-message.ts';

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
      const said = await handlers.onInvited?.({ channel, ...(inviterId === undefined ? {} : { userId: inviterId }), idempotencyKey });
      if (said !== undefined) await answers.post(sender, { channel, payload: renderSlackPosting(said), idempotencyKey, signal });
    } catch (error) {
      logger.error({ error, channelId }, 'an invitation could not be answered');
    }
  }
}
