// Which page is shown, and the chat's knowledge of it.
import { useEffect, useMemo } from 'preact/hooks';
import type { ChatChannel } from '../state/chat-channels.ts';
import type { Chat } from '../state/chat.ts';
import type { PageRoute } from '../state/page-route.ts';
import { useRoute } from '../state/use-route.ts';
import { useStore } from '../state/use-store.ts';
import { useWakeUp } from '../state/use-wake-up.ts';

/** The shown page. */
export interface ShownPage {
  /** The route with the channel that is really shown. */
  readonly route: PageRoute;
  readonly channel: ChatChannel | undefined;
}

/** Follows the address bar: opens the channel it names, or the first one, and tells the chat what the reader sees. */
export function useShownPage(chat: Chat): ShownPage {
  const { channels } = useStore(chat.channels.state);
  const asked = useRoute();
  const channel = asked.page === 'channel' ? (channels.find(({ channelId }) => channelId === asked.channelId) ?? channels[0]) : undefined;
  const shownChannelId = channel?.channelId;
  // The stream tells of topics on every page, and starts with a channel's messages.
  const streamChannelId = shownChannelId ?? channels[0]?.channelId;

  useEffect(() => {
    if (streamChannelId !== undefined) chat.openChannel(streamChannelId);
    chat.showChannel(shownChannelId);
  }, [chat, streamChannelId, shownChannelId]);
  const wakeUpListeners = useMemo(
    () => ({ onVisible: () => chat.showChannel(shownChannelId), onLongAbsence: () => chat.reconnect() }),
    [chat, shownChannelId],
  );
  useWakeUp(wakeUpListeners);

  return { route: asked.page === 'channel' ? { page: 'channel', channelId: shownChannelId } : asked, channel };
}
