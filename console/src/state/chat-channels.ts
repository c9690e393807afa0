// The channels that the reader can open.
import type { ChannelList } from '../../../src/contract/admin-api.ts';
import type { Api } from '../api/create-api.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';

/** A channel of the web chat. */
export type ChatChannel = ChannelList['channels'][number];

/** The list of channels as the page shows it. */
interface ChatChannelsState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly channels: readonly ChatChannel[];
  readonly failure: string | undefined;
}

/** The list of channels. */
export interface ChatChannels {
  readonly state: Store<ChatChannelsState>;
  load(): Promise<void>;
  /** Hears of a channel's message and asks for the list again where it does not know the channel. */
  noticeChannel(channelId: string): void;
}

/** Makes the list; nothing is asked for yet. */
export function createChatChannels(api: Api): ChatChannels {
  const state = createStore<ChatChannelsState>({ status: 'loading', channels: [], failure: undefined });
  // A channel that is not in the list after asking is not asked for again with each of its messages.
  const askedChannelIds = new Set<string>();

  async function load(): Promise<void> {
    const answer = await api.listChannels();
    const { status, channels } = state.read();
    if (answer.outcome === 'ok') state.write({ status: 'ready', channels: answer.value.channels, failure: undefined });
    else state.write({ status: status === 'ready' ? 'ready' : 'failed', channels, failure: answer.refusal.message });
  }

  return {
    state,
    load,
    noticeChannel: (channelId) => {
      const isKnown = state.read().channels.some((channel) => channel.channelId === channelId);
      if (isKnown || askedChannelIds.has(channelId)) return;
      askedChannelIds.add(channelId);
      void load();
    },
  };
}
