import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RecordedMetrics } from '../../notifications/testing/recorded-metrics.ts';
import type { PlatformDoor } from '../../platforms/platform.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { closeListener } from './close-listener.ts';
import { createListener } from './create-listener.ts';
import { registerPlatformDoors } from './platform-doors.ts';

let server: FastifyInstance;
let url: string;
let metrics: RecordedMetrics;
let isStopping: boolean;
let door: PlatformDoor | undefined;
let bodies: string[];

beforeEach(async () => {
  server = createListener(createLogger('error', { write: () => true }));
  metrics = new RecordedMetrics();
  isStopping = false;
  bodies = [];
  door = {
    refusalOf: (headers) => (headers['x-known'] === undefined ? { status: 401, outcome: 'signature-missing' } : undefined),
    take: async ({ body }) => {
      bodies.push(Buffer.from(body).toString('utf8'));
      return { status: 200, outcome: 'accepted', contentType: 'application/json; charset=utf-8', body: '{"taken":true}' };
    },
  };
  registerPlatformDoors(server, {
    metrics,
    findPlatform: (name) => (name === 'slack' ? { door } : undefined),
    isStopping: () => isStopping,
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${String((server.server.address() as AddressInfo).port)}`;
});
afterEach(() => closeListener(server));

function knock(path = '/slack/events', init: RequestInit = {}): Promise<Response> {
  return fetch(`${url}${path}`, {
    method: 'POST',
    body: '{"a": 1}',
    headers: { 'x-known': 'yes', 'content-type': 'application/json' },
    ...init,
  });
}

describe('registerPlatformDoors', () => {
  it('hands on what arrived, byte for byte, and answers with what comes back', async () => {
    const answer = await knock();

    expect(bodies).toEqual(['{"a": 1}']);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await answer.json()).toEqual({ taken: true });
    expect(metrics.count('slack accepted')).toBe(1);
  });

  it('hands on bytes of any kind and of none', async () => {
    await knock(undefined, { headers: { 'x-known': 'yes', 'content-type': 'nonsense' }, body: 'a=b' });
    await knock(undefined, { headers: { 'x-known': 'yes' }, body: null });

    expect(bodies).toEqual(['a=b', '']);
  });

  it('refuses by the headers alone', async () => {
    const answer = await knock(undefined, { headers: {} });

    expect(answer.status).toBe(401);
    expect(bodies).toEqual([]);
  });

  it('has no door for a platform that is not configured, or does not come over HTTP', async () => {
    door = undefined;

    expect((await knock()).status).toBe(404);
    expect((await knock('/api/messages')).status).toBe(404);
  });

  it('says to come again while it stops', async () => {
    isStopping = true;

    expect((await knock()).status).toBe(503);
  });

  it('refuses what is too large', async () => {
    expect((await knock(undefined, { body: 'x'.repeat(1024 * 1024 + 1) })).status).toBe(413);
    expect(bodies).toEqual([]);
  });
});
