import { fastify, type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../domain/errors.ts';
import type { DoorOutcome } from '../../notifications/ingest/door-outcome.ts';
import { RecordedMetrics } from '../../notifications/testing/recorded-metrics.ts';
import { MAX_REQUESTS_UNDER_WAY, registerDoors } from './doors.ts';

let server: FastifyInstance;
let metrics: RecordedMetrics;
let isStopping: boolean;
let take: () => Promise<DoorOutcome>;
let bodies: Uint8Array[];

beforeEach(() => {
  server = fastify();
  metrics = new RecordedMetrics();
  isStopping = false;
  bodies = [];
  const door = ({ body }: { body: Uint8Array }): Promise<DoorOutcome> => {
    bodies.push(body);
    return take();
  };
  registerDoors(server, { sns: door, notify: door, metrics, isStopping: () => isStopping });
});
afterEach(() => server.close());

const knock = (path = '/sns', body: string | Buffer = 'x') => server.inject({ method: 'POST', url: path, body });

describe('registerDoors', () => {
  it('answers 200 for what is on disk', async () => {
    take = () =>
      Promise.resolve({
        status: 'taken',
        event: { eventId: 'e1', status: 'accepted', deliveries: [{ deliveryId: 'd1', configurationName: 'ops' }] },
      });

    const response = await knock();

    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ eventId: 'e1', status: 'accepted', deliveries: [{ deliveryId: 'd1', configurationName: 'ops' }] });
    expect(metrics.count('sns accepted')).toBe(1);
  });

  it('hands bodies on as bytes, whatever they call themselves', async () => {
    take = () => Promise.resolve({ status: 'noted', note: 'held' });
    const bytes = Buffer.from([0, 255, 128, 10]);

    for (const type of ['text/plain; charset=UTF-8', 'application/json', 'application/x-unheard-of', undefined]) {
      const headers = type === undefined ? {} : { 'content-type': type };
      expect((await server.inject({ method: 'POST', url: '/notify', body: bytes, headers })).statusCode).toBe(200);
    }

    expect(bodies.map((body) => Buffer.from(body).toString('hex'))).toEqual(Array.from({ length: 4 }, () => '00ff800a'));
  });

  it('answers 4xx for what can never succeed, and counts why', async () => {
    take = () => Promise.resolve({ status: 'rejected', httpStatus: 403, reason: 'bad-signature', text: 'no' });

    const response = await knock();

    expect(response.statusCode).toBe(403);
    expect(response.json()).toEqual({ error: { code: 'bad-signature', message: 'no' } });
    expect(metrics.count('sns bad-signature')).toBe(1);
  });

  it('answers 503 for what the store does not take', async () => {
    take = () => Promise.reject(new AppError('store-full'));
    const full = await knock();
    take = () => Promise.reject(new Error('a defect'));
    const defect = await knock();

    expect([full.statusCode, full.headers['retry-after'], full.json().error.code]).toEqual([503, '5', 'store-full']);
    expect([defect.statusCode, defect.json().error.code]).toEqual([503, 'internal']);
    expect(defect.body).not.toContain('a defect');
  });

  it('answers 503 while it stops, without looking at the request', async () => {
    isStopping = true;

    expect((await knock()).statusCode).toBe(503);
    expect(bodies).toEqual([]);
    expect(metrics.count('sns stopping')).toBe(1);
  });

  it('answers 503 beyond the requests it can work on at once, and takes more as soon as it can', async () => {
    const { promise, resolve } = Promise.withResolvers<DoorOutcome>();
    take = () => promise;
    const working = Array.from({ length: MAX_REQUESTS_UNDER_WAY }, () => knock());
    await expect.poll(() => bodies.length).toBe(MAX_REQUESTS_UNDER_WAY);

    const refused = await knock();
    expect([refused.statusCode, refused.json().error.code]).toEqual([503, 'overloaded']);

    resolve({ status: 'noted', note: 'held' });
    expect((await Promise.all(working)).every(({ statusCode }) => statusCode === 200)).toBe(true);
    expect((await knock()).statusCode).toBe(200);
  });
});
