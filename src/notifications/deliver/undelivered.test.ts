import { afterEach, describe, expect, it } from 'vitest';
import { channelKey } from '../../domain/channel.ts';
import { aChannelConfiguration } from '../../domain/testing/a-channel-configuration.ts';
import { anIncident } from '../../domain/testing/an-incident.ts';
import type { Delivery } from '../../messages/delivery.ts';
import type { Message } from '../../messages/message.ts';
import { renderPlainText } from '../../messages/plain-text.ts';
import { text } from '../../messages/spans.ts';
import { aMessage } from '../../messages/testing/a-message.ts';
import type { PostOutcome, PostSearch } from '../../platforms/platform.ts';
import { FakePlatform } from '../testing/fake-platform.ts';
import { openDispatcher, type TestDispatcher } from '../testing/open-dispatcher.ts';
import { FALLBACK_AFTER_MS } from './channel-trouble.ts';
import { GIVE_UP_AFTER_MS } from './retry-policy.ts';

const MINUTE_MS = 60_000;
const { channel } = aChannelConfiguration();
const archived: PostOutcome = { status: 'refused', reason: 'the channel is archived', cause: 'operator' };
const tooLong: PostOutcome = { status: 'refused', reason: 'the message is too long', cause: 'payload' };
const unanswered: PostOutcome = { status: 'retry', reason: 'no answer', scope: 'delivery', isOutcomeUnknown: true };
const elsewhere = aChannelConfiguration({
  configurationName: 'elsewhere',
  channel: { platform: 'web', workspaceId: '', channelId: 'elsewhere' },
});

/** A chat in which some channels take nothing. */
class PartlyArchived extends FakePlatform {
  readonly archivedIds = new Set<string>(['ops']);

  override post(request: Parameters<FakePlatform['post']>[0]): Promise<PostOutcome> {
    const outcome = super.post(request);
    return this.archivedIds.has(request.channel.channelId) ? outcome.then(() => archived) : outcome;
  }
}

let flow: TestDispatcher;
afterEach(() => flow.close());

const texts = (): readonly string[] => flow.platform.calls.map(({ text }) => text);

async function fallbackOf(id: string): Promise<Delivery | undefined> {
  const all = await flow.context.store.records.deliveries.list({ limit: 100 });
  return all.find((delivery) => delivery.fallbackOf === id);
}

describe('a channel that takes nothing before an operator has mended something', () => {
  it('keeps its messages, is asked less and less often, and tells operators until it works', async () => {
    flow = await openDispatcher();
    flow.platform.script(...Array.from({ length: 7 }, () => archived));
    const first = await flow.queue('first');
    await flow.queue('second');

    expect(await flow.find(first)).toMatchObject({ status: 'queued', reason: 'the channel is archived', isPossibleDuplicate: false });
    expect(texts()).toEqual(['first']);
    expect([...flow.notices.keys()]).toEqual([`channel ${channelKey(channel)}`]);
    expect(flow.context.metrics.count('blocked ops')).toBe(1);

    await flow.pass(31 * MINUTE_MS);
    expect(texts()).toHaveLength(6);
    await flow.pass(30 * MINUTE_MS);

    expect(texts().slice(-2)).toEqual(['first', 'second']);
    expect(flow.notices.size).toBe(0);
    expect(flow.context.metrics.count('free ops')).toBe(1);
  });

  it('is asked at once after something was changed', async () => {
    flow = await openDispatcher();
    flow.platform.script(archived);
    await flow.queue('waits');

    await flow.dispatcher.hurry();
    await flow.idle();

    expect(texts()).toEqual(['waits', 'waits']);
  });

  it('tells of a whole workspace once', async () => {
    flow = await openDispatcher();
    flow.platform.script({ ...archived, reason: 'the token was revoked', scope: 'workspace' });
    await flow.queue('waits');

    expect([...flow.notices.values()]).toMatchObject([{ key: 'workspace web/', title: 'Messages for the web workspace  wait' }]);
  });

  it('gives up after a day, also what it was never asked about', async () => {
    flow = await openDispatcher({}, new PartlyArchived());
    const queuedAt = new Date(flow.context.now().getTime() - GIVE_UP_AFTER_MS + 10 * MINUTE_MS);
    const ids = [];
    for (const line of ['one', 'two', 'three']) ids.push(await flow.queue(line, { queuedAt }));

    await flow.pass(20 * MINUTE_MS);

    for (const id of ids) {
      expect(await flow.find(id)).toMatchObject({ status: 'dead', reason: expect.stringMatching(/^given up .*archived$/) as string });
    }
    expect(flow.context.metrics.count('failed ops')).toBe(3);
  });
});

