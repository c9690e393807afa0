// What the store keeps as the audit log: it only grows, and each event takes its place in the chain of the node that writes it.
import type { AuditEntry, AuditHead, LinkedAuditEntry } from '../domain/audit-chain.ts';
import type { AuditEvent, AuditEventKind } from '../domain/audit-event.ts';

/** Which audit events to list, the one written last first. */
export interface AuditFilter {
  readonly commandId?: string;
  readonly userId?: string;
  readonly kinds?: readonly AuditEventKind[];
  /** Only those that happened at this instant or later. */
  readonly since?: Date;
  /** Only those that happened before this instant. */
  readonly until?: Date;
  /** Only those written before the audit event of this id: none where there is none. */
  readonly before?: string;
  readonly limit: number;
}

/** Which audit events to read in the order of their writing. */
export interface AuditRange {
  /** Only those whose position is behind this one; 0 for all. */
  readonly after: number;
  /** From the first event of this UTC day on; those of before the chain have no day. */
  readonly fromDay?: string;
  /** To the last event of this UTC day. */
  readonly toDay?: string;
  readonly limit: number;
}

/** An event as it is read for export, and where to go on after it. */
interface PositionedAuditEntry extends AuditEntry {
  /** Grows in the order of writing; it is not part of any chain. */
  readonly position: number;
}

/** The part of a node's chain behind a place. */
export interface ChainPart {
  readonly node: string;
  readonly after: number;
  readonly limit: number;
}

/** How far a sink has the chain of a node. */
export interface AuditCursor {
  readonly sink: string;
  readonly node: string;
  readonly sequence: number;
  /** The hash of the last event that it has. */
  readonly hash: string;
}

/** Reads the audit log. */
export interface AuditReader {
  /** The node whose chain this store writes. */
  readonly node: string;
  list(filter: AuditFilter): Promise<readonly AuditEvent[]>;
  listEntries(range: AuditRange): Promise<readonly PositionedAuditEntry[]>;
  listChain(part: ChainPart): Promise<readonly LinkedAuditEntry[]>;
  /** Where the chain of each node ends, sorted by node. */
  listHeads(): Promise<readonly AuditHead[]>;
  /** How many events of a day the chain of a node has. */
  countOfDay(node: string, day: string): Promise<number>;
  /** The cursors of all sinks, sorted by sink and node. */
  listCursors(): Promise<readonly AuditCursor[]>;
}

/** Writes the audit log. The database itself refuses to change or delete what is in it. */
export interface AuditWriter extends AuditReader {
  /** Appends the event at the end of this node's chain. */
  append(event: AuditEvent): Promise<void>;
  /** Notes how far a sink is. */
  putCursor(cursor: AuditCursor): Promise<void>;
}
