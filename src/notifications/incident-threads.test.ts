import { afterEach, describe, expect, it } from 'vitest';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import { aChannelConfiguration } from '../domain/testing/a-channel-configuration.ts';
import { DEFAULT_UPDATE_POLICY, type UpdatePolicy } from '../domain/update-policy.ts';
import type { PlatformCapabilities, PostOutcome } from '../platforms/platform.ts';
import { FakePlatform } from './testing/fake-platform.ts';
import { openThreadFlow, type ThreadFlow } from './testing/open-thread-flow.ts';

const HOUR = 60 * 60_000;
const gone: PostOutcome = { status: 'message-gone', reason: 'deleted' };
const refused: PostOutcome = { status: 'refused', reason: 'the message is too long', cause: 'payload' };
const busy: PostOutcome = { status: 'retry', reason: 'busy', scope: 'delivery', isOutcomeUnknown: false };

let flow: ThreadFlow;
afterEach(() => flow.close());

function withPolicy(policy: Partial<UpdatePolicy>, overrides: Partial<ChannelConfiguration> = {}): ChannelConfiguration {
  return aChannelConfiguration({ updates: { ...DEFAULT_UPDATE_POLICY, ...policy }, ...overrides });
}

async function open(policy: Partial<UpdatePolicy> | undefined, capabilities: Partial<PlatformCapabilities> = {}): Promise<void> {
  flow = await openThreadFlow([policy === undefined ? aChannelConfiguration() : withPolicy(policy)], capabilities);
}

async function showWhole(): Promise<readonly string[]> {
  await flow.step('ALARM');
  await flow.step('INSUFFICIENT_DATA');
  await flow.step('OK');
  return flow.shown();
}

const first = (): string => `message-of-${flow.platform.calls[0]?.key ?? ''}`;
const deliveriesOf = (eventId: string) => flow.store().records.deliveries.listOfEvent(eventId);

describe('the steps of an incident', () => {
  it('change its message and are replies in its thread', async () => {
    await open(undefined);

    expect(await showWhole()).toEqual([
      'post: ALARM',
      `edit ${first()}: INSUFFICIENT_DATA`,
      `reply to ${first()}: INSUFFICIENT_DATA`,
      `edit ${first()}: OK`,
      `reply to ${first()}: OK`,
    ]);
    expect(flow.platform.calls.at(-1)?.text).toMatch(/OK after 2 min/);
  });

  it('are in the channel as well with show: both', async () => {
    await open({ show: 'both' });

    expect(await showWhole()).toEqual([
      'post: ALARM',
      `edit ${first()}: INSUFFICIENT_DATA`,
      `reply to ${first()} and channel: INSUFFICIENT_DATA`,
      `edit ${first()}: OK`,
      `reply to ${first()} and channel: OK`,
    ]);
  });

  it('are messages of their own with show: channel, and the first one is changed all the same', async () => {
    await open({ show: 'channel' });

    expect(await showWhole()).toEqual([
      'post: ALARM',
      `edit ${first()}: INSUFFICIENT_DATA`,
      'post: INSUFFICIENT_DATA',
      `edit ${first()}: OK`,
      'post: OK',
    ]);
  });

  it.each([
    ['thread', ['post: ALARM', 'reply: INSUFFICIENT_DATA', 'reply: OK']],
    ['channel', ['post: ALARM', 'post: INSUFFICIENT_DATA', 'post: OK']],
  ] as const)('leave the message as it was posted with edit: false and show: %s', async (show, expected) => {
    await open({ show, edit: false });

    expect((await showWhole()).map((call) => call.replace(` to ${first()}`, ''))).toEqual(expected);
  });

  it.each([
    ['threads', { threads: false }, ['post: ALARM', 'edit: INSUFFICIENT_DATA', 'edit: OK']],
    ['edits', { edits: false }, ['post: ALARM', 'reply: INSUFFICIENT_DATA', 'reply: OK']],
    ['both', { threads: false, edits: false }, ['post: ALARM', 'post: INSUFFICIENT_DATA', 'post: OK']],
  ] as const)('are shown once where the platform has no %s', async (_what, capabilities, expected) => {
    await open(undefined, capabilities);

    expect((await showWhole()).map((call) => call.replace(/ (?:to )?message-of-\S+?:/, ':'))).toEqual(expected);
  });

  it('are folded with a reason where the platform has lost its threads since they came', async () => {
    await open(undefined);
    await flow.step('ALARM');
    const { eventId } = await flow.take('OK');
    const { calls } = flow.platform;
    flow.platform = new FakePlatform({ threads: false });
    await flow.deliver();

    expect(calls).toHaveLength(1);
    expect((await deliveriesOf(eventId)).map(({ action, status }) => `${action} ${status}`)).toEqual(['edit sent', 'reply folded']);
    expect((await deliveriesOf(eventId))[1]?.reason).toContain('no threads');
  });

  it('go by the policy of each channel, all from one event', async () => {
    const channels = (['thread', 'both', 'channel'] as const).map((show) => withPolicy({ show }, { configurationName: show }));
    flow = await openThreadFlow(channels);
    await flow.step('ALARM');
    const enqueued = await flow.take('OK');
    await flow.deliver();

    expect(enqueued.deliveries.map(({ configurationName }) => configurationName)).toEqual([
      'thread',
      'thread',
      'both',
      'both',
      'channel',
      'channel',
    ]);
    const replies = flow.platform.calls.slice(3).filter(({ kind }) => kind === 'post');
    const [, broadcast] = replies;
    expect(replies.filter(({ thread }) => thread !== undefined)).toHaveLength(2);
    expect(replies.filter(({ isBroadcast }) => isBroadcast)).toHaveLength(1);
    expect(broadcast).toBeDefined();
    expect(flow.context.metrics.count('processed both')).toBe(2);
  });

  it('go by what was set in the chat, from the next event on, and never against the file', async () => {
    await open(undefined);
    await flow.step('ALARM');
    const { channel } = aChannelConfiguration();
    await flow.store().write((records) => records.channelPreferences.put({ channel, updates: { show: 'both', edit: false } }));
    await flow.step('INSUFFICIENT_DATA');
    flow.configurations = [withPolicy({})];
    await flow.step('OK');

    expect(flow.shown()).toEqual([
      'post: ALARM',
      `reply to ${first()} and channel: INSUFFICIENT_DATA`,
      `edit ${first()}: OK`,
      `reply to ${first()}: OK`,
    ]);
  });
});

