// What a lane asks before it picks its next delivery: whether much of what waits becomes a digest.
import type { Severity } from '../domain/notification.ts';
import type { DeliveryAction } from '../messages/delivery.ts';
import type { LaneHold } from './deliver/lane-ownership.ts';

/** A channel at an instant. */
interface ChannelInstant {
  readonly channelKey: string;
  readonly now: Date;
}

/** What a lane asks about its channel. */
export interface StormQuestion extends ChannelInstant {
  /** The lane, as it is held here: nothing is written once another node has taken it. */
  readonly hold: Pick<LaneHold, 'stands'>;
}

/** A message that was sent singly. */
export interface SentMessage extends ChannelInstant {
  readonly action: DeliveryAction;
  readonly severity: Severity;
}

/** What was found in a channel. */
interface StormLook {
  /** False where nothing waits in the channel, due or not: its lane need not look for it. */
  readonly isAnythingQueued: boolean;
  /** When to ask again although nothing else happens; absent where that is not needed. */
  readonly askAgainAt?: Date;
}

/** Keeps a channel from being flooded. */
export interface StormControl {
  /** Takes what is too much for the channel into digests, each step in one unit with the digest's own delivery. */
  beforeNext(question: StormQuestion): Promise<StormLook>;
  /** Hears of each message that was posted, but for digests' own. */
  noteSent?(sent: SentMessage): void;
}
