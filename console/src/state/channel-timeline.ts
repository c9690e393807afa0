// One channel's messages on this page: asked for once, kept current by the stream, older ones on demand.
import type { WebChannelMessage } from '../../../src/contract/web-message.ts';
import type { Api } from '../api/create-api.ts';
import { forgetOldest, receiveMessage, receivePage } from './receive-messages.ts';
import type { MessageWindow } from './receive-messages.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';

/** What the page shows of a channel. */
interface TimelineState extends MessageWindow {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly isLoadingOlder: boolean;
  /** Why the last request failed, in words. */
  readonly failure: string | undefined;
}

/** One channel's messages. */
export interface ChannelTimeline {
  readonly state: Store<TimelineState>;
  /** Asks for the newest messages. */
  load(): Promise<void>;
  loadOlder(): Promise<void>;
  /** Takes a message of the stream; tells whether it is one that was not there. */
  receive(message: WebChannelMessage): boolean;
  /** Lets go of old messages of a page that has been open for long; only while nobody reads them. */
  trim(): void;
}

// Enough to scroll through an incident, few enough for a phone; the rest is asked for again.
const KEPT_MESSAGE_COUNT = 300;
const TRIM_ABOVE_COUNT = 400;

const emptyState: TimelineState = { status: 'loading', messages: [], hasMore: false, isLoadingOlder: false, failure: undefined };

/** Makes the timeline of a channel; nothing is asked for yet. `onLoaded` hears the revision from which the stream goes on. */
export function createChannelTimeline(api: Api, channelId: string, onLoaded: (revision: number) => void): ChannelTimeline {
  const state = createStore(emptyState);
  // What the stream brought before the first page did.
  const early: WebChannelMessage[] = [];

  function change(part: Partial<TimelineState>): void {
    state.write({ ...state.read(), ...part });
  }

  function receive(message: WebChannelMessage): boolean {
    const { status } = state.read();
    if (status !== 'ready') {
      // After a failure the next page brings everything anyway.
      if (status === 'loading') early.push(message);
      return message.editedAt === undefined;
    }
    const { window, addedMessages } = receiveMessage(state.read(), message);
    if (window.messages !== state.read().messages) change(window);
    return addedMessages.length > 0;
  }

  return {
    state,
    receive,
    load: async () => {
      change({ status: 'loading', failure: undefined });
      const answer = await api.listMessages(channelId);
      if (answer.outcome === 'refused') {
        change({ status: 'failed', failure: answer.refusal.message });
        return;
      }
      change({ ...receivePage(state.read(), answer.value), status: 'ready' });
      for (const message of early.splice(0)) receive(message);
      onLoaded(answer.value.revision);
    },
    loadOlder: async () => {
      const { isLoadingOlder, messages } = state.read();
      const oldest = messages[0];
      if (isLoadingOlder || oldest === undefined) return;
      change({ isLoadingOlder: true, failure: undefined });
      const answer = await api.listMessages(channelId, oldest.id);
      if (answer.outcome === 'refused') change({ isLoadingOlder: false, failure: answer.refusal.message });
      else change({ ...receivePage(state.read(), answer.value), isLoadingOlder: false });
    },
    trim: () => {
      const current = state.read();
      if (current.messages.length > TRIM_ABOVE_COUNT && !current.isLoadingOlder) change(forgetOldest(current, KEPT_MESSAGE_COUNT));
    },
  };
}
