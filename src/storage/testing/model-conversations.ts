// Drafts and preferences over plain lists.
import { channelKey, type Channel } from '../../domain/channel.ts';
import type { ChannelPreferenceWriter } from '../channel-preference-records.ts';
import type { DraftWriter } from '../draft-records.ts';
import type { PreferenceWriter } from '../preference-records.ts';
import type { ModelState } from './model-state.ts';

interface OfPerson {
  readonly channel: Channel;
  readonly userId: string;
}

function isOf({ channel, userId }: OfPerson, key: string, ofUser: string): boolean {
  return channelKey(channel) === key && userId === ofUser;
}

/** Makes the records of drafts over a state, which they change. */
export function modelDrafts(state: ModelState): DraftWriter {
  return {
    find: async (key, userId) => state.drafts.find((draft) => isOf(draft, key, userId)),
    async put(draft) {
      state.drafts = [...state.drafts.filter((other) => !isOf(other, channelKey(draft.channel), draft.userId)), draft];
    },
    async delete(key, userId) {
      const before = state.drafts.length;
      state.drafts = state.drafts.filter((draft) => !isOf(draft, key, userId));
      return state.drafts.length < before;
    },
    async deleteExpired(now) {
      state.drafts = state.drafts.filter(({ expiresAt }) => expiresAt > now);
    },
  };
}

/** Makes the records of preferences over a state, which they change. */
export function modelPreferences(state: ModelState): PreferenceWriter {
  return {
    find: async (key, userId) => state.preferences.find((one) => isOf(one, key, userId)),
    async put(preferences) {
      const key = channelKey(preferences.channel);
      state.preferences = [...state.preferences.filter((other) => !isOf(other, key, preferences.userId)), preferences];
    },
  };
}

/** Makes the records of channel preferences over a state, which they change. */
export function modelChannelPreferences(state: ModelState): ChannelPreferenceWriter {
  return {
    find: async (key) => state.channelPreferences.find(({ channel }) => channelKey(channel) === key),
    async put(preferences) {
      const key = channelKey(preferences.channel);
      state.channelPreferences = [...state.channelPreferences.filter(({ channel }) => channelKey(channel) !== key), preferences];
    },
  };
}
