// SHA-256 as hexadecimal text.
import { createHash } from 'node:crypto';

/** Returns the SHA-256 of text (UTF-8) or bytes, 64 hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
