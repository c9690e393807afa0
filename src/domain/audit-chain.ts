// The chain of the audit log. Each node links its events one to the next by their hashes, so that nothing can be changed, taken out, put
// in or moved without breaking the chain. A new day goes on from the last hash of the day before.
import { canonicalJson } from '../lib/canonical-json.ts';
import { sha256 } from '../lib/sha256.ts';
import type { AuditEvent } from './audit-event.ts';

// What stands before everything that is hashed, so that no hash of something else can be taken for one of these.
const EVENT_PREFIX = 'signalbox audit event v1\n';
const START_PREFIX = 'signalbox audit chain v1\n';

/** Where an event stands in the chain of its node. */
export interface AuditLink {
  /** The node that wrote it: the data folder. */
  readonly node: string;
  /** The UTC day of its time, such as `2026-03-01`. */
  readonly day: string;
  /** Counts the events of the node from 1 on, over all days. */
  readonly sequence: number;
  /** The hash of the event before it; for the first one that of the node's name. */
  readonly previousHash: string;
  /** SHA-256 over everything else of event and link, 64 hexadecimal digits. */
  readonly hash: string;
}

/** An event with its place in a chain; those of before the chain have none. */
export interface AuditEntry {
  readonly event: AuditEvent;
  readonly link?: AuditLink;
}

/** An event in a chain. */
export interface LinkedAuditEntry extends AuditEntry {
  readonly link: AuditLink;
}

/** How far the chain of a node goes. */
export interface AuditHead {
  readonly node: string;
  readonly day: string;
  readonly sequence: number;
  readonly hash: string;
}

/** The hash before the first event of a node. */
export function hashBeforeChain(node: string): string {
  return sha256(START_PREFIX + node);
}

/** The UTC day of an instant. */
function dayOf(at: Date): string {
  const text = at.toISOString();
  return text.slice(0, text.indexOf('T'));
}

/** Gives an event the place after the head of its node's chain, or the first one where there is no head. */
export function linkAuditEvent(event: AuditEvent, node: string, head: Pick<AuditHead, 'sequence' | 'hash'> | undefined): AuditLink {
  const place = {
    node,
    // Of its own time, also where the clock has stepped back over midnight: the order is told by the sequence alone.
    day: dayOf(event.at),
    sequence: (head?.sequence ?? 0) + 1,
    previousHash: head?.hash ?? hashBeforeChain(node),
  };
  return { ...place, hash: hashAuditEvent(event, place) };
}

/** The hash that an event has at its place. */
export function hashAuditEvent(event: AuditEvent, { node, day, sequence, previousHash }: Omit<AuditLink, 'hash'>): string {
  return hashAuditJson({ ...auditEventToJson(event), node, day, sequence, previousHash });
}

/** The same of event and link as JSON, without the hash itself. */
export function hashAuditJson(content: Readonly<Record<string, unknown>>): string {
  return sha256(EVENT_PREFIX + canonicalJson(content));
}

/** An event as JSON: what is hashed and what is exported. Nothing else that an object may carry comes along. */
export function auditEventToJson({ id, kind, at, commandId, person, channel, detail }: AuditEvent): Readonly<Record<string, unknown>> {
  return {
    id,
    kind,
    at: at.toISOString(),
    ...(commandId === undefined ? {} : { commandId }),
    person: { userId: person.userId, displayName: person.displayName },
    ...(channel === undefined
      ? {}
      : { channel: { platform: channel.platform, workspaceId: channel.workspaceId, channelId: channel.channelId } }),
    detail,
  };
}
