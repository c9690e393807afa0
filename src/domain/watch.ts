// A watch: something asked of AWS again and again until it ends, for one person in one channel. Only text that parses is stored, never permission.
import type { Channel } from './channel.ts';
import type { Person } from './person.ts';
import type { CredentialsName } from './role-session.ts';

/**
 * Where a watch stands. `offered`: nothing is asked yet, somebody may say `follow CODE`. `running`: AWS is asked. All others end it:
 * `succeeded` and `failed` by what AWS says, `timed-out` because its hour is over, `refused` because it may not be asked any more,
 * `broken` because AWS gave no answer of use, `stopped` by a person.
 */
export type WatchStatus = 'offered' | 'running' | 'succeeded' | 'failed' | 'timed-out' | 'refused' | 'broken' | 'stopped';

/** A watch. */
export interface Watch {
  readonly id: string;
  /** The command under which the audit log speaks of it: the one that offered it, then the one that began it. */
  readonly commandId: string;
  readonly channel: Channel;
  /** The message under which what is told of it is a reply, where the platform has threads. */
  readonly threadMessageId?: string;
  /** For whom. */
  readonly person: Person;
  /** What begins and stops it: `follow K7QX2M`, `stop K7QX2M`. Unique among those of its channel that have not ended. */
  readonly code: string;
  readonly status: WatchStatus;
  /** When it was offered, or began; its hour counts from here, whatever restarts come between. */
  readonly startedAt: Date;
  /** The request whose answer shows how far it has come. */
  readonly answerKey: string;
  /** What AWS said last, in words. */
  readonly state?: string;
  readonly finishedAt?: Date;
  readonly subject: WatchSubject;
}

/** What is watched, the same from beginning to end. */
export interface WatchSubject {
  /** The command that is asked; it is parsed and authorized anew each time. */
  readonly commandText: string;
  /** What the person asked for, without secrets. */
  readonly requestText: string;
  readonly region: string;
  readonly accountId: string;
  /** What people call the account. */
  readonly accountName?: string;
  readonly credentials: CredentialsName;
  /** The command whose work is followed, such as `codepipeline start-pipeline-execution`; absent where the command itself says what it waits for. */
  readonly work?: string;
}
