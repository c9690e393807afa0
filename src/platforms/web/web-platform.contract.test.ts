import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, describe, it } from 'vitest';
import { WebPayload } from '../../contract/web-message.ts';
import { aMessage } from '../../messages/testing/a-message.ts';
import { createSqliteStore } from '../../storage/sqlite/index.ts';
import type { WebMessage } from '../../storage/web-message-records.ts';
import { describePlatformContract, type PlatformHarness } from '../platform.contract.ts';
import { createWebPlatform } from './index.ts';
import { WebMessageFeed } from './web-message-feed.ts';

const channel = { platform: 'web', workspaceId: '', channelId: 'ops' } as const;

interface WebHarness extends PlatformHarness<WebPayload> {
  readonly published: readonly WebMessage[];
}

async function setUp(): Promise<WebHarness> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'signalbox-web-'));
  const store = await createSqliteStore({ dataFolder });
  const feed = new WebMessageFeed();
  const published: WebMessage[] = [];
  feed.subscribe((message) => {
    if (message !== undefined) published.push(message);
  });
  return {
    platform: createWebPlatform({ store, feed, now: () => new Date('2026-03-01T03:00:00Z') }),
    channel,
    published,
    secrets: [],
    checkPayload: (payload) => WebPayload.safeParse(payload).error?.issues ?? [],
    listShown: async () =>
      (await store.records.webMessages.listNewest('ops', 1_000)).map(({ id, payload }) => ({ messageId: id, content: payload })),
    readLog: () => '',
    close: async () => {
      await store.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

describePlatformContract('the web chat', { setUp, faults: [], postsOnce: true });

describe('createWebPlatform', () => {
  it('tells the open pages of every post and edit, after it is on disk', async () => {
    const harness = await setUp();
    const { platform, published } = harness;
    const { signal } = new AbortController();
    const posted = await platform.post({ channel, payload: platform.render(aMessage('first')), idempotencyKey: 'd1', signal });
    if (posted.status !== 'posted') throw new Error(posted.status);

    await platform.edit({ reference: posted.reference, payload: platform.render(aMessage('second')), signal });
    await harness.close();

    expect(published.map(({ id, payload }) => [id, payload.includes('first'), payload.includes('second')])).toEqual([
      ['d1', true, false],
      ['d1', false, true],
    ]);
    expect(published[1]?.revision).toBeGreaterThan(published[0]?.revision ?? 0);
  });

  it('asks to try again while the store takes no writes', async () => {
    const harness = await setUp();
    const { platform } = harness;
    await harness.close();

    const outcome = await platform.post({
      channel,
      payload: platform.render(aMessage()),
      idempotencyKey: 'd1',
      signal: new AbortController().signal,
    });

    expect(outcome).toMatchObject({ status: 'retry', isOutcomeUnknown: false });
  });
});
