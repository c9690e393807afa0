// What the narrow ports that read for notifications have in common: a value, or why there is none.
import type { ReadingAction } from '../domain/reading-calls.ts';
import type { ReadingPlace } from '../domain/reading-place.ts';
import type { CallCredentials } from '../domain/role-session.ts';

/** Why something was not read; few words, so that the log can tell each once. */
export type ReadingObstacle =
  /** Not asked for: guardrails of the channel, or the organization's policy, do not allow it. */
  | 'not-allowed'
  /** AWS refused: a right is missing, or the Region is not enabled. */
  | 'refused'
  /** Too many calls, said by AWS or by our own gate. */
  | 'throttled'
  /** No answer before whoever asked gave up. */
  | 'slow'
  /** The network or AWS itself failed. */
  | 'unreachable'
  /** The role could not be taken on. */
  | 'no-session'
  | 'no-credentials'
  /** What was asked for is not there. */
  | 'absent'
  /** The answer is not what it ought to be. */
  | 'damaged'
  /** It cannot be asked for: a name that AWS would not take, an unknown Region, another account than the event's. */
  | 'bad-input'
  /** No place was given, and it is nothing of the sample. */
  | 'no-place';

/** A call that is about to be made. */
export interface ReadingToJudge {
  readonly action: ReadingAction;
  readonly params: Readonly<Record<string, unknown>>;
  readonly place: ReadingPlace;
  readonly credentials: CallCredentials;
}

/** Tells why a call must not be made, in words for the log; undefined where it may. Asked anew before each call. */
export type FindReadingRefusal = (reading: ReadingToJudge) => Promise<string | undefined>;

/** Nothing was read. */
export interface NotRead {
  readonly status: 'not-read';
  readonly why: ReadingObstacle;
  readonly call: ReadingAction;
  /** For the log; may name what was asked for. */
  readonly reason: string;
}

/** How reading ended. */
export type Reading<Value> = { readonly status: 'read'; readonly value: Value } | NotRead;

/** Nothing was read, where a port tells it by rejecting. */
export class NotReadError extends Error {
  readonly notRead: NotRead;

  constructor(notRead: NotRead) {
    super(`${notRead.call}: ${notRead.reason}`);
    this.name = 'NotReadError';
    this.notRead = notRead;
  }
}