describe('a message that is not there', () => {
  it('is posted anew by the change, and replies go under that one', async () => {
    await open(undefined);
    await flow.step('ALARM');
    flow.platform.script(gone);
    await flow.step('INSUFFICIENT_DATA');
    const second = `message-of-${flow.platform.calls[2]?.key ?? ''}`;
    await flow.step('OK');

    expect(flow.shown()).toEqual([
      'post: ALARM',
      `edit ${first()}: INSUFFICIENT_DATA`,
      'post: INSUFFICIENT_DATA',
      `reply to ${second}: INSUFFICIENT_DATA`,
      `edit ${second}: OK`,
      `reply to ${second}: OK`,
    ]);
  });

  it.each([
    ['says so', gone],
    ['shows the reply in the channel without a word', undefined],
  ])('is replaced by the reply where nothing is changed and the platform %s', async (_how, outcome) => {
    await open({ edit: false });
    await flow.step('ALARM');
    const { channel } = aChannelConfiguration();
    flow.platform.script(outcome ?? { status: 'posted', reference: { channel, messageId: 'unthreaded' }, isUnthreaded: true });
    await flow.step('INSUFFICIENT_DATA');
    await flow.step('OK');

    const last = flow.shown().at(-1);
    expect(last).toMatch(/^reply to (?:unthreaded|message-of-\S+): OK$/);
    expect(last).not.toContain(first());
  });

  it.each([
    ['says so', 'folded', gone],
    [
      'shows the reply in the channel without a word',
      'sent',
      { status: 'posted', reference: { channel: aChannelConfiguration().channel, messageId: 'unthreaded' }, isUnthreaded: true },
    ],
  ] as const)('is not replaced by a late step where the platform %s', async (_how, status, outcome) => {
    await open(undefined);
    const before = flow.context.now();
    flow.context.advance(60_000);
    await flow.step('ALARM');
    flow.platform.script(outcome, gone);
    const { eventId } = await flow.take('OK', { at: before });
    await flow.deliver();
    await flow.step('INSUFFICIENT_DATA');

    expect(await deliveriesOf(eventId)).toMatchObject([{ action: 'reply', status }]);
    expect(flow.shown()).toEqual([
      'post: ALARM',
      `reply to ${first()}: OK`,
      `edit ${first()}: INSUFFICIENT_DATA`,
      'post: INSUFFICIENT_DATA',
      `reply to message-of-${flow.platform.calls[3]?.key ?? ''}: INSUFFICIENT_DATA`,
    ]);
  });

  it('was never posted: what comes next takes its place, and a replay of it is superseded', async () => {
    await open(undefined);
    flow.platform.script(refused);
    await flow.take('ALARM');
    await flow.deliver();
    await flow.step('OK');

    const second = `message-of-${flow.platform.calls[1]?.key ?? ''}`;
    expect(flow.shown()).toEqual(['post: ALARM', 'post: OK', `reply to ${second}: OK`]);
    const [dead] = await deliveriesOf('event-1');
    expect(dead?.status).toBe('dead');
    expect(await flow.store().records.deliveries.isSuperseded(dead?.id ?? '')).toBe(true);
  });

  it('stands in another channel: the configuration has moved, and so has its thread', async () => {
    await open(undefined);
    await flow.step('ALARM');
    flow.configurations = [aChannelConfiguration({ channel: { platform: 'web', workspaceId: '', channelId: 'elsewhere' } })];
    await flow.step('INSUFFICIENT_DATA');
    const second = `message-of-${flow.platform.calls[1]?.key ?? ''}`;
    await flow.step('OK');

    expect(flow.shown()).toEqual([
      'post: ALARM',
      'post: INSUFFICIENT_DATA',
      `reply to ${second}: INSUFFICIENT_DATA`,
      `edit ${second}: OK`,
      `reply to ${second}: OK`,
    ]);
  });
});

