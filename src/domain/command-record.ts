// A command on its way, as it is kept: what was asked for by whom, and where it stands. Only text that parses is stored, never permission.
import type { Channel } from './channel.ts';
import type { Person } from './person.ts';
import type { CredentialsName } from './role-session.ts';

/**
 * Where a command stands. `answered`: ended without a call of AWS (help, an error card, a refusal). `executing` is committed
 * before the call, so that after a crash its outcome is known to be unknown (R6).
 */
export type CommandStatus =
  | 'received'
  | 'answered'
  | 'awaiting-confirmation'
  | 'cancelled'
  | 'expired'
  | 'executing'
  | 'succeeded'
  | 'failed'
  | 'outcome-unknown';

/** What a person must say to let a command run, and until when. */
export interface PendingConfirmation {
  /** Short, to be typed where there are no buttons; unique among those that wait. */
  readonly code: string;
  readonly expiresAt: Date;
  /** The command as it was understood; it is parsed and authorized anew when it is confirmed. Its secrets are stored while it waits. */
  readonly commandText: string;
  readonly region: string;
  readonly accountId: string;
  /** Whose credentials the card named. */
  readonly credentials: CredentialsName;
}

/** A command on its way. */
export interface CommandRecord {
  readonly id: string;
  /** Same key, same command: platforms deliver some twice. */
  readonly idempotencyKey: string;
  readonly channel: Channel;
  /** The message under which its answers are replies, where the platform has threads. */
  readonly threadMessageId?: string;
  readonly person: Person;
  /** As typed, without the bot's name; what looks like a secret is masked where it is stored. */
  readonly text: string;
  readonly receivedAt: Date;
  readonly status: CommandStatus;
  readonly confirmation?: PendingConfirmation;
  /** When it reached a status that ends it. */
  readonly finishedAt?: Date;
}
