// Incident keys as a store can index them: some are made of what a sender wrote, which may be of any length.
import type { IncidentReference } from '../../domain/notification.ts';
import { sha256 } from '../../lib/sha256.ts';

/** Longest key that is kept as it is. PostgreSQL indexes 2,704 bytes a row; a code unit takes three at most, and the configuration's name is there too. */
const KEY_MAX_LENGTH = 500;

/** How much of a longer key is kept before its hash, for people who look into the store. */
const KEPT_LENGTH = 100;

/** Shortens a long key so that equal ones stay equal and others stay others. */
export function boundIncidentKey(reference: IncidentReference): IncidentReference {
  const { key } = reference;
  if (key.length <= KEY_MAX_LENGTH) return reference;
  return { ...reference, key: `${key.slice(0, KEPT_LENGTH).toWellFormed()}:${sha256(key)}` };
}