describe('a configuration that has moved while its first message waits', () => {
  it('goes on in its new channel as soon as the old one is done', async () => {
    await open(undefined);
    flow.platform.script(busy, refused);
    await flow.take('ALARM');
    flow.configurations = [aChannelConfiguration({ channel: { platform: 'web', workspaceId: '', channelId: 'elsewhere' } })];
    await flow.take('OK');
    await flow.deliver();
    expect(flow.shown()).toEqual(['post: ALARM']);

    await flow.passTimer();
    await expect.poll(() => flow.platform.calls.length).toBe(4);

    const anew = `message-of-${flow.platform.calls[2]?.key ?? ''}`;
    expect(flow.shown().slice(1)).toEqual(['post: ALARM', 'post: OK', `reply to ${anew}: OK`]);
  });
});

describe('deliveries of one incident', () => {
  it('keep their order: a reply waits for the message that it is a reply to', async () => {
    await open(undefined);
    flow.platform.script(busy);
    await flow.take('ALARM');
    await flow.take('OK');
    await flow.deliver();
    expect(flow.shown()).toEqual(['post: ALARM']);

    await flow.passTimer();
    expect(flow.shown()).toEqual(['post: ALARM', 'post: ALARM', `edit ${first()}: OK`, `reply to ${first()}: OK`]);
  });

  it('lets a reply be dead with a reason, and nothing after it', async () => {
    await open(undefined);
    await flow.step('ALARM');
    const { channel } = aChannelConfiguration();
    flow.platform.script({ status: 'posted', reference: { channel, messageId: first() } }, refused);
    const { eventId } = await flow.take('INSUFFICIENT_DATA');
    await flow.deliver();
    await flow.step('OK');

    const [, reply] = await deliveriesOf(eventId);
    expect(reply).toMatchObject({ action: 'reply', status: 'dead', reason: 'the message is too long' });
    expect(await flow.store().records.deliveries.isSuperseded(reply?.id ?? '')).toBe(false);
    expect(flow.shown().at(-1)).toBe(`reply to ${first()}: OK`);
  });

  it('go on where they were after a kill between the change and the reply', async () => {
    await open(undefined);
    await flow.step('ALARM');
    const { channel } = aChannelConfiguration();
    const never = Promise.withResolvers<PostOutcome>();
    flow.platform.script({ status: 'posted', reference: { channel, messageId: first() } }, never.promise);
    const { eventId } = await flow.take('OK');
    void flow.deliver().catch(() => undefined);
    await expect.poll(() => flow.platform.calls.length).toBe(3);
    const message = first();
    flow.platform = new FakePlatform({ threads: true });

    await flow.restart();

    expect(flow.shown()).toEqual([`reply to ${message}: OK`]);
    expect((await deliveriesOf(eventId)).map(({ action, status, isPossibleDuplicate }) => [action, status, isPossibleDuplicate])).toEqual([
      ['edit', 'sent', false],
      ['reply', 'sent', true],
    ]);
  });

  it('are made once, however often the event comes', async () => {
    await open(undefined);
    await flow.step('ALARM');
    const first = await flow.take('OK', { key: 'the same' });
    const again = await flow.take('OK', { key: 'the same' });

    expect(first.deliveries).toHaveLength(2);
    expect(again).toMatchObject({ status: 'duplicate', deliveries: [] });
    expect(await deliveriesOf(first.eventId)).toHaveLength(2);
  });

  it.each([
    ['thread', ['reply']],
    ['channel', ['reply']],
    ['both', ['reply']],
  ] as const)('call people once where a step is worse than all before, with show: %s', async (show, calling) => {
    const mentionRules = [
      { severities: ['high', 'critical'], mentions: [{ target: { kind: 'everyone', scope: 'here' }, text: '@here' }] },
    ] as const;
    flow = await openThreadFlow([withPolicy({ show }, { mentionRules })]);
    await flow.step('INSUFFICIENT_DATA');
    const { eventId } = await flow.take('ALARM');

    const calls = (await deliveriesOf(eventId)).filter(({ message }) => JSON.stringify(message).includes('"mention"'));
    expect(calls.map(({ action }) => action)).toEqual(calling);
  });

  it('are told once of a change of state that comes by two ways', async () => {
    await open(undefined);
    const at = flow.context.now();
    await flow.step('ALARM');
    const { eventId } = await flow.take('ALARM', { at });
    await flow.deliver();

    expect(flow.shown()).toEqual(['post: ALARM']);
    expect(await deliveriesOf(eventId)).toMatchObject([{ status: 'folded', reason: 'the same change of state came before' }]);
  });

  it('tell what comes late in the thread alone, and change nothing', async () => {
    await open({ show: 'both' });
    await flow.step('ALARM');
    const between = flow.context.now();
    flow.context.advance(60_000);
    await flow.step('OK');
    await flow.take('INSUFFICIENT_DATA', { at: between });
    await flow.deliver();

    expect(flow.shown().slice(3)).toEqual([`reply to ${first()}: INSUFFICIENT_DATA`]);
  });
});

