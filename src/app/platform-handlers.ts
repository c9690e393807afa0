// What chat platforms call when something comes in: the commands flow for what is said, and answers of our own for invitations.
import type { PlatformHandlers } from '../platforms/platform.ts';
import type { AnswerBook } from './answer-book.ts';
import { answerInvitation, type InvitationContext } from './answer-invitation.ts';
import { createFindOrganizationRefusal } from './find-organization-refusal.ts';
import type { LateCommands } from './late-commands.ts';
import type { OrganizationPolicyGate } from './organization-policy-gate.ts';
import { recordAnswer } from './record-answer.ts';

/** What they hand on to; the platforms are there before most of it. */
export interface PlatformHandlersOptions extends Omit<InvitationContext, 'findOrganizationRefusal'> {
  readonly commands: () => Pick<LateCommands, 'answerMention' | 'isMeant'>;
  readonly answers: () => Pick<AnswerBook, 'note'>;
  readonly gate: () => Pick<OrganizationPolicyGate, 'judge'>;
}

/** Makes them. */
export function createPlatformHandlers({ commands, answers, gate, ...context }: PlatformHandlersOptions): Required<PlatformHandlers> {
  return {
    onMention: (mention) => commands().answerMention(mention),
    onAnswered: ({ idempotencyKey }, end) => {
      answers().note(idempotencyKey, end);
      return recordAnswer(context, { idempotencyKey }, end);
    },
    isMeant: (reply) => commands().isMeant(reply),
    onInvited: (invitation) => answerInvitation(invitation, { ...context, findOrganizationRefusal: createFindOrganizationRefusal(gate()) }),
  };
}
