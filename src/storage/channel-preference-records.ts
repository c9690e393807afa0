// What the store keeps of channels' preferences: one record per channel.
import type { ChannelPreferences } from '../domain/channel-preferences.ts';

/** Reads about channels' preferences. */
export interface ChannelPreferenceReader {
  find(channelKey: string): Promise<ChannelPreferences | undefined>;
}

/** Writes about channels' preferences. */
export interface ChannelPreferenceWriter extends ChannelPreferenceReader {
  /** Keeps them, in the place of earlier ones of the same channel. */
  put(preferences: ChannelPreferences): Promise<void>;
}