describe('a new thread', () => {
  it('starts with the next step after the age that the channel wants, and takes what follows', async () => {
    await open({ newThreadAfterMs: HOUR });
    await flow.take('ALARM');
    await flow.deliver();
    flow.context.advance(HOUR);
    await flow.take('INSUFFICIENT_DATA');
    await flow.deliver();
    flow.context.advance(1);
    await flow.take('ALARM');
    await flow.deliver();
    flow.context.advance(10 * HOUR);
    await flow.take('OK');
    await flow.deliver();

    const second = `message-of-${flow.platform.calls[3]?.key ?? ''}`;
    expect(flow.shown()).toEqual([
      'post: ALARM',
      `edit ${first()}: INSUFFICIENT_DATA`,
      `reply to ${first()}: INSUFFICIENT_DATA`,
      'post: ALARM',
      `edit ${second}: OK`,
      `reply to ${second}: OK`,
    ]);
    expect(flow.platform.calls.at(-1)?.text).toContain('after 11 h');
  });

  it('starts after 24 hours by default', async () => {
    await open(undefined);
    await flow.take('ALARM');
    flow.context.advance(24 * HOUR);
    await flow.take('INSUFFICIENT_DATA');
    flow.context.advance(1);
    await flow.take('INSUFFICIENT_DATA');
    await flow.deliver();

    expect(flow.shown().map((call) => call.slice(0, 4))).toEqual(['post', 'edit', 'repl', 'post']);
  });
});

describe('an OK whose ALARM was never shown', () => {
  it('is folded with the reason, and posted where the channel asks for it', async () => {
    flow = await openThreadFlow([
      withPolicy({}, { configurationName: 'quiet' }),
      withPolicy({ postOkWithoutAlarm: true }, { configurationName: 'all' }),
    ]);
    const { eventId } = await flow.take('OK');
    await flow.deliver();

    expect(flow.shown()).toEqual(['post: OK']);
    expect(flow.platform.calls[0]?.text).not.toContain('after');
    expect(await deliveriesOf(eventId)).toMatchObject([
      { configurationName: 'quiet', status: 'folded', reason: 'it is the OK of an alarm whose ALARM was not shown here' },
      { configurationName: 'all', status: 'sent' },
    ]);
  });

  it('is shown with its ALARM where that comes late', async () => {
    await open(undefined);
    const openedAt = flow.context.now();
    flow.context.advance(12 * 60_000);
    await flow.take('OK');
    await flow.take('ALARM', { at: openedAt });
    await flow.deliver();

    expect(flow.shown()).toEqual(['post: OK']);
    expect(flow.platform.calls[0]?.text).toContain('OK after 12 min in ALARM');
  });

  it('begins anew with the next ALARM', async () => {
    await open(undefined);
    await flow.step('OK');
    await flow.step('ALARM');
    await flow.step('OK');

    expect(flow.shown()).toEqual(['post: ALARM', `edit ${first()}: OK`, `reply to ${first()}: OK`]);
  });
});
