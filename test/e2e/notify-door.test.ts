// The door for custom notifications, any JSON and any text.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

let app: StartedApp;
let token: string;

beforeEach(async () => {
  app = await startApp();
  token = (await readFile(join(app.dataFolder, 'notify-token'), 'utf8')).trim();
});
afterEach(() => app.stop());

function notify(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = { authorization: `Bearer ${token}` },
): Promise<Response> {
  return fetch(`${app.url}/notify`, { method: 'POST', body, headers });
}

describe('POST /notify', () => {
  it('posts a custom notification with its markup', async () => {
    const body = {
      version: '1.0',
      source: 'custom',
      content: { title: ':rocket: Deployed', description: '*checkout-api* is <https://example.com|live>' },
    };

    const response = await notify(JSON.stringify(body));
    expect(await response.json()).toMatchObject({ status: 'accepted', deliveries: [{ configurationName: 'ops' }] });

    const browser = await BrowserSession.signIn(app.signInUrl);
    const [message] = await browser.follow((messages) => messages.length === 1);
    expect(message?.payload.title.spans).toContainEqual({ kind: 'text', text: expect.stringContaining('🚀') });
    expect(textOf(message as never)).toContain('{"kind":"link","url":"https://example.com/","text":"live"}');
  });

  it.each([
    ['any JSON', '{"status":"FAILED","job":"nightly"}', 'nightly'],
    ['a JSON scalar', '42', '42'],
    ['any text', 'disk almost full on db-1', 'disk almost full on db-1'],
    ['text that looks like markup', '<!channel> *bold* <https://evil.example|x>', '<!channel> *bold* <https://evil.example|x>'],
  ])('shows %s as it is', async (_what, body, shown) => {
    expect((await notify(body)).status).toBe(200);

    const browser = await BrowserSession.signIn(app.signInUrl);
    const [message] = await browser.follow((messages) => messages.length === 1);

    expect(textOf(message as never)).toContain(shown);
    expect(textOf(message as never)).not.toContain('"kind":"link","url":"https://evil');
  });

  it('keeps the received bytes unchanged, whatever they are', async () => {
    const bytes = Uint8Array.from({ length: 512 }, (_, index) => index % 256);

    const { deliveries } = (await (await notify(bytes)).json()) as { deliveries: unknown[] };

    expect(deliveries).toHaveLength(1);
  });

  it('takes the same body once within ten minutes', async () => {
    const first = (await (await notify('backup finished')).json()) as { eventId: string };

    const second = await notify('backup finished');

    expect(second.status).toBe(200);
    expect(await second.json()).toEqual({ eventId: first.eventId, status: 'duplicate', deliveries: [] });
  });

  it.each([
    ['no token', {}],
    ['an unknown token', { authorization: 'Bearer 0123456789012345678901234567890123456789' }],
    ['another scheme', { authorization: 'Basic dXNlcjpwYXNz' }],
    ['an empty token', { authorization: 'Bearer ' }],
  ])('refuses %s', async (_what, headers) => {
    const response = await notify('x', headers as Record<string, string>);

    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: 'token-refused' } });
  });

  it('refuses an empty body and one over 256 KB', async () => {
    expect((await notify('')).status).toBe(400);
    expect((await notify('x'.repeat(256 * 1024 + 1))).status).toBe(413);
    expect((await notify('x'.repeat(256 * 1024))).status).toBe(200);
    expect((await notify('x'.repeat(3 * 1024 * 1024))).status).toBe(413);
  });

  it('keeps its token from others on the machine and out of the log', async () => {
    await notify('x');

    expect((await stat(join(app.dataFolder, 'notify-token'))).mode & 0o777).toBe(0o600);
    expect(app.log()).not.toContain(token);
  });

  it('reaches only the channels that a token names', async () => {
    await app.stop();
    app = await startApp({
      yaml: `
notify:
  tokens:
    - { name: ci, token: ci-token-ci-token-ci-token, configurationNames: [builds] }
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops }
  - { configurationName: builds, platform: web, channelId: builds }
`,
    });

    const response = await notify('build 7 failed', { authorization: 'Bearer ci-token-ci-token-ci-token' });

    expect(await response.json()).toMatchObject({ deliveries: [{ configurationName: 'builds' }] });
  });
});

describe('POST /notify with a custom notification that is not as its schema says', () => {
  const wrong = JSON.stringify({
    version: '1.0',
    source: 'custom',
    content: { title: 't'.repeat(251), description: 'Still readable', keywords: [7] },
  });
  const readText = async (): Promise<string> => {
    const browser = await BrowserSession.signIn(app.signInUrl);
    const [message] = await browser.follow((messages) => messages.length === 1);
    return textOf(message as never);
  };

  it('names every wrong field, and keeps nothing', async () => {
    const response = await notify(wrong);

    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: {
        code: 'invalid-custom-notification',
        message: 'content.title has 251 characters; at most 250 are allowed. content.keywords[0] must be text, not a number.',
        problems: [
          {
            path: 'content.title',
            rule: 'too-long',
            limit: 250,
            actual: 251,
            message: 'content.title has 251 characters; at most 250 are allowed.',
          },
          { path: 'content.keywords[0]', rule: 'wrong-type', message: 'content.keywords[0] must be text, not a number.' },
        ],
        problemCount: 2,
      },
    });
    // The next one is the first: nothing of the refused one is on disk, so it is no duplicate either.
    await notify('the next one');
    expect(await readText()).toContain('the next one');
  });

  it('posts it where the sender asks for leniency, and says what is wrong', async () => {
    const response = await fetch(`${app.url}/notify?lenient=true`, {
      method: 'POST',
      body: wrong,
      headers: { authorization: `Bearer ${token}` },
    });

    expect(response.status).toBe(200);
    const shown = await readText();
    expect(shown).toContain('Still readable');
    expect(shown).toContain('content.title has a text of 251 characters; the schema allows 250.');
  });

  it('takes the same id twice, for it is what the sender makes of it', async () => {
    const send = (description: string): Promise<Response> =>
      notify(JSON.stringify({ version: '1.0', source: 'custom', id: 'one', content: { description } }));

    expect(await (await send('first')).json()).toMatchObject({ status: 'accepted' });
    expect(await (await send('second')).json()).toMatchObject({ status: 'accepted' });
    expect(await (await send('second')).json()).toMatchObject({ status: 'duplicate' });
  });
});

describe('GET /notify', () => {
  it.each([
    ['/notify/schema.json', { title: 'CustomNotifications' }],
    ['/notify/openapi.json', { openapi: '3.0.3' }],
  ])('shows %s to anybody', async (path, expected) => {
    const response = await fetch(`${app.url}${path}`);

    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.json()).toMatchObject(expected);
  });
});
