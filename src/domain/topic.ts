// An SNS topic as Signalbox knows it: listed in the file, approved by a person, or waiting for one.

/** Whether events of a topic may come in: `pending` ones wait for an administrator. */
export type TopicState = 'allowed' | 'pending' | 'refused';

/** A topic that has knocked: its state, its confirmation token where one waits, and what is held for it. */
export interface Topic {
  readonly topicArn: string;
  readonly state: TopicState;
  /** The token of the newest SubscriptionConfirmation, until it is used. */
  readonly confirmationToken?: string;
  /** When SNS confirmed the subscription. */
  readonly confirmedAt?: Date;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  /** The configurations chosen on approval, beside those of the file. */
  readonly configurationNames: readonly string[];
}
