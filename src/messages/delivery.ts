// One message that an event comes to in one channel, and what became of it. The row is the outbox entry and the event's disposition at once.
// A later step of an incident can have two: the change of the incident's message, and the reply under it.
import type { Message } from './message.ts';
import type { Channel } from '../domain/channel.ts';
import type { MessageReference } from '../domain/message-reference.ts';
import type { DeliveryUpdates } from '../domain/update-policy.ts';

/**
 * What became of an event in a channel.
 * `queued` and `sending` are on the way; `sent`, `folded` and `dead` are final.
 */
export type DeliveryStatus = 'queued' | 'sending' | 'sent' | 'folded' | 'dead';

/** Whether the delivery makes the message of an incident (or one that stands alone), changes it, or tells a step of it beside that. */
export type DeliveryAction = 'post' | 'edit' | 'reply';

/** One message for one channel. */
export interface Delivery {
  readonly id: string;
  readonly eventId: string;
  readonly configurationName: string;
  readonly channel: Channel;
  readonly action: DeliveryAction;
  readonly incidentId?: string;
  /** How the step is shown that it tells; absent for what is no step: the first message, and what is added to it later. */
  readonly updates?: DeliveryUpdates;
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
