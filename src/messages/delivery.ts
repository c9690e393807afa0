// One message that an event comes to in one channel, and what became of it. The row is the outbox entry and the event's disposition at once.
// A later step of an incident can have two: the change of the incident's message, and the reply under it.
import type { Message } from './message.ts';
import type { Channel } from '../domain/channel.ts';
import type { MessageReference } from '../domain/message-reference.ts';
import type { Severity } from '../domain/notification.ts';
import type { DeliveryUpdates } from '../domain/update-policy.ts';

/**
 * What became of an event in a channel.
 * `queued` and `sending` are on the way; `sent`, `folded` (into a later message), `digested` (into the digest of a storm or a group),
 * `muted` and `dead` are final.
 */
export const DELIVERY_STATUSES = ['queued', 'sending', 'sent', 'folded', 'digested', 'muted', 'dead'] as const;
/** One of them. */
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** Whether the delivery makes the message of an incident (or one that stands alone), changes it, or tells a step of it beside that. */
export type DeliveryAction = 'post' | 'edit' | 'reply';

/** What a line of a digest says of it. */
export interface DeliveryGist {
  /** What the sender calls this kind of event, for example `CloudWatch Alarm`. */
  readonly kind: string;
  readonly severity: Severity;
  /** Of what it is about, in plain words. */
  readonly name?: string;
  readonly state?: string;
  readonly accountId?: string;
  readonly region?: string;
}

/** Which goes first where several are due: 0 critical, 1 high, 2 a change of a message that stands, 3 medium and low, 4 info. */
export type DeliveryPriority = 0 | 1 | 2 | 3 | 4;

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
  readonly gist: DeliveryGist;
  readonly priority: DeliveryPriority;
  /** What waits together with others, to be shown as one message: as `writeGroupKey` writes it. */
  readonly groupKey?: string;
  /** The digest that it was taken into. */
  readonly digestId?: string;
  /** The delivery in whose place it is posted in the fallback of a channel that cannot be reached. */
  readonly fallbackOf?: string;
  readonly status: DeliveryStatus;
  readonly attemptCount: number;
  readonly queuedAt: Date;
  /** Not before this instant; only meaningful while queued. */
  readonly nextAttemptAt: Date;
  readonly finishedAt?: Date;
  /** Why it is dead, folded or waiting, for a person; of one that was sent, what its platform said beside that. */
  readonly reason?: string;
  readonly messageReference?: MessageReference;
  /** True when an earlier attempt may have reached the channel without our seeing the answer. */
  readonly isPossibleDuplicate: boolean;
}
