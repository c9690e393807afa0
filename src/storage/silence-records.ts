// What the store keeps of silences: those that count, those to come, and for a while those that are over.
import type { Silence } from '../domain/silence.ts';

/** Reads about silences. */
export interface SilenceReader {
  find(id: string): Promise<Silence | undefined>;
  /** Those that are not over at `now`, the one that ends first at the beginning. */
  listCurrent(now: Date): Promise<readonly Silence[]>;
}

/** Writes about silences. */
export interface SilenceWriter extends SilenceReader {
  insert(silence: Silence): Promise<void>;
  /** Replaces the one with the id; throws `silence-unknown` where there is none. */
  replace(silence: Silence): Promise<void>;
  /** Deletes what was over before this instant. */
  deleteEnded(before: Date): Promise<void>;
}
