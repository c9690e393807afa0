// What operators are told about Signalbox itself: that something of theirs needs mending, and when it is over.
import type { Severity } from '../domain/notification.ts';

/** Something to mend. */
export interface OperatorNotice {
  /** What it is about; the same key is the same trouble. */
  readonly key: string;
  readonly severity: Severity;
  readonly title: string;
  readonly text: string;
  /** What to do about it, one step each. */
  readonly nextSteps?: readonly string[];
  /** The channel (`channelKey`) that it is about; nobody is told there. */
  readonly channelKey?: string;
}

/** Tells operators: once for a key, until it is cleared. Always logged; told in the channel of operations where one is configured. Never rejects. */
export interface OperatorNotices {
  raise(notice: OperatorNotice): Promise<void>;
  /** Says that it is over; nothing happens where it was not raised. */
  clear(key: string, text: string): Promise<void>;
}
