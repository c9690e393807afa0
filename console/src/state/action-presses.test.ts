import { describe, expect, it } from 'vitest';
import type { WebChannelMessage } from '../../../src/contract/web-message.ts';
import { aChannelMessage } from '../testing/a-channel-message.ts';
import { fakeApi, ok, refused } from '../testing/fake-api.ts';
import type { FakeApi } from '../testing/fake-api.ts';
import { createFakeTimers } from '../testing/fake-timers.ts';
import type { FakeTimers } from '../testing/fake-timers.ts';
import { createActionPresses } from './action-presses.ts';
import type { ActionPresses } from './action-presses.ts';
import { createChannelTimeline } from './channel-timeline.ts';
import type { ChannelTimeline } from './channel-timeline.ts';

interface Scene {
  readonly presses: ActionPresses;
  readonly timeline: ChannelTimeline;
  readonly timers: FakeTimers;
  readonly api: FakeApi;
  readonly edited: readonly string[];
}

async function start(answers: readonly Awaited<ReturnType<FakeApi['sendMessage']>>[]): Promise<Scene> {
  const left = [...answers];
  const api = fakeApi({
    listMessages: () => Promise.resolve(ok({ messages: [aChannelMessage({ id: 'card' })], hasMore: false, revision: 1 })),
    sendMessage: () => Promise.resolve(left.shift() ?? refused('no more answers')),
  });
  const timeline = createChannelTimeline(api, 'ops', () => undefined);
  await timeline.load();
  const timers = createFakeTimers();
  const edited: string[] = [];
  let idCount = 0;
  const presses = createActionPresses({
    api,
    channelId: 'ops',
    timeline,
    composer: { edit: (text) => edited.push(text) },
    newMessageId: () => `id-${(idCount += 1)}`,
    setTimer: (callback, delayMs) => timers.setTimer(callback, delayMs),
  });
  return { presses, timeline, timers, api, edited };
}

function said(id: string, revision: number): WebChannelMessage {
  const { payload } = aChannelMessage();
  return aChannelMessage({ id, revision, payload: { ...payload, author: { userId: 'web:ana', displayName: 'Ana' } } });
}

describe('createActionPresses', () => {
  it('puts a command into the line, also while an answer is waited for, and sends nothing', async () => {
    const { presses, api, edited } = await start([ok({ messageId: 'm1' })]);
    await presses.press('card', 'confirm K7QX2M');

    presses.edit('ec2 reboot-instances --instance-ids i-1');

    expect(edited).toEqual(['ec2 reboot-instances --instance-ids i-1']);
    expect(api.calls.filter((call) => call.startsWith('sendMessage'))).toHaveLength(1);
  });

  it("waits for the bot's answer, and sends a command once meanwhile", async () => {
    const { presses, timeline, timers, api } = await start([ok({ messageId: 'm1' })]);

    await presses.press('card', 'confirm K7QX2M');
    await presses.press('card', 'cancel K7QX2M');
    timeline.receive(said('m1', 2));
    const waiting = presses.state.read().get('card');
    timeline.receive(aChannelMessage({ id: 'card', revision: 3, editedAt: '2026-11-24T12:00:01.000Z' }));

    expect(waiting).toEqual({ waitingFor: 'confirm K7QX2M', failure: undefined });
    expect(presses.state.read().get('card')).toEqual({ waitingFor: undefined, failure: undefined });
    expect(api.calls.filter((call) => call.startsWith('sendMessage'))).toEqual([
      'sendMessage ops {"text":"confirm K7QX2M","clientMessageId":"id-1"}',
    ]);
    expect(timers.delays()).toEqual([]);
  });

  it('lets the button be pressed again, with the same id, where the press was refused', async () => {
    const { presses, api } = await start([refused('Signalbox is busy'), ok({ messageId: 'm1' })]);

    await presses.press('card', 'confirm K7QX2M');
    const failed = presses.state.read().get('card');
    await presses.press('card', 'confirm K7QX2M');

    expect(failed).toEqual({ waitingFor: undefined, failure: 'This was not sent. Signalbox is busy.' });
    expect(api.calls.filter((call) => call.includes('"id-1"'))).toHaveLength(2);
  });

  it('does not wait for ever', async () => {
    const { presses, timers } = await start([ok({ messageId: 'm1' })]);
    await presses.press('card', 'confirm K7QX2M');

    timers.fire();

    expect(presses.state.read().get('card')?.waitingFor).toBeUndefined();
  });

  it('needs no wait where the answer was quicker than the server', async () => {
    const { presses, timeline } = await start([ok({ messageId: 'm1' })]);
    timeline.receive(said('m1', 2));
    timeline.receive(aChannelMessage({ id: 'answer', revision: 3 }));

    await presses.press('card', 'confirm K7QX2M');

    expect(presses.state.read().get('card')?.waitingFor).toBeUndefined();
  });
});
