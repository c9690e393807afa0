// Who may say something in a channel, and from where.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BrowserSession } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

const message = { text: 'help', clientMessageId: '0b9f3c1e-8f3a-4e0e-9d65-3f2b6c0c1a11' };
const json = { 'content-type': 'application/json' };

let app: StartedApp;
let browser: BrowserSession;
beforeAll(async () => {
  app = await startApp();
  browser = await BrowserSession.signIn(app.signInUrl);
});
afterAll(() => app.stop());

describe('routes of the commands flow', () => {
  it.each(['/api/channels/ops/messages', '/api/completions'])('takes nothing at %s from another site or a stranger', async (path) => {
    const fromElsewhere = await browser.request(path, {
      method: 'POST',
      body: JSON.stringify(message),
      headers: { ...json, origin: 'https://evil.example' },
    });
    const { origin } = new URL(app.signInUrl);
    const fromStranger = await fetch(`${origin}${path}`, { method: 'POST', body: JSON.stringify(message), headers: { ...json, origin } });

    expect([fromElsewhere.status, fromStranger.status]).toEqual([403, 401]);
  });

  it('refuses a message of another form, and a channel that is not there', async () => {
    expect((await browser.post('/api/channels/ops/messages', { text: 'help' })).status).toBe(400);
    expect((await browser.post('/api/channels/elsewhere/messages', message)).status).toBe(404);
  });
});
