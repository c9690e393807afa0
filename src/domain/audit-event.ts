// One line of the audit log: who did what, where, and with what outcome. Written before the person is answered.
import type { Channel } from './channel.ts';
import type { Person } from './person.ts';

/** Steps of a command, and of what it lets be watched. */
type CommandAuditKind =
  | 'command.received'
  | 'command.rejected'
  /** What was decided about it, and what decided; what came of that is the next step. */
  | 'command.decided'
  | 'command.denied'
  /** A read that the flow made by itself, to show what a command names. */
  | 'command.looked-up'
  | 'command.confirmation-requested'
  | 'command.confirmed'
  | 'command.approval-requested'
  /** By somebody else than whoever asked; it runs once enough have. */
  | 'command.approved'
  | 'command.approval-rejected'
  /** Let run without the approval that it needed, in an emergency. */
  | 'command.glass-broken'
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
  /** Its answer was posted, or could not be. */
  | 'command.answered'
  | 'watch.started'
  /** AWS says something else than before. */
  | 'watch.changed'
  | 'watch.ended';

/** What a person or the operator changed, with what was before and after. */
export type ChangeAuditKind =
  | 'configuration.reloaded'
  | 'topic.approved'
  | 'topic.refused'
  | 'delivery.replayed'
  | 'delivery.discarded'
  | 'sign-in-link.created'
  | 'session.started'
  | 'session.ended'
  | 'preferences.changed'
  | 'channel-preferences.changed'
  | 'feedback.given'
  | 'user-role.mapped'
  | 'user-role.unmapped'
  | 'incident.acknowledged'
  | 'incident.unacknowledged'
  | 'silence.added'
  | 'silence.extended'
  | 'silence.removed'
  | 'alias.created'
  | 'alias.edited'
  | 'alias.deleted'
  /** Somebody ran one; what it came to are commands of their own. */
  | 'alias.run'
  /** Somebody added the bot to a channel; `isConfigured` tells whether that has a configuration. */
  | 'channel.invited'
  | 'action.created'
  | 'action.edited'
  | 'action.deleted'
  | 'action.associated'
  | 'action.disassociated'
  /** A custom action came to a command, which is decided about as all others are. */
  | 'action.run';

/** What the log says about itself: where its chains stand. */
type LogAuditKind = 'audit.anchored';

/** What happened, named `<noun>.<past verb>`. */
export type AuditEventKind = CommandAuditKind | ChangeAuditKind | LogAuditKind;

/** One line of the audit log. */
export interface AuditEvent {
  /** Time-ordered. */
  readonly id: string;
  readonly kind: AuditEventKind;
  readonly at: Date;
  /** The command that the step is one of, and never empty; absent where there is no command. */
  readonly commandId?: string;
  readonly person: Person;
  /** Absent where it happened in no channel. */
  readonly channel?: Channel;
  /**
   * What it is about: service, operation, masked parameters, decision, request id; of a change what was before and after.
   * JSON values only, no secrets (R9).
   */
  readonly detail: Readonly<Record<string, unknown>>;
}
