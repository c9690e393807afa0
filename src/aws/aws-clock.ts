// Narrow port: the time at AWS, as the Date header of STS tells it. It sends one GET without credentials, and nothing else.

/** The time, or why it is not known. */
export type ClockReading = { readonly status: 'read'; readonly at: Date } | { readonly status: 'unread'; readonly reason: string };

/** Asks. */
export interface AwsClock {
  /** Never rejects. */
  read(region: string, signal: AbortSignal): Promise<ClockReading>;
}
