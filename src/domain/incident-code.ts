// The short code of an incident, for buttons and for whoever types: made from its id, so that nothing needs to be kept to know it.
import { sha256 } from '../lib/sha256.ts';

/** Letters and digits that nobody confuses on a phone: no I, L, O, U, 0 and 1 (after Crockford's Base32). */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** Characters of a code: 30^6 are 729 million, of which a channel has some thousands open. Knowing a code is no permission. */
const CODE_LENGTH = 6;

/** Hexadecimal digits of the hash that a character is made from. */
const DIGITS_PER_CHARACTER = 4;

/** Returns the code of an incident. */
export function incidentCode(incidentId: string): string {
  const hash = sha256(incidentId);
  return Array.from({ length: CODE_LENGTH }, (_, index) => {
    const digits = hash.slice(index * DIGITS_PER_CHARACTER, (index + 1) * DIGITS_PER_CHARACTER);
    return ALPHABET.charAt(Number.parseInt(digits, 16) % ALPHABET.length);
  }).join('');
}
