import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Secret } from '../../lib/secret.ts';
import type { PostOutcome } from '../platform.ts';
import { createWebhookPlatform, type WebhookService } from './create-webhook-platform.ts';

const SIGNED = "/workflows/1?sp=%2Ftriggers%2Fmanual%2frun&sig=aB%2B-_~'(x)!*%27";

const service: WebhookService<{ readonly text: string }> = {
  name: 'chime',
  capabilities: { threads: false, buttons: false, forms: false, files: false, edits: false, maxTextLength: 100 },
  knownHosts: ['hooks.example'],
  dialect: { service: 'The service', advice: 'look after it' },
  render: () => ({ text: 'hello' }),
  readMessageId: () => undefined,
};

let servers: Server[] = [];
afterEach(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  servers = [];
});

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function post(host: string, { url = `http://${host}${SIGNED}`, allowedHosts = [host], ...more } = {}): Promise<PostOutcome> {
  const platform = createWebhookPlatform({ ...service, ...more }, { webhooks: [{ name: 'ops', url: new Secret(url) }], allowedHosts });
  const channel = { platform: 'chime', workspaceId: 'ops', channelId: 'ops' } as const;
  return platform.post({ channel, payload: { text: 'é' }, idempotencyKey: 'key-1', signal: new AbortController().signal });
}

describe('createWebhookPlatform', () => {
  it('posts JSON in UTF-8 to the address as it was written', async () => {
    const seen: unknown[] = [];
    const host = await listen((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        seen.push([request.method, request.url, request.headers.host, request.headers['content-type'], Buffer.concat(chunks).toString()]);
        response.writeHead(202).end();
      });
    });

    expect(await post(host)).toMatchObject({ status: 'posted', reference: { messageId: 'key-1' } });
    expect(seen).toEqual([['POST', SIGNED, host, 'application/json; charset=utf-8', '{"text":"é"}']]);
  });

  it('follows no redirect, and does not repeat where one leads', async () => {
    let callCount = 0;
    const host = await listen((_request, response) => {
      callCount += 1;
      response.writeHead(307, { location: 'http://169.254.169.254/latest/meta-data' }).end();
    });

    const outcome = await post(host);

    expect(outcome).toMatchObject({ status: 'refused', cause: 'operator' });
    expect(JSON.stringify(outcome)).not.toContain('169.254');
    expect(callCount).toBe(1);
  });

  it('knows that nothing was sent where nobody takes the connection', async () => {
    const host = await listen(() => undefined);
    const [server] = servers;
    await new Promise((resolve) => server?.close(resolve));
    servers = [];

    expect(await post(host)).toMatchObject({ status: 'retry', isOutcomeUnknown: false, reason: expect.stringContaining('ECONNREFUSED') });
  });

  it('sends nothing to a host that is not allowed, whatever the configuration said', async () => {
    let callCount = 0;
    const host = await listen((_request, response) => {
      callCount += 1;
      response.end();
    });

    expect(await post(host, { allowedHosts: [] })).toMatchObject({ status: 'refused', cause: 'operator' });
    expect(callCount).toBe(0);
  });

  it('gives an answer up that does not end', async () => {
    const host = await listen((_request, response) => {
      response.writeHead(200);
      const chunk = Buffer.alloc(16 * 1024);
      const write = (): void => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', write);
      write();
    });

    expect(await post(host)).toMatchObject({ status: 'retry', isOutcomeUnknown: true });
  });

  it('repeats nothing of what was answered', async () => {
    const host = await listen((_request, response) => {
      response.writeHead(403, { 'content-type': 'application/json' }).end(JSON.stringify({ error: { code: SIGNED, message: SIGNED } }));
    });

    const outcome = await post(host);

    expect(outcome).toMatchObject({ status: 'refused', cause: 'operator', reason: 'The service answered HTTP 403: look after it' });
  });

  it.each([
    ['-1', undefined],
    ['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
    ['NaN', undefined],
    ['2', 2_000],
    ['999999999', 3_600_000],
  ])('takes Retry-After: %s for %s ms', async (retryAfter, expected) => {
    const host = await listen((_request, response) => {
      response.writeHead(429, { 'retry-after': retryAfter }).end();
    });

    const outcome = await post(host);

    expect('retryAfterMs' in outcome ? outcome.retryAfterMs : undefined).toBe(expected);
  });

  it('says that what was posted cannot be changed', async () => {
    const platform = createWebhookPlatform(service, { webhooks: [], allowedHosts: [] });
    const reference = { channel: { platform: 'chime', workspaceId: 'ops', channelId: 'ops' }, messageId: '1' } as const;

    const outcome = await platform.edit({ reference, payload: { text: '' }, signal: new AbortController().signal });

    expect(outcome.status).toBe('message-gone');
  });
});
