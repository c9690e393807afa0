// The chat as this page knows it: channels, their messages, what is unread, and the stream that keeps it all current.
import type { WebChannelMessage } from '../../../src/contract/web-message.ts';
import type { Api } from '../api/create-api.ts';
import { followEvents } from '../api/follow-events.ts';
import type { Connection, EventFollower, EventListeners } from '../api/follow-events.ts';
import { createActionPresses } from './action-presses.ts';
import type { ActionPresses } from './action-presses.ts';
import { createChannelTimeline } from './channel-timeline.ts';
import type { ChannelTimeline } from './channel-timeline.ts';
import { createChatChannels } from './chat-channels.ts';
import type { ChatChannels } from './chat-channels.ts';
import { createKnownAccount } from './command-account.ts';
import type { KnownAccount } from './command-account.ts';
import { createComposer } from './composer.ts';
import type { Composer } from './composer.ts';
import { createLineCompletion } from './line-completion.ts';
import type { LineCompletion } from './line-completion.ts';
import { newMessageId } from './new-message-id.ts';
import { createSampleAlarm } from './sample-alarm.ts';
import type { SampleAlarm } from './sample-alarm.ts';
import { createSentHistory } from './sent-history.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';
import { createUnreadCounts } from './unread-counts.ts';
import type { UnreadCounts } from './unread-counts.ts';

/** A channel's messages, what is said and pressed in it, and its sample alarm. */
export interface OpenChannel {
  readonly timeline: ChannelTimeline;
  readonly composer: Composer;
  readonly lineCompletion: LineCompletion;
  readonly actionPresses: ActionPresses;
  readonly sampleAlarm: SampleAlarm;
}

/** What the chat works with. */
export interface ChatOptions extends Pick<EventListeners, 'openSource' | 'setTimer' | 'onPendingCount' | 'onStreamRefused'> {
  readonly api: Api;
  /** Who reads; what they say themselves is no news to them. */
  readonly userId: string;
  /** Tells whether a person can see the page at the moment. */
  isPageVisible(): boolean;
}

/** The chat. */
export interface Chat {
  readonly channels: ChatChannels;
  readonly connection: Store<Connection>;
  readonly unreadCounts: UnreadCounts['state'];
  readonly commandAccount: KnownAccount;
  /** The last new message of the shown channel in one line, for screen readers. */
  readonly announcement: Store<string>;
  /** Opens a channel; the first time it asks for its messages. */
  openChannel(channelId: string): OpenChannel;
  /** Says which channel the reader looks at; undefined for none. */
  showChannel(channelId: string | undefined): void;
  /** Opens a fresh connection where there was one. */
  reconnect(): void;
  /** Ends the stream. */
  close(): void;
}

// A storm of events asks once, after it: the answer is about now anyway.
const SAMPLE_REFRESH_DELAY_MS = 500;

/** Makes the chat; nothing is asked for yet. */
export function createChat(options: ChatOptions): Chat {
  const { api, openSource, setTimer, onPendingCount, onStreamRefused } = options;
  const channels = createChatChannels(api);
  const unreadCounts = createUnreadCounts();
  const commandAccount = createKnownAccount(api);
  const history = createSentHistory();
  const connection = createStore<Connection>('connecting');
  const announcement = createStore('');
  const openChannels = new Map<string, OpenChannel>();
  let shownChannelId: string | undefined;
  let follower: EventFollower | undefined;
  let takeBackSampleRefresh = (): void => undefined;

  function receive(message: WebChannelMessage): void {
    const { channelId, payload } = message;
    channels.noticeChannel(channelId);
    const opened = openChannels.get(channelId);
    const isShown = channelId === shownChannelId;
    const isUnknown = opened === undefined ? message.editedAt === undefined : opened.timeline.receive(message);
    const isNew = isUnknown && payload.author?.userId !== options.userId;
    if (isShown && opened !== undefined) refreshSampleSoon(opened.sampleAlarm);
    if (isNew && isShown) announcement.write(payload.fallbackText);
    if (isNew && !(isShown && options.isPageVisible())) unreadCounts.add(channelId);
  }

  // The sample's OK can come from anybody's button, and is told by the message it changes.
  function refreshSampleSoon(sampleAlarm: SampleAlarm): void {
    takeBackSampleRefresh();
    takeBackSampleRefresh = setTimer(() => void sampleAlarm.refresh(), SAMPLE_REFRESH_DELAY_MS);
  }

  function follow(revision: number): void {
    const onConnection = (state: Connection): void => connection.write(state);
    follower ??= followEvents(revision, { openSource, setTimer, onMessage: receive, onPendingCount, onConnection, onStreamRefused });
  }

  function openChannel(channelId: string): OpenChannel {
    const known = openChannels.get(channelId);
    if (known !== undefined) return known;
    const timeline = createChannelTimeline(api, channelId, follow);
    const common = { api, channelId, timeline, newMessageId: () => newMessageId() };
    const composer = createComposer({ ...common, history });
    const opened: OpenChannel = {
      timeline,
      composer,
      lineCompletion: createLineCompletion(api, channelId),
      actionPresses: createActionPresses({ ...common, composer, setTimer }),
      sampleAlarm: createSampleAlarm(api, channelId),
    };
    openChannels.set(channelId, opened);
    void opened.timeline.load();
    return opened;
  }

  return {
    channels,
    connection,
    unreadCounts: unreadCounts.state,
    commandAccount,
    announcement,
    openChannel,
    showChannel: (channelId) => {
      shownChannelId = channelId;
      announcement.write('');
      takeBackSampleRefresh();
      if (channelId === undefined || !options.isPageVisible()) return;
      unreadCounts.clear(channelId);
      void openChannel(channelId).sampleAlarm.refresh();
    },
    reconnect: () => follower?.restart(),
    close: () => {
      takeBackSampleRefresh();
      follower?.close();
    },
  };
}
