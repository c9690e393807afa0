import { describe, expect, it } from 'vitest';
import { fakeApi, ok, refused } from '../testing/fake-api.ts';
import { createChatChannels } from './chat-channels.ts';

const ops = { channelId: 'ops', channelName: 'ops', configurationName: 'ops', snsTopicArns: [] };

describe('createChatChannels', () => {
  it('loads the channels', async () => {
    const channels = createChatChannels(fakeApi({ listChannels: () => Promise.resolve(ok({ channels: [ops] })) }));

    await channels.load();

    expect(channels.state.read()).toEqual({ status: 'ready', channels: [ops], failure: undefined });
  });

  it('says why it failed', async () => {
    const channels = createChatChannels(fakeApi({ listChannels: () => Promise.resolve(refused('busy')) }));

    await channels.load();

    expect(channels.state.read()).toEqual({ status: 'failed', channels: [], failure: 'busy' });
  });

  it('keeps the channels that it has while the next list fails', async () => {
    let isReachable = true;
    const channels = createChatChannels(
      fakeApi({ listChannels: () => Promise.resolve(isReachable ? ok({ channels: [ops] }) : refused('busy')) }),
    );
    await channels.load();
    isReachable = false;

    await channels.load();

    expect(channels.state.read()).toMatchObject({ status: 'ready', channels: [ops] });
  });
});
