// What a person confirms, as one hash: the commands as they are understood, where and with whose credentials they run, for whom, and
// under which rules. What runs must hash to the same. Whatever is confirmed is confirmed by this hash, in a chat or through the API.
import { canonicalJson } from '../../lib/canonical-json.ts';
import { sha256 } from '../../lib/sha256.ts';
import type { CredentialsName } from '../../domain/role-session.ts';

/** One command, normalized: what is shown of its answer is no part of it. */
export interface ConfirmedCommand {
  readonly service: string;
  readonly operation: string;
  /** By their API names; tokens that stand for nothing that was said are empty. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly region: string;
}

/** What is confirmed. */
export interface ConfirmedSubject {
  /** In the order in which they run. */
  readonly commands: readonly ConfirmedCommand[];
  readonly accountId: string;
  readonly credentials: CredentialsName | 'none';
  /** The identity of whoever asked. */
  readonly userId: string;
  readonly channelKey: string;
  /** Names the guardrails and approval rules in force. */
  readonly rulesVersion: string;
}

/** Hashes it; the salt, which is kept only while it waits, keeps secrets among the parameters from being guessed from the hash. */
export function hashConfirmation(subject: ConfirmedSubject, salt: string): string {
  return sha256(canonicalJson([salt, toPlainValue(subject)]));
}

/** What JSON has no form for gets one that nothing else has. */
function toPlainValue(value: unknown): unknown {
  if (value instanceof Date) return { $date: value.getTime() };
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
  if (typeof value === 'bigint') return { $integer: value.toString() };
  if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) };
  if (Array.isArray(value)) return value.map(toPlainValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name.startsWith('$') ? `$${name}` : name, toPlainValue(part)]));
}