describe('the fallback of a configuration', () => {
  const options = { fallbackOf: (name: string) => (name === 'ops' ? elsewhere : aChannelConfiguration()) };

  it('shows what waits for too long, marked with where it belongs, and the channel has it as well once it works', async () => {
    const platform = new PartlyArchived();
    flow = await openDispatcher(options, platform);
    const id = await flow.queue('disk full');
    await flow.pass(FALLBACK_AFTER_MS - 1_000);
    expect(await fallbackOf(id)).toBeUndefined();

    await flow.pass(2_000);
    const shown = await fallbackOf(id);
    expect(shown).toMatchObject({ status: 'sent', configurationName: 'elsewhere', priority: 1 });
    expect(shown === undefined ? '' : renderPlainText(shown.message)).toContain(
      'Belongs in ops (web//ops), where it could not be posted: the channel is archived',
    );
    await flow.pass(10 * MINUTE_MS);
    expect(flow.context.metrics.count('fell back ops')).toBe(1);

    platform.archivedIds.clear();
    await flow.pass(20 * MINUTE_MS);
    expect(await flow.find(id)).toMatchObject({ status: 'sent' });
  });

  it('shows what is dead at once', async () => {
    flow = await openDispatcher(options);
    flow.platform.script(tooLong);
    const id = await flow.queue('long');

    expect(await flow.find(id)).toMatchObject({ status: 'dead' });
    expect(await fallbackOf(id)).toMatchObject({ status: 'sent', configurationName: 'elsewhere' });
  });

  it('passes nothing on that it cannot deliver itself', async () => {
    flow = await openDispatcher(options);
    flow.platform.script(tooLong, tooLong);
    const id = await flow.queue('long');

    expect(await fallbackOf(id)).toMatchObject({ status: 'dead' });
    await expect(flow.context.store.records.deliveries.countByStatus()).resolves.toMatchObject({ dead: 2, queued: 0, sent: 0 });
  });

  it('does not show twice what it has had itself', async () => {
    flow = await openDispatcher(options);
    const eventId = 'for both';
    await flow.queue('for both', { eventId, configurationName: 'elsewhere', channel: elsewhere.channel });
    flow.platform.script(tooLong);
    const id = await flow.queue('for both', { eventId });

    expect(await fallbackOf(id)).toMatchObject({ status: 'folded', reason: 'the event is shown in this channel anyway' });
  });
});

