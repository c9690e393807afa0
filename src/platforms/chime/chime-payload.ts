// What of the webhook format of Amazon Chime Signalbox uses: one key (docs.aws.amazon.com/chime, Webhooks for Amazon Chime).

/** A message as a webhook takes it. */
export interface ChimePayload {
  /** Plain text, or Markdown behind `/md `. */
  readonly Content: string;
}
