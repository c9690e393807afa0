// How many messages of each channel nobody has seen on this page.
import { createStore } from './store.ts';
import type { Store } from './store.ts';

/** Counts by channel id; a channel without unread messages is not in it. */
export interface UnreadCounts {
  readonly state: Store<ReadonlyMap<string, number>>;
  add(channelId: string): void;
  clear(channelId: string): void;
}

/** Makes the counts. */
export function createUnreadCounts(): UnreadCounts {
  const state = createStore<ReadonlyMap<string, number>>(new Map());
  return {
    state,
    add: (channelId) => {
      const counts = state.read();
      state.write(new Map(counts).set(channelId, (counts.get(channelId) ?? 0) + 1));
    },
    clear: (channelId) => {
      if (!state.read().has(channelId)) return;
      const counts = new Map(state.read());
      counts.delete(channelId);
      state.write(counts);
    },
  };
}
