// kill -9 between the acknowledgement of an event and its delivery.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BrowserSession, textOf } from '../e2e/browser-session.ts';
import { startServerProcess, type ServerProcess } from '../server-process.ts';
import { CountingSlack } from './counting-slack.ts';

/** As many as come singly where they wait: of more Slack gets a digest. */
const EVENTS = 10;

let server: ServerProcess;
let chat: CountingSlack;

beforeEach(async () => {
  chat = await CountingSlack.start();
  chat.holdBack();
});
afterEach(async () => {
  chat.release();
  await server.stop();
  await chat.stop();
});

const yaml = (apiUrl: string): string => `
slack:
  apiUrl: ${apiUrl}
  workspaces: [{ workspaceId: T1, botToken: xoxb-test-token-test-token }]
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops }
  - { configurationName: ops-slack, platform: slack, workspaceId: T1, channelId: C1 }
`;

describe('kill -9', () => {
  it('loses nothing that was acknowledged: every event is delivered once after the restart', async () => {
    server = await startServerProcess({ yaml: yaml(chat.url) });
    const acknowledged: string[] = [];
    for (let index = 0; index < EVENTS; index += 1) {
      const body = `event number ${index};`;
      if ((await notify(body)).status === 200) acknowledged.push(body);
    }
    expect(acknowledged).toHaveLength(EVENTS);
    expect(chat.posts).toEqual([]);
    await server.kill();

    chat.release();
    server = await startServerProcess({ yaml: yaml(chat.url), dataFolder: server.dataFolder });
    await expect.poll(countUnsettled, { timeout: 60_000 }).toBe(0);

    for (const body of acknowledged) expect(chat.posts.filter(({ text }) => text.includes(body))).toHaveLength(1);
    const browser = await BrowserSession.signIn(server.signInUrl);
    const shown = await browser.follow((messages) => messages.length === EVENTS);
    for (const body of acknowledged) expect(shown.filter((message) => textOf(message).includes(body))).toHaveLength(1);
  });

  it('keeps what was acknowledged under fire', async () => {
    server = await startServerProcess({ yaml: yaml(chat.url) });
    const acknowledged: string[] = [];
    const sending = Array.from({ length: 200 }, async (_, index) => {
      const body = `fire number ${index};`;
      const response = await notify(body).catch(() => undefined);
      if (response?.status === 200) acknowledged.push(body);
    });
    await expect.poll(() => acknowledged.length, { interval: 1, timeout: 30_000 }).toBeGreaterThan(20);
    await server.kill();
    await Promise.all(sending);

    chat.release();
    server = await startServerProcess({ yaml: yaml(chat.url), dataFolder: server.dataFolder });
    const browser = await BrowserSession.signIn(server.signInUrl);
    const shown = await browser.follow((messages) =>
      acknowledged.every((body) => messages.some((message) => textOf(message).includes(body))),
    );

    for (const body of acknowledged) expect(shown.filter((message) => textOf(message).includes(body))).toHaveLength(1);
  });

  it('stops while a platform does not answer, and keeps what was under way', async () => {
    server = await startServerProcess({ yaml: yaml(chat.url) });
    await notify('under way;');
    await expect.poll(() => chat.heldCount, { timeout: 30_000 }).toBe(1);

    const exited = once(server.child, 'exit');
    server.child.kill('SIGTERM');

    expect(await exited).toEqual([0, null]);
    chat.release();
    server = await startServerProcess({ yaml: yaml(chat.url), dataFolder: server.dataFolder });
    await expect.poll(() => chat.posts.filter(({ text }) => text.includes('under way;')).length, { timeout: 30_000 }).toBe(1);
  });
});

/** Counts the deliveries that are still on their way; with none left, no late duplicate can come. */
async function countUnsettled(): Promise<number> {
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  const counts = ['queued', 'sending'].map((status) =>
    Number(new RegExp(`signalbox_deliveries\\{status="${status}"\\} (\\d+)`).exec(metrics)?.[1]),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

describe('SIGTERM', () => {
  it('ends with status 0 after a chart was drawn', async () => {
    server = await startServerProcess({ yaml: yaml(chat.url) });
    const browser = await BrowserSession.signIn(server.signInUrl);
    await browser.post('/api/channels/ops/sample-events', { state: 'ALARM' });
    const [alarm] = await browser.follow((messages) => messages.length === 1);
    expect((await browser.request(`/api/messages/${alarm?.id}/chart.svg?revision=${alarm?.revision}`)).status).toBe(200);
    chat.release();

    const exited = once(server.child, 'exit');
    server.child.kill('SIGTERM');

    expect(await exited).toEqual([0, null]);
  });
});

async function notify(body: string): Promise<Response> {
  const token = (await readFile(join(server.dataFolder, 'notify-token'), 'utf8')).trim();
  return fetch(`${server.url}/notify`, { method: 'POST', body, headers: { authorization: `Bearer ${token}` } });
}
