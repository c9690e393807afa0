// The signature itself: its version, its form, and whether it belongs to the text.
import { verify, type KeyObject } from 'node:crypto';
import { refuse, type SnsRefusal } from './sns-refusal.ts';

/** A signature of the right form with the hash of its version. */
export interface SnsSignature {
  readonly hash: 'sha1' | 'sha256';
  readonly bytes: Uint8Array;
}

// RSA signatures are as long as the key: 256 bytes for 2048 bits, 512 for 4096.
const SIGNATURE_MIN_BYTES = 256;
const SIGNATURE_MAX_BYTES = 512;

/** Reads version and signature, or says why not. With `requireVersion2`, SHA-1 (version 1, the default of topics) is refused. */
export function parseSignature(
  { SignatureVersion, Signature }: { readonly SignatureVersion: string; readonly Signature: string },
  requireVersion2: boolean,
): { readonly status: 'parsed'; readonly signature: SnsSignature } | SnsRefusal {
  const hash = hashOfVersion(SignatureVersion);
  if (hash === undefined) return refuse('signature-version');
  if (requireVersion2 && hash === 'sha1') return refuse('signature-version', 'version 2 is required, set it on the topic');
  const bytes = Buffer.from(Signature, 'base64');
  // Node.js decodes around anything; only the one spelling that encodes these bytes is accepted.
  if (bytes.toString('base64') !== Signature) return refuse('signature-malformed');
  if (bytes.length < SIGNATURE_MIN_BYTES || bytes.length > SIGNATURE_MAX_BYTES) return refuse('signature-malformed');
  return { status: 'parsed', signature: { hash, bytes } };
}

function hashOfVersion(version: string): SnsSignature['hash'] | undefined {
  switch (version) {
    case '1':
      return 'sha1';
    case '2':
      return 'sha256';
    default:
      return undefined;
  }
}

/** Tells whether the signature was made over this text (as UTF-8) by the key's owner: RSA, PKCS #1 v1.5. Another thread does the arithmetic. */
export function verifySignature(text: string, { hash, bytes }: SnsSignature, key: KeyObject): Promise<boolean> {
  return new Promise((resolve, reject) => {
    verify(hash, Buffer.from(text), key, bytes, (error, isGenuine) => {
      if (error === null) resolve(isGenuine);
      else reject(error);
    });
  });
}
