// An audit event as one line of JSON, with its place in its chain: what sinks write, what is exported, and what can be verified anywhere.
import { canonicalJson } from '../lib/canonical-json.ts';
import { auditEventToJson, hashAuditJson, type AuditEntry, type AuditHead } from './audit-chain.ts';

/** Writes an entry as an object of JSON. */
export function auditEntryToJson({ event, link }: AuditEntry): Readonly<Record<string, unknown>> {
  return { ...auditEventToJson(event), ...link };
}

/** Writes an entry as a line, without its end. */
export function toAuditLine(entry: AuditEntry): string {
  return canonicalJson(auditEntryToJson(entry));
}

/** What a line says of its place. */
export interface AuditLinePlace extends AuditHead {
  readonly previousHash: string;
  /** The hash that its content has. */
  readonly contentHash: string;
}

/** A line that was read. */
export interface AuditLine {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  /** Absent where it has none: an event of before the chain. */
  readonly place?: AuditLinePlace;
  /** The heads that it anchors. */
  readonly anchors: readonly AuditHead[];
}

const LINK_MEMBERS = ['node', 'day', 'sequence', 'previousHash', 'hash'] as const;

/** Reads what a line of JSON came to; undefined where it is no audit event. */
export function readAuditJson(value: unknown): AuditLine | undefined {
  if (!isObject(value)) return undefined;
  const { id, kind, at } = value;
  if (typeof id !== 'string' || typeof kind !== 'string' || typeof at !== 'string') return undefined;
  const anchors = kind === 'audit.anchored' ? readAnchors(value['detail']) : [];
  if (LINK_MEMBERS.every((name) => !Object.hasOwn(value, name))) return { id, kind, at, anchors };
  const head = readHead(value);
  if (head === undefined || typeof value['previousHash'] !== 'string') return undefined;
  const { hash: _, ...content } = value;
  // Of all that the line holds, also of what nobody knows: nothing can be added beside what is hashed.
  return { id, kind, at, anchors, place: { ...head, previousHash: value['previousHash'], contentHash: hashAuditJson(content) } };
}

function readAnchors(detail: unknown): readonly AuditHead[] {
  const heads = isObject(detail) ? detail['heads'] : undefined;
  return Array.isArray(heads) ? heads.flatMap((head: unknown) => readHead(head) ?? []) : [];
}

function readHead(value: unknown): AuditHead | undefined {
  if (!isObject(value)) return undefined;
  const { node, day, sequence, hash } = value;
  const isHead = typeof node === 'string' && typeof day === 'string' && isSequence(sequence) && typeof hash === 'string';
  return isHead ? { node, day, sequence, hash } : undefined;
}

function isSequence(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
