// Ends what has waited too long for a confirmation, so that no card keeps buttons that do nothing.
import type { CommandRecord } from '../domain/command-record.ts';
import type { Message } from '../messages/message.ts';
import { composeApprovalEnd } from './compose/compose-approval-end.ts';
import { composeConfirmationAnswer } from './compose/compose-confirmation-answer.ts';
import type { CommandsContext } from './context.ts';
import type { CommandSurroundings } from './command-surroundings.ts';
import { maskConfirmation } from './mask-command-text.ts';
import { recordStep } from './record/record-step.ts';

/** A card that became out of date, and what to show in its place. */
export interface ExpiredCard {
  readonly record: CommandRecord;
  readonly card: Message;
}

/** What expiring needs; who people are called is told where the channel's rules are known. */
export type ExpiryContext = CommandsContext & { readonly surroundings?: Pick<CommandSurroundings, 'rulesOf'> };

/** Ends them, each with its audit event; those whose time is not over can still be confirmed or approved. */
export async function expireConfirmations(context: ExpiryContext): Promise<readonly ExpiredCard[]> {
  const waiting = await context.store.write(async ({ commands }) => [
    ...(await commands.listAt('awaiting-confirmation')),
    ...(await commands.listAt('awaiting-approval')),
  ]);
  const now = context.now().getTime();
  const expired: ExpiredCard[] = [];
  for (const record of waiting) {
    if (record.confirmation !== undefined && record.confirmation.expiresAt.getTime() > now) continue;
    const end = record.status === 'awaiting-approval' ? 'approval-expired' : 'expired';
    const step = { record, from: record.status, to: 'expired', kinds: ['command.expired'], detail: { end } } as const;
    if (!(await recordStep(context, step))) continue;
    context.metrics.commandEnded('expired');
    expired.push({ record: { ...record, status: 'expired' }, card: composeCard(end, record, context) });
  }
  return expired;
}

function composeCard(end: 'approval-expired' | 'expired', record: CommandRecord, context: ExpiryContext): Message {
  const masked = maskConfirmation(record, context);
  if (end === 'expired') return composeConfirmationAnswer('expired', masked);
  return composeApprovalEnd(end, { waiting: masked, control: context.surroundings?.rulesOf(record.channel)?.control });
}
