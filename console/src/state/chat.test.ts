import { describe, expect, it } from 'vitest';
import type { WebChannelMessage } from '../../../src/contract/web-message.ts';
import { aChannelMessage } from '../testing/a-channel-message.ts';
import { fakeApi, ok, refused } from '../testing/fake-api.ts';
import type { FakeApi } from '../testing/fake-api.ts';
import { FakeEventSource } from '../testing/fake-event-source.ts';
import { createFakeTimers } from '../testing/fake-timers.ts';
import type { FakeTimers } from '../testing/fake-timers.ts';
import { createChat } from './chat.ts';
import type { Chat } from './chat.ts';

interface Scene {
  readonly chat: Chat;
  readonly api: FakeApi;
  readonly sources: readonly FakeEventSource[];
  readonly timers: FakeTimers;
  readonly setVisible: (isVisible: boolean) => void;
  /** Sends a message by the stream. */
  readonly send: (part: Partial<WebChannelMessage>) => void;
}

const channel = { channelName: 'x', configurationName: 'x', snsTopicArns: [] };

async function start(routes: Parameters<typeof fakeApi>[0] = {}): Promise<Scene> {
  const api = fakeApi({
    listChannels: () => Promise.resolve(ok({ channels: ['ops', 'dev'].map((channelId) => ({ ...channel, channelId })) })),
    listMessages: () => Promise.resolve(ok({ messages: [], hasMore: false, revision: 10 })),
    readSampleState: () => Promise.resolve(ok({ isOpen: false })),
    ...routes,
  });
  const sources: FakeEventSource[] = [];
  const timers = createFakeTimers();
  let isVisible = true;
  const chat = createChat({
    api,
    userId: 'web:ana',
    openSource: (url) => {
      const source = new FakeEventSource(url);
      sources.push(source);
      return source;
    },
    setTimer: (callback, delayMs) => timers.setTimer(callback, delayMs),
    isPageVisible: () => isVisible,
    onPendingCount: () => undefined,
    onStreamRefused: () => undefined,
  });
  await chat.channels.load();
  chat.showChannel('ops');
  await chat.openChannel('ops').timeline.load();
  return {
    chat,
    api,
    sources,
    timers,
    setVisible: (value) => (isVisible = value),
    send: (part) => {
      const message = aChannelMessage({ revision: 11, ...part });
      sources.at(-1)?.emit('message', { data: JSON.stringify(message), lastEventId: String(message.revision) });
    },
  };
}

describe('createChat', () => {
  it('opens one stream, after the first list', async () => {
    const { chat, sources } = await start();

    await chat.openChannel('dev').timeline.load();

    expect(sources.map(({ url }) => url)).toEqual(['/api/stream?after=10']);
  });

  it('opens the stream after a failed first list has been loaded', async () => {
    let isBroken = true;
    const { chat, sources } = await start({
      listMessages: () => Promise.resolve(isBroken ? refused('busy') : ok({ messages: [], hasMore: false, revision: 4 })),
    });
    const before = sources.length;
    isBroken = false;

    await chat.openChannel('ops').timeline.load();

    expect(before).toBe(0);
    expect(sources.map(({ url }) => url)).toEqual(['/api/stream?after=4']);
  });

  it('shows a message of the stream and has it announced', async () => {
    const { chat, send } = await start();

    send({ id: 'm1' });

    expect(
      chat
        .openChannel('ops')
        .timeline.state.read()
        .messages.map(({ id }) => id),
    ).toEqual(['m1']);
    expect(chat.announcement.read()).toBe('Title');
    expect(chat.unreadCounts.read()).toEqual(new Map());
  });

  it('counts new messages of other channels until they are shown', async () => {
    const { chat, send } = await start();

    send({ id: 'm1', channelId: 'dev' });
    send({ id: 'm2', channelId: 'dev', revision: 12 });
    send({ id: 'm0', channelId: 'dev', revision: 13, editedAt: '2026-11-24T13:00:00Z' });
    const before = chat.unreadCounts.read();
    chat.showChannel('dev');

    expect(before).toEqual(new Map([['dev', 2]]));
    expect(chat.unreadCounts.read()).toEqual(new Map());
  });

  it('counts messages of the shown channel while nobody sees the page', async () => {
    const { chat, send, setVisible } = await start();

    setVisible(false);
    send({ id: 'm1' });
    const before = chat.unreadCounts.read();
    setVisible(true);
    chat.showChannel('ops');

    expect(before).toEqual(new Map([['ops', 1]]));
    expect(chat.unreadCounts.read()).toEqual(new Map());
  });

  it('does not tell people what they have said themselves', async () => {
    const { chat, send, setVisible } = await start();
    const { payload } = aChannelMessage();
    setVisible(false);

    send({ id: 'm1', payload: { ...payload, author: { userId: 'web:ana', displayName: 'Ana' } } });
    const own = [chat.announcement.read(), chat.unreadCounts.read().size];
    send({ id: 'm2', revision: 12, payload: { ...payload, author: { userId: 'web:ben', displayName: 'Ben' } } });

    expect(own).toEqual(['', 0]);
    expect([chat.announcement.read(), chat.unreadCounts.read().size]).toEqual(['Title', 1]);
  });

  it('shares what was sent between channels, and keeps what is typed apart', async () => {
    const { chat } = await start({ sendMessage: () => Promise.resolve(ok({ messageId: 'm1' })) });
    const { composer } = chat.openChannel('ops');
    await composer.send('help');
    composer.write('half a li');

    const other = chat.openChannel('dev').composer;
    const draft = other.state.read().draft;
    other.recallOlder();

    expect([draft, other.state.read().draft, composer.state.read().draft]).toEqual(['', 'help', 'half a li']);
  });

  it('asks once whether the sample alarm is open after a storm of messages', async () => {
    const { api, send, timers } = await start();
    const before = api.calls.filter((call) => call.startsWith('readSampleState')).length;

    for (let number = 1; number <= 50; number += 1) send({ id: `m${number}`, revision: 10 + number });
    timers.fire();

    expect(api.calls.filter((call) => call.startsWith('readSampleState'))).toHaveLength(before + 1);
  });

  it('asks for the channels again when an unknown one speaks, but not with each of its messages', async () => {
    const { api, send } = await start();

    send({ id: 'm1', channelId: 'new' });
    send({ id: 'm2', channelId: 'new', revision: 12 });

    expect(api.calls.filter((call) => call === 'listChannels')).toHaveLength(2);
  });

  it('tells about the connection and reconnects on demand', async () => {
    const { chat, sources } = await start();

    sources[0]?.emit('open');
    const live = chat.connection.read();
    sources[0]?.emit('error');
    chat.reconnect();

    expect([live, chat.connection.read()]).toEqual(['live', 'reconnecting']);
    expect(sources).toHaveLength(2);
  });

  it('ends the stream when it is closed', async () => {
    const { chat, sources, timers, send } = await start();
    send({ id: 'm1' });

    chat.close();

    expect(sources[0]?.readyState).toBe(2);
    expect(timers.delays()).toEqual([]);
  });
});
