import { describe, expect, it } from 'vitest';
import type { MessageList } from '../../../src/contract/admin-api.ts';
import { aChannelMessage } from '../testing/a-channel-message.ts';
import { fakeApi, ok, refused } from '../testing/fake-api.ts';
import { createChannelTimeline } from './channel-timeline.ts';

function message(number: number, revision = number): ReturnType<typeof aChannelMessage> {
  const postedAt = new Date(Date.parse('2026-11-24T00:00:00Z') + number * 1000).toISOString();
  return aChannelMessage({ id: `m${String(number).padStart(4, '0')}`, revision, postedAt });
}

function page(from: number, to: number, hasMore = false): MessageList {
  return { messages: Array.from({ length: to - from + 1 }, (_, index) => message(from + index)), hasMore, revision: to };
}

const ignoreRevision = (): void => undefined;

describe('createChannelTimeline', () => {
  it('loads the newest messages and tells where the stream goes on', async () => {
    const revisions: number[] = [];
    const timeline = createChannelTimeline(fakeApi({ listMessages: () => Promise.resolve(ok(page(1, 3, true))) }), 'ops', (revision) =>
      revisions.push(revision),
    );

    await timeline.load();

    expect(timeline.state.read()).toMatchObject({ status: 'ready', hasMore: true, failure: undefined });
    expect(timeline.state.read().messages).toHaveLength(3);
    expect(revisions).toEqual([3]);
  });

  it('keeps what the stream brings while the first page is under way', async () => {
    const timeline = createChannelTimeline(fakeApi({ listMessages: () => Promise.resolve(ok(page(1, 2))) }), 'ops', ignoreRevision);

    const loading = timeline.load();
    const isNew = timeline.receive(message(3));
    timeline.receive(message(2, 9));
    await loading;

    expect(isNew).toBe(true);
    expect(timeline.state.read().messages.map(({ revision }) => revision)).toEqual([1, 9, 3]);
  });

  it('says why it failed, and loads on another try', async () => {
    let isBroken = true;
    const api = fakeApi({ listMessages: () => Promise.resolve(isBroken ? refused('The store does not answer') : ok(page(1, 2))) });
    const timeline = createChannelTimeline(api, 'ops', ignoreRevision);

    await timeline.load();
    const failed = timeline.state.read();
    isBroken = false;
    await timeline.load();

    expect(failed).toMatchObject({ status: 'failed', failure: 'The store does not answer' });
    expect(timeline.state.read()).toMatchObject({ status: 'ready', failure: undefined });
  });

  it('loads older messages before the oldest one', async () => {
    const api = fakeApi({
      listMessages: (_channelId, before) => Promise.resolve(ok(before === undefined ? page(51, 60, true) : page(41, 50))),
    });
    const timeline = createChannelTimeline(api, 'ops', ignoreRevision);
    await timeline.load();

    await timeline.loadOlder();

    expect(api.calls).toEqual(['listMessages ops', 'listMessages ops m0051']);
    expect(timeline.state.read()).toMatchObject({ hasMore: false, isLoadingOlder: false });
    expect(timeline.state.read().messages[0]?.id).toBe('m0041');
  });

  it('asks for older messages once at a time', async () => {
    const api = fakeApi({ listMessages: () => Promise.resolve(ok(page(51, 60, true))) });
    const timeline = createChannelTimeline(api, 'ops', ignoreRevision);
    await timeline.load();

    await Promise.all([timeline.loadOlder(), timeline.loadOlder()]);

    expect(api.calls).toHaveLength(2);
  });

  it('keeps the list where older messages cannot be had', async () => {
    const api = fakeApi({
      listMessages: (_channelId, before) => Promise.resolve(before === undefined ? ok(page(51, 60, true)) : refused('Signalbox is busy')),
    });
    const timeline = createChannelTimeline(api, 'ops', ignoreRevision);
    await timeline.load();

    await timeline.loadOlder();

    expect(timeline.state.read()).toMatchObject({ status: 'ready', hasMore: true, isLoadingOlder: false, failure: 'Signalbox is busy' });
    expect(timeline.state.read().messages).toHaveLength(10);
  });

  it('tells new messages from edits', async () => {
    const timeline = createChannelTimeline(fakeApi({ listMessages: () => Promise.resolve(ok(page(1, 2))) }), 'ops', ignoreRevision);
    await timeline.load();

    expect(timeline.receive(message(3))).toBe(true);
    expect(timeline.receive(message(3))).toBe(false);
    expect(timeline.receive(message(2, 9))).toBe(false);
  });

  it('does not render again for what it knows', async () => {
    const timeline = createChannelTimeline(fakeApi({ listMessages: () => Promise.resolve(ok(page(1, 2))) }), 'ops', ignoreRevision);
    await timeline.load();
    const before = timeline.state.read();

    timeline.receive(message(2));

    expect(timeline.state.read()).toBe(before);
  });

  it('lets go of old messages once there are many', async () => {
    const timeline = createChannelTimeline(fakeApi({ listMessages: () => Promise.resolve(ok(page(1, 400))) }), 'ops', ignoreRevision);
    await timeline.load();

    timeline.trim();
    const kept = timeline.state.read().messages.length;
    timeline.receive(message(401));
    timeline.trim();

    expect(kept).toBe(400);
    expect(timeline.state.read().messages).toHaveLength(300);
    expect(timeline.state.read()).toMatchObject({ hasMore: true });
    expect(timeline.state.read().messages.at(-1)?.id).toBe('m0401');
  });
});
