// One line of the audit log: who did what, where, and with what outcome. Written before the person is answered.
import type { Channel } from './channel.ts';
import type { Person } from './person.ts';

/** Steps of a command, and of what it lets be watched, named `<noun>.<past verb>`. */
export type AuditEventKind =
  | 'command.received'
  | 'command.rejected'
  | 'command.denied'
  /** A read that the flow made by itself, to show what a command names. */
  | 'command.looked-up'
  | 'command.confirmation-requested'
  | 'command.confirmed'
  | 'command.cancelled'
  | 'command.expired'
  | 'command.executing'
  /** It takes long and goes on in the background. */
  | 'command.continued'
  /** Somebody stopped what went on in the background; how it ended is the next step. */
  | 'command.stopped'
  | 'command.succeeded'
  | 'command.failed'
  | 'command.outcome-unknown'
  | 'watch.started'
  /** AWS says something else than before. */
  | 'watch.changed'
  | 'watch.ended';

/** One line of the audit log. */
export interface AuditEvent {
  /** Time-ordered. */
  readonly id: string;
  readonly kind: AuditEventKind;
  readonly at: Date;
  readonly commandId: string;
  readonly person: Person;
  readonly channel: Channel;
  /** What the step is about: service, operation, masked parameters, decision, request id. JSON values only, no secrets (R9). */
  readonly detail: Readonly<Record<string, unknown>>;
}
