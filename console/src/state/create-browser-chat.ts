// The chat and the topics with the browser's own stream, timers and visibility.
import type { Api } from '../api/create-api.ts';
import { createChat } from './chat.ts';
import type { Chat } from './chat.ts';
import { createTopics } from './topics.ts';
import type { Topics } from './topics.ts';

/** Whose chat it is, and who hears that the stream was refused. */
export interface BrowserChatOptions {
  readonly userId: string;
  readonly isAdministrator: boolean;
  onStreamRefused(): void;
}

/** Makes the chat and the topics of a signed-in person. */
export function createBrowserChat(api: Api, options: BrowserChatOptions): { readonly chat: Chat; readonly topics: Topics } {
  const topics = createTopics(api);
  const chat = createChat({
    api,
    userId: options.userId,
    openSource: (url) => new EventSource(url),
    setTimer: (callback, delayMs) => {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
    isPageVisible: () => document.visibilityState === 'visible',
    // Others than administrators may not ask for the list that the count is about.
    onPendingCount: (pendingCount) => {
      if (options.isAdministrator) topics.noticePending(pendingCount);
    },
    onStreamRefused: () => options.onStreamRefused(),
  });
  return { chat, topics };
}
