import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../domain/errors.ts';
import type { DoorOutcome } from '../../notifications/ingest/door-outcome.ts';
import { RecordedMetrics } from '../../notifications/testing/recorded-metrics.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { closeListener } from './close-listener.ts';
import { createListener } from './create-listener.ts';
import { DoorLoad, MAX_BYTES_UNDER_WAY, MAX_REQUESTS_OF_CONNECTION, MAX_REQUESTS_UNDER_WAY, MAX_WAITING_WRITES } from './door-load.ts';
import { registerDoors } from './doors.ts';
import type { Shortage } from '../resource-watch.ts';
import type { NotifyRequestHead } from '../../notifications/ingest/notify/notify-senders.ts';

const REFUSED: DoorOutcome = { status: 'rejected', httpStatus: 401, reason: 'token-refused', text: 'no' };

let server: FastifyInstance;
let url: string;
let metrics: RecordedMetrics;
let isStopping: boolean;
let take: () => Promise<DoorOutcome>;
let bodies: Uint8Array[];
let leniencies: unknown[];
let waitingWriteCount: number;
let shortage: Shortage | undefined;
const sockets: Socket[] = [];

beforeEach(async () => {
  server = createListener(createLogger('error', { write: () => true }), { requestTimeoutMs: 60_000 });
  metrics = new RecordedMetrics();
  isStopping = false;
  waitingWriteCount = 0;
  shortage = undefined;
  bodies = [];
  leniencies = [];
  take = () => Promise.resolve({ status: 'noted', note: 'held' });
  const door = ({ body, isLenient }: { body: Uint8Array; isLenient?: boolean }): Promise<DoorOutcome> => {
    bodies.push(body);
    leniencies.push(isLenient);
    return take();
  };
  const refusalOf = ({ headers }: NotifyRequestHead) => (headers['authorization']?.[0] === 'Bearer known' ? undefined : REFUSED);
  const load = new DoorLoad({ countWaitingWrites: () => waitingWriteCount, findShortage: () => shortage });
  registerDoors(server, {
    sns: door,
    notify: { refusalOf, take: door },
    metrics,
    load,
    findPlatform: () => undefined,
    isStopping: () => isStopping,
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await closeListener(server);
});

const knock = (path = '/sns', body: string | Uint8Array<ArrayBuffer> = 'x'): Promise<Response> =>
  fetch(`${url}${path}`, { method: 'POST', body, headers: { authorization: 'Bearer known' } });

function speak(text: string): Socket {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  sockets.push(socket);
  socket.on('error', () => undefined);
  socket.write(text);
  return socket;
}

/** Sends the head of a request, whose body never comes. */
function announce(path: string, length: number | 'chunked' = 1_000, header = 'authorization: Bearer unknown'): Socket {
  const size = length === 'chunked' ? 'transfer-encoding: chunked' : `content-length: ${length}`;
  return speak(`POST ${path} HTTP/1.1\r\nhost: x\r\n${header}\r\n${size}\r\n\r\n`);
}

async function firstAnswer(socket: Socket): Promise<string> {
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  return chunk.toString();
}

/** Sends headers as they are given, which `fetch` would not. */
function send(headers: Record<string, string>, body: Uint8Array): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${url}/notify`, { method: 'POST', headers: { authorization: 'Bearer known', ...headers } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

describe('registerDoors', () => {
  it('answers 200 for what is on disk', async () => {
    const event = { eventId: 'e1', status: 'accepted' as const, deliveries: [{ deliveryId: 'd1', configurationName: 'ops' }] };
    take = () => Promise.resolve({ status: 'taken', event });

    const response = await knock();

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(event);
    expect(metrics.count('sns accepted')).toBe(1);
  });

  it.each([
    undefined,
    'text/plain; charset=UTF-8',
    'application/json',
    'application/x-unheard-of',
    'json',
    'text/',
    ';charset=utf-8',
    'application/json; charset=',
    'application/json, application/json',
    '*/*',
    ' ',
    '',
  ])('hands a body on as bytes that calls itself %j', async (type) => {
    const bytes = Buffer.from([0, 255, 128, 10]);

    for (const framing of [{ 'content-length': '4' }, { 'transfer-encoding': 'chunked' }]) {
      expect(await send({ ...framing, ...(type === undefined ? {} : { 'content-type': type }) }, bytes)).toBe(200);
    }

    expect(bodies.map((body) => Buffer.from(body).toString('hex'))).toEqual(['00ff800a', '00ff800a']);
  });

  it('hands an empty body on', async () => {
    expect(await send({ 'content-type': 'json' }, Buffer.of())).toBe(200);

    expect(bodies.map(({ byteLength }) => byteLength)).toEqual([0]);
  });

  it('answers 4xx for what can never succeed, and counts why', async () => {
    take = () => Promise.resolve({ status: 'rejected', httpStatus: 403, reason: 'bad-signature', text: 'no' });

    const response = await knock();

    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({ error: { code: 'bad-signature', message: 'no' } });
    expect(metrics.count('sns bad-signature')).toBe(1);
  });

  it('names the wrong fields that a door found', async () => {
    const problems = [{ path: 'content', rule: 'missing' as const, message: 'content is missing.' }];
    take = () => Promise.resolve({ status: 'rejected', httpStatus: 400, reason: 'invalid', text: 'no', problems, problemCount: 1 });

    const response = await knock('/notify');

    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: { code: 'invalid', message: 'no', problems, problemCount: 1 } });
  });

  it('hands on whether leniency is asked for', async () => {
    for (const query of ['', '?lenient=true', '?lenient=false', '?lenient', '?lenient=true&lenient=true']) await knock(`/notify${query}`);

    expect(leniencies).toEqual([false, true, false, false, false]);
  });

  it('answers 503 for what the store does not take', async () => {
    take = () => Promise.reject(new AppError('store-full'));
    const full = await knock();
    take = () => Promise.reject(new Error('a defect'));
    const defect = await knock();

    expect([full.status, full.headers.get('retry-after'), await full.json()]).toMatchObject([503, '5', { error: { code: 'store-full' } }]);
    expect(defect.status).toBe(503);
    const text = await defect.text();
    expect(text).toContain('internal');
    expect(text).not.toContain('a defect');
  });

  it('answers 503 while it stops, before the body has come', async () => {
    isStopping = true;

    expect(await firstAnswer(announce('/sns'))).toMatch(/^HTTP\/1\.1 503 [\s\S]*"stopping"/);
    expect(bodies).toEqual([]);
    expect(metrics.count('sns stopping')).toBe(1);
  });

  it('refuses an unknown token before the body has come', async () => {
    expect(await firstAnswer(announce('/notify'))).toMatch(/^HTTP\/1\.1 401 [\s\S]*"token-refused"/);
    expect(bodies).toEqual([]);
    expect(metrics.count('notify token-refused')).toBe(1);
  });

  it.each([
    ['/notify', 256 * 1024],
    ['/sns', 2 * 1024 * 1024],
  ])('takes at %s a body of exactly %i bytes and none above', async (path, limit) => {
    expect((await knock(path, 'x'.repeat(limit))).status).toBe(200);

    const refused = await firstAnswer(announce(path, limit + 1, 'authorization: Bearer known'));

    expect(refused).toMatch(/^HTTP\/1\.1 413 [\s\S]*"body-too-large"/);
    expect(bodies.map(({ byteLength }) => byteLength)).toEqual([limit]);
    expect(metrics.count(`${path.slice(1)} body-too-large`)).toBe(1);
  });

  it('answers 503 beyond the requests it can work on at once, before their bodies have come, and takes more as soon as one is gone', async () => {
    const slow = Array.from({ length: MAX_REQUESTS_UNDER_WAY }, (_, index) => announce('/sns', index > 20 ? 1_000 : 'chunked'));
    await expect.poll(async () => (await knock()).status).toBe(503);

    expect(await firstAnswer(announce('/sns'))).toMatch(/^HTTP\/1\.1 503 [\s\S]*"overloaded"/);
    expect(await firstAnswer(announce('/notify'))).toMatch(/^HTTP\/1\.1 401 /);

    slow[0]?.destroy();
    await expect.poll(async () => (await knock()).status).toBe(200);
    // What has been answered is not under way any more.
    await expect.poll(async () => (await knock()).status).toBe(200);
  });

  it('answers 503 beyond the bytes that it holds at once, for bodies that do not say how long they are as well', async () => {
    const largest = 2 * 1024 * 1024;
    const slow = Array.from({ length: MAX_BYTES_UNDER_WAY / largest - 1 }, (_, index) =>
      announce('/sns', index % 2 === 0 ? largest : 'chunked'),
    );
    const half = announce('/sns', largest / 2);
    await expect.poll(async () => (await firstAnswer(announce('/sns', largest))).slice(9, 12)).toBe('503');

    expect((await knock('/sns', 'x'.repeat(1_000))).status).toBe(200);
    expect(await firstAnswer(announce('/sns', 'chunked'))).toMatch(/^HTTP\/1\.1 503 [\s\S]*"overloaded"/);
    expect(await firstAnswer(announce('/alertmanager', largest, 'authorization: Bearer known'))).toMatch(/^HTTP\/1\.1 503 /);

    half.destroy();
    slow[0]?.destroy();
    await expect.poll(async () => (await knock('/sns', 'x'.repeat(largest))).status).toBe(200);
  });

  it('works on no more than a few requests of one connection at once', async () => {
    const gate = Promise.withResolvers<DoorOutcome>();
    take = () => gate.promise;
    const one = 'POST /sns HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\n\r\nx';
    speak(one.repeat(MAX_REQUESTS_OF_CONNECTION + 3));
    await expect.poll(() => metrics.count('sns overloaded')).toBe(3);
    expect(bodies).toHaveLength(MAX_REQUESTS_OF_CONNECTION);

    gate.resolve({ status: 'noted', note: 'held' });
    await expect.poll(async () => (await knock()).status).toBe(200);
  });

  it.each(['short-of-memory', 'disk-nearly-full'] as const)('answers 503 while it is %s, before the body has come', async (what) => {
    shortage = what;

    expect(await firstAnswer(announce('/sns'))).toMatch(new RegExp(`^HTTP/1\\.1 503 [\\s\\S]*retry-after: 5[\\s\\S]*"${what}"`));
    expect(metrics.count(`sns ${what}`)).toBe(1);
  });

  it('answers 503 while much waits in the store, and takes events again when it does not', async () => {
    waitingWriteCount = MAX_WAITING_WRITES;
    expect((await knock()).status).toBe(503);

    waitingWriteCount -= 1;
    expect((await knock()).status).toBe(200);
  });

  it.each([
    ['a length beside chunks', 'content-length: 1\r\ntransfer-encoding: chunked'],
    ['chunks that are not the last encoding', 'transfer-encoding: chunked, gzip'],
    ['an encoding that nobody knows', 'transfer-encoding: xchunked'],
    ['two lengths', 'content-length: 1\r\ncontent-length: 2'],
    ['twice the same length', 'content-length: 1\r\ncontent-length: 1'],
    ['a length that is none', 'content-length: 0x1'],
    ['two hosts', 'content-length: 1\r\nhost: y'],
    ['a header of two lines', 'content-length: 1\r\nx-a: b\r\n c'],
    ['a name with a blank behind it', 'content-length : 1'],
    ['a line that ends without a return', 'content-length: 1\nx-a: b'],
  ])('takes nothing in that a proxy could read otherwise: %s', async (_what, lines) => {
    const socket = speak(`POST /notify HTTP/1.1\r\nhost: x\r\nauthorization: Bearer known\r\n${lines}\r\n\r\nx`);

    expect(await firstAnswer(socket)).toMatch(/^HTTP\/1\.1 400 /);
    expect(bodies).toEqual([]);
  });

  it('takes the headers of a request and not what stands behind its body as such', async () => {
    const socket = speak(
      'POST /notify HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n1\r\nx\r\n0\r\nauthorization: Bearer known\r\n\r\n',
    );

    expect(await firstAnswer(socket)).toMatch(/^HTTP\/1\.1 401 /);
    expect(bodies).toEqual([]);
  });

  it('answers for several events that came together', async () => {
    const event = { eventId: 'e1', status: 'duplicate' as const, deliveries: [] };
    take = () => Promise.resolve({ status: 'taken-all', events: [event, { ...event, eventId: 'e2', status: 'accepted' }] });

    const response = await knock('/alertmanager');

    expect(await response.json()).toEqual({ events: [event, { ...event, eventId: 'e2', status: 'accepted' }] });
    expect(metrics.count('alertmanager accepted')).toBe(1);
  });
});
