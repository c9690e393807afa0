// Who gets in, and what other sites' pages cannot do.
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BrowserSession } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

let app: StartedApp;

beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.stop());

const PROTECTED = [
  ['GET', '/api/session'],
  ['GET', '/api/channels'],
  ['GET', '/api/channels/ops/messages'],
  ['GET', '/api/stream'],
  ['GET', '/api/topics'],
  ['GET', '/api/deliveries'],
  ['GET', '/api/messages/x/chart.svg?revision=1'],
  ['GET', '/api/channels/ops/sample-events'],
  ['POST', '/api/channels/ops/sample-events'],
  ['POST', '/api/topics/approve'],
  ['POST', '/api/topics/refuse'],
  ['POST', '/api/events'],
  ['POST', '/api/reload'],
  ['POST', '/api/deliveries/x/replay'],
  ['POST', '/sign-out'],
] as const;

describe('sign-in', () => {
  it.each(PROTECTED)('%s %s is closed to who is not signed in', async (method, path) => {
    const response = await fetch(`${app.url}${path}`, { method });

    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: 'not-signed-in' } });
  });

  it('has no door for sign-in links but the admin socket', async () => {
    const browser = await BrowserSession.signIn(app.signInUrl);

    expect((await browser.post('/api/sign-in-links')).status).toBe(404);
  });

  it('opens with the link once', async () => {
    await BrowserSession.signIn(app.signInUrl);

    await expect(BrowserSession.signIn(app.signInUrl)).rejects.toThrow('403');
  });

  it('does not use the link up by opening it', async () => {
    const page = await (await fetch(app.signInUrl)).text();

    expect(page).toContain('<button type="submit"');
    await BrowserSession.signIn(app.signInUrl);
  });

  it('closes the link after fifteen minutes', async () => {
    await app.stop();
    let now = new Date('2026-03-01T03:00:00Z');
    app = await startApp({ now: () => now });

    now = new Date(now.getTime() + 15 * 60_000);

    await expect(BrowserSession.signIn(app.signInUrl)).rejects.toThrow('403');
  });

  it.each(['', 'x'.repeat(43), 'x'.repeat(200), '"><script>'])('refuses the token %j', async (token) => {
    await expect(BrowserSession.signIn(`${app.url}/sign-in?token=${encodeURIComponent(token)}`)).rejects.toThrow('403');
  });

  it('writes no token into the page unescaped', async () => {
    const page = await (await fetch(`${app.url}/sign-in?token=${encodeURIComponent('"><script>alert(1)</script>')}`)).text();

    expect(page).not.toContain('<script');
  });

  it('sets a cookie that scripts and other sites do not get', async () => {
    const { searchParams } = new URL(app.signInUrl);
    const response = await fetch(`${app.url}/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ token: searchParams.get('token') ?? '' }),
      redirect: 'manual',
    });

    expect(response.headers.getSetCookie()[0]).toMatch(
      /^signalbox=[A-Za-z0-9_-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  it('ends a session at sign-out', async () => {
    const browser = await BrowserSession.signIn(app.signInUrl);
    expect((await browser.request('/api/session')).status).toBe(200);

    expect((await browser.post('/sign-out')).status).toBe(204);

    expect((await browser.request('/api/session')).status).toBe(401);
  });

  it('refuses changes that come from other sites', async () => {
    const browser = await BrowserSession.signIn(app.signInUrl);

    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      const response = await browser.request('/api/channels/ops/sample-events', {
        method: 'POST',
        headers: headers as Record<string, string>,
      });
      expect(response.status).toBe(403);
    }
  });

  it('refuses names that only pretend to be this machine', async () => {
    const { port } = new URL(app.url);
    const status = await new Promise((resolve, reject) => {
      const outgoing = request(
        { host: '127.0.0.1', port, path: '/api/session', headers: { host: `rebound.example:${port}` } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      outgoing.once('error', reject);
      outgoing.end();
    });

    expect(status).toBe(403);
  });

  it('sends a strict content security policy', async () => {
    const response = await fetch(`${app.url}/`);

    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('writes no link, cookie or token into the log', async () => {
    const token = new URL(app.signInUrl).searchParams.get('token') ?? 'none';
    await BrowserSession.signIn(app.signInUrl);
    await fetch(`${app.url}/nothing-here?token=${token}`);

    expect(app.log()).not.toContain(token);
  });
});
