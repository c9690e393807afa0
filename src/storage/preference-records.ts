// What the store keeps of people's preferences: one record per person and channel.
import type { Preferences } from '../domain/preferences.ts';

/** Reads about preferences. */
export interface PreferenceReader {
  find(channelKey: string, userId: string): Promise<Preferences | undefined>;
}

/** Writes about preferences. */
export interface PreferenceWriter extends PreferenceReader {
  /** Keeps them, in the place of earlier ones of the same person and channel. */
  put(preferences: Preferences): Promise<void>;
}
