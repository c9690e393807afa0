import { describe, expect, it } from 'vitest';
import type { PersonMessageAnswer } from '../../../src/contract/admin-api.ts';
import type { WebChannelMessage } from '../../../src/contract/web-message.ts';
import type { Answer } from '../api/answer.ts';
import { aChannelMessage } from '../testing/a-channel-message.ts';
import { fakeApi, ok, refused } from '../testing/fake-api.ts';
import type { FakeApi } from '../testing/fake-api.ts';
import { createChannelTimeline } from './channel-timeline.ts';
import type { ChannelTimeline } from './channel-timeline.ts';
import { createComposer } from './composer.ts';
import type { Composer } from './composer.ts';
import { createSentHistory } from './sent-history.ts';

interface Scene {
  readonly composer: Composer;
  readonly timeline: ChannelTimeline;
  readonly api: FakeApi;
  /** Lets the server answer the oldest open question. */
  readonly answer: (answer: Answer<PersonMessageAnswer>) => void;
}

async function start(): Promise<Scene> {
  const waiting: ((answer: Answer<PersonMessageAnswer>) => void)[] = [];
  const api = fakeApi({
    listMessages: () => Promise.resolve(ok({ messages: [], hasMore: false, revision: 0 })),
    sendMessage: () => new Promise((resolve) => waiting.push(resolve)),
  });
  const timeline = createChannelTimeline(api, 'ops', () => undefined);
  await timeline.load();
  let idCount = 0;
  const composer = createComposer({
    api,
    channelId: 'ops',
    timeline,
    history: createSentHistory(),
    newMessageId: () => `id-${(idCount += 1)}`,
  });
  return { composer, timeline, api, answer: (answer) => waiting.shift()?.(answer) };
}

function said(id: string, text: string, revision = 5): WebChannelMessage {
  const { payload } = aChannelMessage();
  const author = { userId: 'web:ana', displayName: 'Ana' };
  return aChannelMessage({ id, revision, payload: { ...payload, title: { spans: [{ kind: 'text', text }] }, author } });
}

describe('createComposer', () => {
  it('shows a message as pending until the stream brings it', async () => {
    const { composer, timeline, api, answer } = await start();
    composer.write('ec2 describe-instances');

    const sending = composer.sendDraft();
    const meanwhile = composer.state.read();
    answer(ok({ messageId: 'm1' }));
    await sending;
    const answered = composer.state.read();
    timeline.receive(said('m1', 'ec2 describe-instances'));

    expect(api.calls.at(-1)).toBe('sendMessage ops {"text":"ec2 describe-instances","clientMessageId":"id-1"}');
    expect(meanwhile).toMatchObject({ draft: '', isSending: true, pending: [{ text: 'ec2 describe-instances' }] });
    expect(answered).toMatchObject({ isSending: false, pending: [{ messageId: 'm1' }] });
    expect(composer.state.read().pending).toEqual([]);
  });

  it('does not show a message twice where the stream is quicker than the answer', async () => {
    const { composer, timeline, answer } = await start();
    timeline.receive(said('m0', 'help', 3));

    const sending = composer.send('help');
    const before = composer.state.read().pending.length;
    timeline.receive(said('m1', 'help', 4));
    const meanwhile = composer.state.read().pending.length;
    answer(ok({ messageId: 'm1' }));
    await sending;

    expect([before, meanwhile, composer.state.read().pending.length]).toEqual([1, 0, 0]);
  });

  it('puts a message that was not sent back, with the reason, before what was typed meanwhile', async () => {
    const { composer, answer } = await start();
    composer.write('one');
    const sending = composer.sendDraft();
    composer.write('two');
    answer(refused('Signalbox is busy'));
    await sending;

    expect(composer.state.read()).toEqual({
      draft: 'one\ntwo',
      isSending: false,
      pending: [],
      failure: 'This was not sent. Signalbox is busy.',
    });
  });

  it('sends the same message with the same id after a failure, and with another one after a success', async () => {
    const { composer, api, answer } = await start();
    for (const outcome of [refused('no answer'), ok({ messageId: 'm1' }), ok({ messageId: 'm2' })]) {
      composer.write('help');
      const sending = composer.sendDraft();
      answer(outcome);
      await sending;
    }

    const ids = api.calls.filter((call) => call.startsWith('sendMessage')).map((call) => /id-\d/.exec(call)?.[0]);
    expect(ids).toEqual(['id-1', 'id-1', 'id-2']);
    expect(composer.state.read().failure).toBeUndefined();
  });

  it('sends one message at a time, and none that is empty', async () => {
    const { composer, api } = await start();
    composer.write(' \n');
    void composer.sendDraft();
    void composer.send('one');
    composer.write('two');
    void composer.sendDraft();

    expect(api.calls.filter((call) => call.startsWith('sendMessage'))).toHaveLength(1);
    expect(composer.state.read().draft).toBe('two');
  });

  it('takes a text to be edited, sends nothing, and keeps what stood there to be recalled', async () => {
    const { composer, api } = await start();
    composer.write('half a thought');

    composer.edit('ec2 reboot-instances --instance-ids i-1');
    const edited = composer.state.read().draft;
    const isRecalled = composer.recallOlder();

    expect(edited).toBe('ec2 reboot-instances --instance-ids i-1');
    expect(isRecalled).toBe(true);
    expect(composer.state.read().draft).toBe('half a thought');
    expect(api.calls.filter((call) => call.startsWith('sendMessage'))).toEqual([]);
  });

  it('recalls what was sent, and leaves alone what is being typed', async () => {
    const { composer, answer } = await start();
    for (const text of ['one', 'two']) {
      const sending = composer.send(text);
      answer(ok({ messageId: text }));
      await sending;
    }

    const drafts = (['older', 'older', 'older', 'newer', 'newer'] as const).map((way) => [
      way === 'older' ? composer.recallOlder() : composer.recallNewer(),
      composer.state.read().draft,
    ]);
    composer.write('typed');
    const isRecalled = composer.recallOlder();

    expect(drafts).toEqual([
      [true, 'two'],
      [true, 'one'],
      [false, 'one'],
      [true, 'two'],
      [true, ''],
    ]);
    expect([isRecalled, composer.state.read().draft]).toEqual([false, 'typed']);
  });
});
