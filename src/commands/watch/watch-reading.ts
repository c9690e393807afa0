// What one answer of AWS means for a watch.

/** What is known after an answer. */
export interface WatchReading {
  /** `goes-on`: ask again. */
  readonly verdict: 'goes-on' | 'succeeded' | 'failed';
  /** What AWS says, in a few words: `pending, running`. */
  readonly state?: string;
  /** Steps, reasons, counts: a line each. */
  readonly details: readonly string[];
}

/** What gave no answer of use: the watch may go on all the same, if it does not happen too often. */
export interface WatchTrouble {
  readonly verdict: 'trouble';
  readonly reason: string;
  /** AWS takes no more calls for the moment. */
  readonly isThrottled: boolean;
  /** It will not pass by itself. */
  readonly isFinal: boolean;
}
