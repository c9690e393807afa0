// The page's live stream: it catches up however far it is behind, and ends with the session.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { HEARTBEAT_MS } from '../../src/admin-api/event-stream.ts';
import { askServer } from '../../src/cli/admin-client.ts';
import { SignInLinkAnswer } from '../../src/contract/admin-api.ts';
import { AppError } from '../../src/domain/errors.ts';
import { SESSION_LIFETIME_MS } from '../../src/sign-in/sessions.ts';
import { createSqliteStore } from '../../src/storage/sqlite/index.ts';
import type { Store } from '../../src/storage/store.ts';
import type { WebMessageReader } from '../../src/storage/web-message-records.ts';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

let app: StartedApp;
afterEach(async () => {
  vi.useRealTimers();
  await app.stop();
});

/** More than the buffers of a connection hold. */
const MISSED_MESSAGES = 3_000;

function payloadOf(text: string): string {
  const spans = [{ kind: 'text', text }];
  return JSON.stringify({ tone: 'neutral', title: { spans }, blocks: [{ kind: 'paragraph', spans }], fallbackText: text });
}

async function fill(store: Store): Promise<Store> {
  await store.write(async (records) => {
    for (let index = 0; index < MISSED_MESSAGES; index += 1) {
      const payload = payloadOf(`${index} ${'x'.repeat(700)}`);
      await records.webMessages.put({ id: `m${index}`, channelId: 'ops', payload, now: new Date() });
    }
  });
  return store;
}

function withMessages(store: Store, change: (reader: WebMessageReader) => Partial<WebMessageReader>): Store {
  const { webMessages } = store.records;
  return { ...store, records: { ...store.records, webMessages: { ...webMessages, ...change(webMessages) } } };
}

async function notify(body: string): Promise<void> {
  const token = (await readFile(join(app.dataFolder, 'notify-token'), 'utf8')).trim();
  const response = await fetch(`${app.url}/notify`, { method: 'POST', body, headers: { authorization: `Bearer ${token}` } });
  expect(response.status).toBe(200);
}

/** Reads a stream to its end; undefined where it broke off, with or without a word. */
async function readToEnd(answer: Promise<Response>): Promise<string | undefined> {
  return answer.then((response) => response.text()).catch(() => undefined);
}

describe('GET /api/stream', () => {
  it('brings a page that missed thousands of messages up to date on one connection, and then what is new', async () => {
    app = await startApp({ openStore: async ({ dataFolder }) => fill(await createSqliteStore({ dataFolder })) });
    const browser = await BrowserSession.signIn(app.signInUrl);

    const missed = await browser.follow((messages) => messages.length === MISSED_MESSAGES);
    await notify('the newest of all');
    const all = await browser.follow((messages) => messages.length > MISSED_MESSAGES);

    expect(missed.map(({ id }) => id)).toEqual(Array.from({ length: MISSED_MESSAGES }, (_, index) => `m${index}`));
    expect(all.map(textOf).at(-1)).toContain('the newest of all');
  });

  it('gives everybody else a turn while it catches up', async () => {
    let turns = 0;
    const turnsAtReadings: number[] = [];
    app = await startApp({
      openStore: async ({ dataFolder }) =>
        withMessages(await fill(await createSqliteStore({ dataFolder })), (reader) => ({
          listChanged: (after, limit) => {
            turnsAtReadings.push(turns);
            setImmediate(() => {
              turns += 1;
            });
            return reader.listChanged(after, limit);
          },
        })),
    });
    const browser = await BrowserSession.signIn(app.signInUrl);

    await browser.follow((messages) => messages.length === MISSED_MESSAGES);

    expect(turnsAtReadings.length).toBeGreaterThan(10);
    expect(new Set(turnsAtReadings).size).toBe(turnsAtReadings.length);
  });

  it('breaks off where the store fails, so that the page comes again and misses nothing', async () => {
    let fails = true;
    app = await startApp({
      openStore: async ({ dataFolder }) =>
        withMessages(await createSqliteStore({ dataFolder }), (reader) => ({
          listChanged: (after, limit) => (fails ? Promise.reject(new AppError('store-unavailable')) : reader.listChanged(after, limit)),
        })),
    });
    const browser = await BrowserSession.signIn(app.signInUrl);

    expect(await readToEnd(browser.request('/api/stream?after=0'))).toBeUndefined();
    fails = false;
    await notify('after the failure');

    expect(await browser.follow((messages) => messages.length === 1)).toHaveLength(1);
    expect(app.log()).toContain('a stream broke off');
  });

  it.each([{ path: '/api/stream?after=500' }, { path: '/api/stream', headers: { 'last-event-id': '500' } }])(
    'goes on from the newest message for a page that knows of more than there is: %j',
    async ({ path, headers = {} }) => {
      app = await startApp();
      const browser = await BrowserSession.signIn(app.signInUrl);
      const response = await browser.request(path, { headers });

      await notify('after the backup was restored');

      let text = '';
      for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
        text += chunk;
        if (text.includes('after the backup was restored')) break;
      }
      expect(text).toContain('event: message');
    },
  );

  it('ends with the session that signs out, and with no other', async () => {
    app = await startApp();
    const leaving = await BrowserSession.signIn(app.signInUrl);
    const socketPath = join(app.dataFolder, 'signalbox.sock');
    const link = await askServer(socketPath, { method: 'POST', path: '/api/sign-in-links' }, SignInLinkAnswer);
    const other = await BrowserSession.signIn(link.url);
    const stream = await leaving.request('/api/stream');
    const othersMessages = other.follow((messages) => messages.length === 1);

    await leaving.post('/sign-out');
    const heard = await readToEnd(Promise.resolve(stream));
    await notify('for those who are signed in');

    expect(heard).toContain('connected');
    expect(await othersMessages).toHaveLength(1);
  });

  it('ends at the heartbeat after its session has expired', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    let now = new Date('2026-03-01T03:00:00Z');
    app = await startApp({ now: () => now });
    const browser = await BrowserSession.signIn(app.signInUrl);
    const stream = await browser.request('/api/stream');

    await vi.advanceTimersByTimeAsync(HEARTBEAT_MS);
    now = new Date(now.getTime() + SESSION_LIFETIME_MS);
    await vi.advanceTimersByTimeAsync(HEARTBEAT_MS);

    expect(await readToEnd(Promise.resolve(stream))).toContain(': alive');
  });

  it('has no head without a body', async () => {
    app = await startApp();
    const browser = await BrowserSession.signIn(app.signInUrl);

    expect((await browser.request('/api/stream', { method: 'HEAD' })).status).toBe(404);
  });

  it('refuses a resume point that is no number', async () => {
    app = await startApp();
    const browser = await BrowserSession.signIn(app.signInUrl);

    expect((await browser.request('/api/stream?after=soon')).status).toBe(400);
  });
});
