// What the store keeps of half-made commands: one per person and channel, and for a short time.
import type { Draft } from '../domain/draft.ts';

/** Reads about drafts. */
export interface DraftReader {
  /** The draft of a person in a channel, also when its time is over. */
  find(channelKey: string, userId: string): Promise<Draft | undefined>;
}

/** Writes about drafts. */
export interface DraftWriter extends DraftReader {
  /** Keeps the draft, in the place of an earlier one of the same person and channel. */
  put(draft: Draft): Promise<void>;
  /** Deletes the draft, and tells whether there was one. */
  delete(channelKey: string, userId: string): Promise<boolean>;
  /** Deletes every draft whose time is over. */
  deleteExpired(now: Date): Promise<void>;
}
