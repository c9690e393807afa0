// Lets a changing command wait for the word of the person who asked for it.
import { randomBytes } from 'node:crypto';
import type { PendingConfirmation } from '../../domain/command-record.ts';
import { hashConfirmation, type ConfirmedSubject } from './confirmation-hash.ts';

/** How long a confirmation may be given: long enough to read the card, too short to be forgotten. */
export const CONFIRMATION_LIFETIME_MS = 5 * 60_000;

/** Random bytes of a salt: as many as nobody can try (128 bits). */
const SALT_BYTES = 16;

/** What waits, and what exactly is confirmed. */
type WaitingCommand = Omit<PendingConfirmation, 'code' | 'expiresAt' | 'hash' | 'salt' | 'approval'> & {
  readonly subject: ConfirmedSubject;
};

/** Makes the confirmation that a command waits for. */
export function requestConfirmation(
  { subject, ...waiting }: WaitingCommand,
  { code, now, newSalt = makeSalt }: { readonly code: string; readonly now: Date; readonly newSalt?: () => string },
): PendingConfirmation {
  const salt = newSalt();
  const expiresAt = new Date(now.getTime() + CONFIRMATION_LIFETIME_MS);
  return { ...waiting, code, expiresAt, salt, hash: hashConfirmation(subject, salt) };
}

/** Tells whether what would run is what was confirmed. */
export function isAsConfirmed(subject: ConfirmedSubject, { hash, salt }: Pick<PendingConfirmation, 'hash' | 'salt'>): boolean {
  return hashConfirmation(subject, salt) === hash;
}

function makeSalt(): string {
  return randomBytes(SALT_BYTES).toString('base64url');
}
