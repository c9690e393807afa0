// A place outside of the store where the audit log is written too, so that nobody who holds the store alone can rewrite it unseen.
import type { LinkedAuditEntry } from '../domain/audit-chain.ts';

/** How writing ended. */
export type SinkOutcome =
  | { readonly status: 'written' }
  /** Nothing may be taken as written; everything is handed over again. */
  | { readonly status: 'failed'; readonly reason: string };

/** A sink. It gets the events of each node in their order, and some of them again after a failure or a crash. */
export interface AuditSink {
  /** What its progress is kept under: another place is another sink, which gets everything from the beginning. */
  readonly name: string;
  /** Resolves once the events are as durable there as they can be. Never rejects. */
  write(entries: readonly LinkedAuditEntry[]): Promise<SinkOutcome>;
  close(): Promise<void>;
}
