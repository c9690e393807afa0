// A sender that shows a token.
import { timingSafeEqual } from 'node:crypto';
import { sha256 } from '../../../lib/sha256.ts';
import { isInForce, refuseSender, type NotifyToken, type SenderVerdict } from './notify-senders.ts';

// RFC 6750, b64token; longer ones are no token of ours, and hashing them would cost time.
// Match: Bearer abc.DEF-123_~+/=. Near miss: bearer: abc.
const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]{1,1024})$/i;

/** Finds whose token an `Authorization` header holds. */
export function findByToken(authorization: string | undefined, tokens: readonly NotifyToken[], now: Date): SenderVerdict {
  const given = BEARER.exec(authorization ?? '')?.[1];
  if (given === undefined) return TOKEN_REFUSED;
  const givenHash = Buffer.from(sha256(given));
  let found: NotifyToken | undefined;
  // Every token is compared, each in constant time, so that the time taken tells nothing about any of them.
  for (const token of tokens) if (timingSafeEqual(givenHash, Buffer.from(token.tokenHash))) found = token;
  if (found === undefined) return TOKEN_REFUSED;
  if (!isInForce(found, now)) return refuseSender('token-expired', 'the time of this bearer token is over; use the new one');
  return { status: 'known', proof: 'token', sender: found };
}

const TOKEN_REFUSED = refuseSender('token-refused', 'the bearer token is missing or not known');
