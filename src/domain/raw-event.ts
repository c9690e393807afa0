// Bytes accepted at a door: verified, not yet understood. They are stored as they came and never changed.

/** The doors through which an event can come in; `signalbox` is for what Signalbox tells its operators. */
export type Door = 'sns-https' | 'notify-http' | 'sqs' | 'sample' | 'signalbox';

/** An accepted event before anybody has understood it. */
export interface RawEvent {
  readonly id: string;
  readonly door: Door;
  /** What makes two arrivals the same event, with the time until which it does. */
  readonly identity: EventIdentity;
  readonly receivedAt: Date;
  /** The request body as it arrived, byte for byte. */
  readonly body: Uint8Array;
  /** The event's own text: the SNS `Message`, or the body itself. */
  readonly text: string;
  /** The SNS `Subject`, where there was one. */
  readonly subject?: string;
  /** The topic it came by; absent at the HTTP door. */
  readonly topicArn?: string;
  /** Who sent it: the name of the bearer token at the HTTP door, the queue of an event without topic, the person for a sample. */
  readonly sender?: string;
  /** When the sender says it was sent (SNS `Timestamp`). */
  readonly sentAt?: Date;
}

/** The key under which repeated arrivals of one event are recognized. */
export interface EventIdentity {
  /** `sns:<MessageId>`, `eventbridge:<id>`, `webhook:<sender>:<webhook-id>`, `alert:<sha256>` or `hash:<sha256>`. */
  readonly key: string;
  /** Until when the key counts; absent where it counts for as long as the event is kept. */
  readonly expiresAt?: Date;
  /** When the event was handed in, where that is known: an earlier event's key must count then. Absent: when it is stored. */
  readonly handedInAt?: Date;
}
