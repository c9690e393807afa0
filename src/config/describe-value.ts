// Showing a faulty value back to the one who wrote it, unless it may be a secret.
import { looksSecret } from './looks-secret.ts';

// Longer values say more about the file than about the fault.
const MAX_LENGTH = 60;

/** Returns `; got "slak"`, or nothing where the value is long or may be a secret. `source` is the value as written. */
export function describeValue(value: unknown, source?: string): string {
  if (Array.isArray(value)) return '; got a list';
  if (typeof value === 'object' && value !== null) return '; got keys with values';
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return '';
  const text = typeof value === 'string' ? value : (source ?? String(value));
  if (text.length > MAX_LENGTH || looksSecret(text)) return '';
  return typeof value === 'string' ? `; got ${JSON.stringify(text)}` : `; got ${text}`;
}
