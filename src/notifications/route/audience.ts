// Whom an event is for, as its door knows it.

/** The subscribers of a topic, or the configurations that the door's token or a person named. */
export type Audience =
  | { readonly kind: 'topic'; readonly topicArn: string }
  | { readonly kind: 'configurations'; readonly configurationNames: readonly string[] }
  | { readonly kind: 'everyone' };
