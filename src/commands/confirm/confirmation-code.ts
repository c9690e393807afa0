// The code that a waiting command is confirmed with where there are no buttons.
import { randomInt } from 'node:crypto';

/** Letters and digits that nobody confuses on a phone: no I, L, O, U, 0 and 1 (after Crockford's Base32). */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** Characters of a code: 30^6 are 729 million, of which a channel has a handful waiting. Knowing a code is no permission. */
const CODE_LENGTH = 6;

/** How often a code is thrown anew: once is hardly ever needed. */
const TRIES_MAX = 10;

/** Makes a code under which nothing waits. */
export async function chooseFreeCode(isTaken: (code: string) => Promise<boolean>, newCode = newConfirmationCode): Promise<string> {
  let code = newCode();
  for (let tries = 1; tries < TRIES_MAX && (await isTaken(code)); tries += 1) code = newCode();
  return code;
}

/** Makes a code. */
export function newConfirmationCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}
