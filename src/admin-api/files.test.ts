import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createListener } from '../app/http/create-listener.ts';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import type { StoredFile } from '../domain/stored-file.ts';
import { aStoredFile } from '../domain/testing/a-stored-file.ts';
import { createLogger } from '../telemetry/logger.ts';
import { registerFileRoutes } from './files.ts';
import { setPerson } from './person-of-request.ts';

const expiresAt = new Date('2026-03-02T12:00:00Z');
const ops = { channel: { platform: 'web', workspaceId: '', channelId: 'ops' } } as ChannelConfiguration;

let server: FastifyInstance;
let isSignedIn: boolean;
let file: StoredFile | undefined;
let now: Date;

beforeEach(() => {
  isSignedIn = true;
  file = aStoredFile({ expiresAt });
  now = new Date(expiresAt.getTime() - 1);
  server = createListener(createLogger('error', { write: () => undefined }));
  server.addHook('onRequest', (request, _reply, done) => {
    if (isSignedIn) setPerson(request, { userId: 'web:ana', displayName: 'Ana', isAdministrator: false });
    done();
  });
  const files = { find: (id: string) => Promise.resolve(id === file?.id ? file : undefined) };
  registerFileRoutes(server, { store: { records: { files } }, listConfigurations: () => [ops], now: () => now });
});
afterEach(() => server.close());

function get(id = 'file-1'): Promise<LightMyRequestResponse> {
  return server.inject({ method: 'GET', url: `/api/files/${id}` });
}

describe('GET /api/files/:fileId', () => {
  it('gives the bytes to be saved, and nothing that a browser would run', async () => {
    const response = await get();

    expect(response.statusCode).toBe(200);
    expect(response.body).toBe('{}');
    expect(response.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="ec2-describe-instances.json"',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  it('gives what it does not know as bytes, under a name that breaks no header', async () => {
    file = aStoredFile({ mediaType: 'text/html' as StoredFile['mediaType'], name: 'a"; filename="b.html\r\nset-cookie: x' });
    const { headers } = await get();

    expect(headers['content-type']).toBe('application/octet-stream');
    expect(headers['content-disposition']).toBe('attachment; filename="a___filename__b.html__set-cookie__x"');
  });

  it('asks who is there', async () => {
    isSignedIn = false;

    expect((await get()).statusCode).toBe(401);
  });

  it('says that a file is gone, from its end on', async () => {
    now = expiresAt;

    expect((await get()).statusCode).toBe(410);
    expect((await get()).json()).toMatchObject({ error: { code: 'file-expired' } });
    expect((await get('another')).statusCode).toBe(410);
  });

  it.each<[string, StoredFile['channel']]>([
    ['a channel that is not configured any more', { platform: 'web', workspaceId: '', channelId: 'dev' }],
    ['another platform', { platform: 'slack', workspaceId: 'T1', channelId: 'ops' }],
  ])('has no file of %s', async (_case, channel) => {
    file = aStoredFile({ channel });

    expect((await get()).statusCode).toBe(404);
  });
});
