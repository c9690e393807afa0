// A message that SNS has signed, as the flow goes on with it. It has no address in it that somebody could follow.

/** A verified message: a notification, or what SNS says about the subscription itself. */
export type SnsMessage =
  | (SnsMessageFields & { readonly type: 'Notification'; readonly subject?: string })
  | (SnsMessageFields & { readonly type: 'SubscriptionConfirmation' | 'UnsubscribeConfirmation'; readonly token: string });

interface SnsMessageFields {
  readonly messageId: string;
  readonly topicArn: string;
  /** The SNS `Message`. */
  readonly text: string;
  /** The SNS `Timestamp`. */
  readonly sentAt: Date;
}
