// Ends what has waited too long for a confirmation, so that no card keeps buttons that do nothing.
import type { CommandRecord } from '../domain/command-record.ts';
import type { Message } from '../messages/message.ts';
import { composeConfirmationAnswer } from './compose/compose-confirmation-answer.ts';
import type { CommandsContext } from './context.ts';
import { maskConfirmation } from './mask-command-text.ts';
import { recordStep } from './record/record-step.ts';

/** A card that became out of date, and what to show in its place. */
export interface ExpiredCard {
  readonly record: CommandRecord;
  readonly card: Message;
}

/** Ends them, each with its audit event; those whose time is not over can still be confirmed. */
export async function expireConfirmations(context: CommandsContext): Promise<readonly ExpiredCard[]> {
  const waiting = await context.store.write(({ commands }) => commands.listAt('awaiting-confirmation'));
  const now = context.now().getTime();
  const expired: ExpiredCard[] = [];
  for (const record of waiting) {
    if (record.confirmation !== undefined && record.confirmation.expiresAt.getTime() > now) continue;
    const step = { record, from: 'awaiting-confirmation', to: 'expired', kinds: ['command.expired'], detail: { end: 'expired' } } as const;
    if (!(await recordStep(context, step))) continue;
    context.metrics.commandEnded('expired');
    expired.push({
      record: { ...record, status: 'expired' },
      card: composeConfirmationAnswer('expired', maskConfirmation(record, context)),
    });
  }
  return expired;
}
