// Sorts what Slack delivers, through the socket or over HTTP: events, slash commands, presses and forms. Each is taken in at once and
// answered later, because Slack waits three seconds for the acknowledgement and no longer.
import type { AnswerDesk } from './answer-desk.ts';
import type { InteractionAcknowledgement, InteractionDesk } from './interactions/interaction-desk.ts';
import type { InvitationDesk } from './invitation-desk.ts';
import { readInvitation } from './read-invitation.ts';
import { readMention } from './read-mention.ts';
import { readMessage } from './read-message.ts';
import { readSlashCommand } from './read-slash-command.ts';

/** What the desk hands on to. */
export interface EnvelopeDeskOptions {
  readonly answers: AnswerDesk;
  readonly interactions: InteractionDesk;
  readonly invitations: InvitationDesk;
  /** True where messages in threads of ours are heard that do not call us. */
  readonly hearsThreadReplies: boolean;
}

/** Slack shows then what was typed, so that everybody in the channel sees what is answered. */
const SHOWN_TO_ALL: InteractionAcknowledgement = { response_type: 'in_channel' };

/** Takes envelopes in. */
export class EnvelopeDesk {
  readonly #options: EnvelopeDeskOptions;

  /** Takes whom to hand on to. */
  constructor(options: EnvelopeDeskOptions) {
    this.#options = options;
  }

  /** Takes the body of an envelope and returns what to acknowledge it with; never throws. */
  take(body: unknown): InteractionAcknowledgement | undefined {
    if (typeof body !== 'object' || body === null) return undefined;
    if ('type' in body && body.type === 'event_callback') {
      this.#takeEvent(body);
      return undefined;
    }
    const command = 'command' in body ? readSlashCommand(body) : undefined;
    if (command === undefined) return this.#options.interactions.takeInteraction(body);
    this.#options.answers.take(command.saying, command);
    return SHOWN_TO_ALL;
  }

  /** Takes no more; resolves when nothing is under way any more. */
  async close(): Promise<void> {
    await this.#options.answers.close();
  }

  #takeEvent(body: object): void {
    const { answers, invitations, hearsThreadReplies } = this.#options;
    const mention = readMention(body);
    if (mention !== undefined) answers.take(mention);
    const message = readMessage(body);
    if (message !== undefined && (!message.isInThread || hearsThreadReplies)) answers.take(message.saying, message);
    const invitation = readInvitation(body);
    if (invitation !== undefined) invitations.take(invitation);
  }
}
