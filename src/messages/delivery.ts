// One event for one channel, and what became of it. The row is the outbox entry and the event's disposition at once.
import type { Message } from './message.ts';
import type { Channel } from '../domain/channel.ts';
import type { MessageReference } from '../domain/message-reference.ts';

/**
 * What became of an event in a channel.
 * `queued` and `sending` are on the way; `sent`, `folded` and `dead` are final.
 */
export type DeliveryStatus = 'queued' | 'sending' | 'sent' | 'folded' | 'dead';

/** Whether the delivery makes a new message or changes the incident's. */
export type DeliveryAction = 'post' | 'edit';

/** One message for one channel. */
export interface Delivery {
  readonly id: string;
  readonly eventId: string;
  readonly configurationName: string;
  readonly channel: Channel;
  readonly action: DeliveryAction;
  readonly incidentId?: string;
  readonly message: Message;
  readonly status: DeliveryStatus;
  readonly attemptCount: number;
  readonly queuedAt: Date;
  /** Not before this instant; only meaningful while queued. */
  readonly nextAttemptAt: Date;
  readonly finishedAt?: Date;
  /** Why it is dead, folded or waiting, for a person. */
  readonly reason?: string;
  readonly messageReference?: MessageReference;
  /** True when an earlier attempt may have reached the channel without our seeing the answer. */
  readonly isPossibleDuplicate: boolean;
}
