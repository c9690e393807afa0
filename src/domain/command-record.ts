// A command on its way, as it is kept: what was asked for by whom, and where it stands. Only text that parses is stored, never permission.
import type { ActionPress } from './action-press.ts';
import type { Channel } from './channel.ts';
import type { CommandTail } from './command-template.ts';
import type { PendingApproval } from './pending-approval.ts';
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
  /** Confirmed by whoever asked; others have to approve it. */
  | 'awaiting-approval'
  | 'cancelled'
  | 'expired'
  | 'executing'
  | 'succeeded'
  | 'failed'
  | 'outcome-unknown';

/** Where a command stands that nothing more comes of. */
export const OVER_STATUSES = [
  'answered',
  'cancelled',
  'expired',
  'succeeded',
  'failed',
  'outcome-unknown',
] as const satisfies readonly CommandStatus[];

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
  /** What is confirmed, hashed: what runs must hash to the same. */
  readonly hash: string;
  /** Keeps what is secret in the command from being guessed from the hash; empty once it waits no more. */
  readonly salt: string;
  /** Of each command the tags of the things that it names, as they were seen for the card; null where they could not be seen. */
  readonly seenTags?: readonly (readonly (readonly string[] | null)[])[];
  /** True where it only reads, and waits because it is to be seen before it runs. */
  readonly isReading?: true;
  /** What was understood other than written, for those who approve it as well. */
  readonly notes?: readonly string[];
  /** The custom action whose commands these are. */
  readonly press?: ActionPress;
  /** The commands of an alias that follow on it, and take values from its answer; gone once it runs. */
  readonly tail?: CommandTail;
  /** Set once whoever asked has confirmed it and others have to approve it. */
  readonly approval?: PendingApproval;
}

/** Tells whether whoever asked has confirmed it or is about to: it stands at the word that it waits for. */
export function isAwaitingWord({ status }: Pick<CommandRecord, 'status'>): boolean {
  return status === 'awaiting-confirmation' || status === 'awaiting-approval';
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
