// What the store keeps as the audit log: it only grows.
import type { AuditEvent } from '../domain/audit-event.ts';

/** Which audit events to list, the one written last first. */
export interface AuditFilter {
  readonly commandId?: string;
  readonly userId?: string;
  /** Only those written before the audit event of this id: none where there is none. */
  readonly before?: string;
  readonly limit: number;
}

/** Reads the audit log. */
export interface AuditReader {
  list(filter: AuditFilter): Promise<readonly AuditEvent[]>;
}

/** Writes the audit log. The database itself refuses to change or delete what is in it. */
export interface AuditWriter extends AuditReader {
  append(event: AuditEvent): Promise<void>;
}
