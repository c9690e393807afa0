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

/** Keeps a channel from being flooded. */
export interface StormControl {
  /**
   * Takes what is too much for the channel into digests, each step in one unit with the digest's own delivery.
   * Returns when it wants to be asked again although nothing else happens; undefined where it does not.
   */
  beforeNext(question: StormQuestion): Promise<Date | undefined>;
  /** Hears of each message that was posted, but for digests' own. */
  noteSent?(sent: SentMessage): void;
}
