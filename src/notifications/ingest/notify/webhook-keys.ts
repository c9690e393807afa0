// Keys of Standard Webhooks in their written form (spec/standard-webhooks.md, "Signature scheme").
import { createPublicKey, type KeyObject } from 'node:crypto';

const SECRET_PREFIX = 'whsec_';
const PUBLIC_KEY_PREFIX = 'whpk_';

/** How long a secret may be (spec/standard-webhooks.md: between 24 and 64 bytes). */
const SECRET_MIN_BYTES = 24;
const SECRET_MAX_BYTES = 64;

const PUBLIC_KEY_BYTES = 32;

// What stands before the 32 bytes of a key in its DER form (RFC 8410, section 4).
const ED25519_DER_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** Reads a secret, such as `whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw`; undefined where it is none. */
export function readWebhookSecret(text: string): Uint8Array | undefined {
  const bytes = readBase64(text, SECRET_PREFIX);
  return bytes !== undefined && bytes.length >= SECRET_MIN_BYTES && bytes.length <= SECRET_MAX_BYTES ? bytes : undefined;
}

/** Reads the public half of an ed25519 key, such as `whpk_...`; undefined where it is none. */
export function readWebhookPublicKey(text: string): KeyObject | undefined {
  const bytes = readBase64(text, PUBLIC_KEY_PREFIX);
  if (bytes?.length !== PUBLIC_KEY_BYTES) return undefined;
  try {
    return createPublicKey({ key: Buffer.concat([ED25519_DER_PREFIX, bytes]), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}

function readBase64(text: string, prefix: string): Buffer | undefined {
  if (!text.startsWith(prefix)) return undefined;
  const base64 = text.slice(prefix.length);
  const bytes = Buffer.from(base64, 'base64');
  // Some write the padding and some do not; anything else is a mistake of whoever copied it.
  return bytes.toString('base64').replace(/=+$/, '') === base64.replace(/=+$/, '') ? bytes : undefined;
}
