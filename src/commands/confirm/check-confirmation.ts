// Who may answer for a command that waits: only the person who asked for it, once, and in time.
import type { CommandRecord, PendingConfirmation } from '../../domain/command-record.ts';
import type { Person } from '../../domain/person.ts';

/** What becomes of an answer to a waiting command. */
export type ConfirmationCheck =
  | { readonly kind: 'given' | 'expired'; readonly waiting: CommandRecord; readonly confirmation: PendingConfirmation }
  | { readonly kind: 'refused'; readonly reason: 'nothing-waits' | 'not-the-requester'; readonly waiting: CommandRecord | undefined };

/** Checks an answer to the command that was found under a code. */
export function checkConfirmation(found: CommandRecord | undefined, person: Person, now: Date): ConfirmationCheck {
  const confirmation = found?.confirmation;
  if (found?.status !== 'awaiting-confirmation' || confirmation === undefined) {
    return { kind: 'refused', reason: 'nothing-waits', waiting: undefined };
  }
  if (found.person.userId !== person.userId) return { kind: 'refused', reason: 'not-the-requester', waiting: found };
  const isExpired = now.getTime() >= confirmation.expiresAt.getTime();
  return { kind: isExpired ? 'expired' : 'given', waiting: found, confirmation };
}
