// Lets a changing command wait for the word of the person who asked for it.
import type { PendingConfirmation } from '../../domain/command-record.ts';

/** How long a confirmation may be given: long enough to read the card, too short to be forgotten. */
export const CONFIRMATION_LIFETIME_MS = 5 * 60_000;

/** What waits. */
type WaitingCommand = Omit<PendingConfirmation, 'code' | 'expiresAt'>;

/** Makes the confirmation that a command waits for. */
export function requestConfirmation(
  waiting: WaitingCommand,
  { code, now }: { readonly code: string; readonly now: Date },
): PendingConfirmation {
  return { ...waiting, code, expiresAt: new Date(now.getTime() + CONFIRMATION_LIFETIME_MS) };
}
