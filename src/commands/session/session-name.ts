// The name that AWS writes into CloudTrail for what a person does: the platform's own id, never a display name.
import { sha256 } from '../../lib/sha256.ts';

/** Longest and shortest name of a session (STS API, AssumeRole: RoleSessionName and SourceIdentity). */
export const SESSION_NAME_MAX_LENGTH = 64;
const SESSION_NAME_MIN_LENGTH = 2;

/** How much of the hash stands for what had to be left out: 48 bits, so that nobody finds an id with the name of another. */
const HASH_LENGTH = 12;

// Match: each character that STS does not take (its pattern is [\w+=,.@-]*). Near miss: é is one, e is none.
const NOT_ALLOWED = /[^\w+=,.@-]/g;

/**
 * Names the session of a person: `slack:T0:U0` is `slack.T0.U0`. What does not fit is shortened, with a hash of the whole: the workspace is
 * left out where the person's own id has room then, as on Teams, else the end.
 */
export function nameSession(userId: string): string {
  const plain = userId.replaceAll(':', '.');
  const name = plain.replaceAll(NOT_ALLOWED, '-');
  if (name === plain && name.length >= SESSION_NAME_MIN_LENGTH && name.length <= SESSION_NAME_MAX_LENGTH) return name;
  const hash = sha256(userId).slice(0, HASH_LENGTH);
  const room = SESSION_NAME_MAX_LENGTH - HASH_LENGTH - 1;
  const parts = name.split('.');
  const own = `${parts[0] ?? ''}.${parts.at(-1) ?? ''}`;
  return `${(name.length > room && parts.length === 3 && own.length <= room ? own : name).slice(0, room)}.${hash}`;
}
