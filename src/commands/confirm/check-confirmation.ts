// Who may answer for a command that waits: only the person who asked for it, once, and in time. To take it back is easier.
import type { ChannelControl } from '../../domain/channel-control.ts';
import { isAwaitingWord, type CommandRecord, type PendingConfirmation } from '../../domain/command-record.ts';
import type { Person } from '../../domain/person.ts';

/** What becomes of an answer to a waiting command. */
export type ConfirmationCheck =
  | { readonly kind: 'given' | 'expired'; readonly waiting: CommandRecord; readonly confirmation: PendingConfirmation }
  | { readonly kind: 'refused'; readonly reason: 'nothing-waits' | 'not-the-requester'; readonly waiting: CommandRecord | undefined };

/** When and how it is answered. */
export interface ConfirmationWord {
  readonly now: Date;
  /** True where the command is taken back: so may administrators, and whoever asked from another platform. */
  readonly isTakenBack: boolean;
  readonly control: Pick<ChannelControl, 'people' | 'administrators'>;
}

/** Checks an answer to the command that was found under a code. */
export function checkConfirmation(found: CommandRecord | undefined, person: Person, word: ConfirmationWord): ConfirmationCheck {
  const { now, isTakenBack } = word;
  const confirmation = found?.confirmation;
  const isWaiting = found !== undefined && (isTakenBack ? isAwaitingWord(found) : found.status === 'awaiting-confirmation');
  if (!isWaiting || confirmation === undefined) return { kind: 'refused', reason: 'nothing-waits', waiting: undefined };
  if (!mayAnswer(found, person, word)) return { kind: 'refused', reason: 'not-the-requester', waiting: found };
  const isExpired = now.getTime() >= confirmation.expiresAt.getTime();
  return { kind: isExpired ? 'expired' : 'given', waiting: found, confirmation };
}

/** What is confirmed runs in the name of the identity that asked, so no other one confirms it. */
function mayAnswer({ person: { userId } }: CommandRecord, person: Person, { isTakenBack, control }: ConfirmationWord): boolean {
  if (userId === person.userId) return true;
  return isTakenBack && (control.people.isSame(userId, person.userId) || control.people.includes(control.administrators, person.userId));
}
