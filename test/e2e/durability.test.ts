// Acknowledged means on disk; not on disk means 503.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createSqliteStore } from '../../src/storage/sqlite/index.ts';
import { BrowserSession } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

let app: StartedApp;
afterEach(() => app.stop());

async function notify(body: string): Promise<Response> {
  const token = (await readFile(join(app.dataFolder, 'notify-token'), 'utf8')).trim();
  return fetch(`${app.url}/notify`, { method: 'POST', body, headers: { authorization: `Bearer ${token}` } });
}

describe('durability', () => {
  it('answers 503 when the disk is full, keeps what it acknowledged and nothing else', async () => {
    app = await startApp({ openStore: ({ dataFolder }) => createSqliteStore({ dataFolder, maxPageCount: 200 }) });
    const acknowledged: string[] = [];
    let refusal: Response | undefined;
    for (let index = 0; index < 200 && refusal === undefined; index += 1) {
      const body = `event ${index} ${'x'.repeat(20_000)}`;
      const response = await notify(body);
      if (response.ok) acknowledged.push(body.slice(0, 10));
      else refusal = response;
    }

    expect(refusal?.status).toBe(503);
    expect(refusal?.headers.get('retry-after')).toBe('5');
    expect(acknowledged.length).toBeGreaterThan(3);
    await app.stopAndKeepData();

    app = await startApp({ dataFolder: app.dataFolder });
    const browser = await BrowserSession.signIn(app.signInUrl);
    const messages = await browser.follow((list) => list.length === acknowledged.length);
    expect(messages).toHaveLength(acknowledged.length);
  });

  it('answers 503 at the doors while it stops', async () => {
    app = await startApp();
    const { url } = app;
    const token = (await readFile(join(app.dataFolder, 'notify-token'), 'utf8')).trim();

    const stopping = app.stopAndKeepData();
    const statuses = await Promise.all(
      ['notify', 'sns'].map(async (door) => {
        const request = { method: 'POST', body: 'x', headers: { authorization: `Bearer ${token}` } };
        // A connection that is refused altogether is as good: every sender repeats it.
        const response = await fetch(`${url}/${door}`, request).catch(() => undefined);
        return response?.status ?? 503;
      }),
    );
    await stopping;

    expect(statuses).toEqual([503, 503]);
    app = await startApp();
  });

  it('refuses a second process on the same data folder', async () => {
    app = await startApp();

    await expect(startApp({ dataFolder: app.dataFolder })).rejects.toMatchObject({ code: 'data-folder-in-use' });
  });

  it('is healthy and ready, and counts', async () => {
    app = await startApp();
    await notify('counted');
    const browser = await BrowserSession.signIn(app.signInUrl);
    await browser.follow((messages) => messages.length === 1);

    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
    await expect
      .poll(async () => (await fetch(`${app.url}/metrics`)).text())
      .toContain('signalbox_message_delivery_success_total{configuration_name="ops"} 1');
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    expect(metrics).toContain('signalbox_events_processed_total{configuration_name="ops"} 1');
    expect(metrics).toContain('signalbox_unsupported_events_total{configuration_name="ops"} 1');
    expect(metrics).toContain('signalbox_door_requests_total{door="notify",outcome="accepted"} 1');
    await expect.poll(async () => (await fetch(`${app.url}/metrics`)).text()).toContain('signalbox_deliveries{status="sent"} 1');
  });
});
