// Narrow port: confirming that a topic may send to us. The request is built from ARN and token, never from a given address.

/** How the confirmation ended: `refused` will not succeed with this token, `unavailable` may succeed later. */
export type ConfirmationOutcome =
  | { readonly status: 'confirmed'; readonly subscriptionArn: string }
  | { readonly status: 'refused'; readonly reason: string }
  | { readonly status: 'unavailable'; readonly reason: string };

/** Confirms SNS subscriptions. */
export interface TopicSubscriptions {
  confirm(topicArn: string, token: string): Promise<ConfirmationOutcome>;
}