describe('a message of which no answer came', () => {
  async function sendAgainAfter(search: PostSearch): Promise<Delivery | undefined> {
    flow = await openDispatcher();
    flow.platform.findPosted = async () => search;
    flow.platform.script(unanswered);
    const id = await flow.queue('perhaps');
    await flow.pass(MINUTE_MS);
    return flow.find(id);
  }

  it('is sent where it stands in its channel', async () => {
    const reference = { channel, messageId: 'm7' };

    const delivery = await sendAgainAfter({ status: 'found', reference });

    expect(delivery).toMatchObject({ status: 'sent', messageReference: reference, isPossibleDuplicate: false });
    expect(texts()).toEqual(['perhaps']);
    expect(flow.context.metrics.count('looked up ops found')).toBe(1);
  });

  it('is sent again where it does not', async () => {
    const delivery = await sendAgainAfter({ status: 'absent' });

    expect(delivery).toMatchObject({ status: 'sent', isPossibleDuplicate: false });
    expect(texts()).toEqual(['perhaps', 'perhaps']);
  });

  it('is sent again and marked where that cannot be known', async () => {
    const rendered: string[] = [];
    class Reading extends FakePlatform {
      override render(message: Parameters<FakePlatform['render']>[0]): string {
        rendered.push(renderPlainText(message));
        return super.render(message);
      }
    }
    flow = await openDispatcher({}, new Reading());
    flow.platform.script(unanswered);
    const id = await flow.queue('perhaps');
    await flow.pass(MINUTE_MS);

    expect(await flow.find(id)).toMatchObject({ status: 'sent', isPossibleDuplicate: true });
    expect(rendered.map((text) => text.includes('Possible duplicate'))).toEqual([false, true]);
  });

  it('is no duplicate where a part of it could not be rendered: the rest is shown at once', async () => {
    class Older extends FakePlatform {
      override render(message: Parameters<FakePlatform['render']>[0]): string {
        if (message.blocks.some(({ kind }) => kind === 'code')) throw new TypeError('no such block');
        return renderPlainText(message);
      }
    }
    flow = await openDispatcher({}, new Older());
    const blocks: Message['blocks'] = [
      { kind: 'code', text: 'of a newer version' },
      { kind: 'paragraph', spans: [text('on web-1')] },
    ];
    const id = await flow.queue('failed', { message: { ...aMessage('failed'), blocks } });

    expect(await flow.find(id)).toMatchObject({ status: 'sent', isPossibleDuplicate: false });
    expect(texts()).toEqual(['failed\n\non web-1\n\nA part of this message could not be shown here.']);
  });

  it('is no duplicate where it was a change', async () => {
    flow = await openDispatcher();
    await flow.context.store.write(({ incidents }) => incidents.insert(anIncident({ messageReference: { channel, messageId: 'm1' } })));
    flow.platform.script(unanswered);
    const id = await flow.queue('change', { action: 'edit', incidentId: anIncident().id });
    await flow.pass(MINUTE_MS);

    expect(await flow.find(id)).toMatchObject({ status: 'sent', attemptCount: 2, isPossibleDuplicate: false });
  });
});

describe('what is less urgent', () => {
  it('has a turn now and then, however much comes that is more so', async () => {
    const pace = { postsOfChannel: [{ count: 1, perMs: 1_000 }], editsOfWorkspace: [] };
    flow = await openDispatcher({}, new FakePlatform({ pace }));
    const info = await flow.queue('begins', { priority: 0 }).then(() => flow.queue('info', { priority: 4 }));
    for (let number = 0; number < 30; number += 1) await flow.queue(`critical ${number}`, { priority: 0 });

    await flow.pass(12_000);

    expect(await flow.find(info)).toMatchObject({ status: 'sent' });
    expect(texts().indexOf('info')).toBe(9);
  });
});

describe('a channel whose platform is slow', () => {
  it('delays no other', async () => {
    flow = await openDispatcher();
    const { promise, resolve } = Promise.withResolvers<PostOutcome>();
    flow.platform.script(promise);
    void flow.queue('slow');
    await expect.poll(() => texts()).toEqual(['slow']);

    const other = { channel: elsewhere.channel, configurationName: 'elsewhere' };
    void flow.queue('one', other);
    void flow.queue('two', other);
    await expect.poll(() => texts()).toEqual(['slow', 'one', 'two']);
    resolve({ status: 'posted', reference: { channel, messageId: 'm1' } });
    await flow.idle();
  });
});

describe('a limit of a whole workspace', () => {
  it('holds back changes in all its channels, and no new messages', async () => {
    flow = await openDispatcher();
    for (const id of ['here', 'there']) {
      const place = id === 'here' ? channel : elsewhere.channel;
      await flow.context.store.write(({ incidents }) =>
        incidents.insert(anIncident({ id, incidentKey: id, messageReference: { channel: place, messageId: id } })),
      );
    }
    flow.platform.script({ status: 'retry', reason: 'wait', scope: 'workspace', retryAfterMs: 20_000, isOutcomeUnknown: false });
    await flow.queue('change here', { action: 'edit', incidentId: 'here' });
    await flow.queue('change there', { action: 'edit', incidentId: 'there', channel: elsewhere.channel, configurationName: 'elsewhere' });
    await flow.queue('news');

    expect(texts()).toEqual(['change here', 'news']);
    await flow.pass(21_000);
    expect(texts().toSorted()).toEqual(['change here', 'change here', 'change there', 'news']);
  });
});
