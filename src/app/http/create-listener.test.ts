import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../domain/errors.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { closeListener } from './close-listener.ts';
import { createListener } from './create-listener.ts';

const lines: string[] = [];
const logger = createLogger('debug', { write: (line: string) => lines.push(line) });
let server: FastifyInstance;
afterEach(() => closeListener(server));

async function listen(limits = {}): Promise<number> {
  server = createListener(logger, limits);
  server.post('/echo', (request) => ({ body: request.body }));
  server.get('/defect', () => {
    throw new Error('a detail that nobody outside should read');
  });
  server.get('/full', () => {
    throw new AppError('store-full');
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  return (server.server.address() as AddressInfo).port;
}

/** Sends raw bytes and returns everything that comes back until the connection ends. */
async function exchange(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(text);
  let answer = '';
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString();
  });
  await once(socket, 'close');
  return answer;
}

describe('createListener', () => {
  it.each([
    ['a body', 'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"a"'],
    [
      'a body without length',
      'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"a"',
    ],
    ['headers', 'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-le'],
  ])('cuts %s that come too slowly, and says that it may be sent again', async (_what, text) => {
    const port = await listen({ requestTimeoutMs: 100 });

    expect(await exchange(port, text)).toMatch(/^HTTP\/1.1 503 [\s\S]*Retry-After: 5/);
  });

  it.each([
    ['headers that are too long', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(17_000)}\r\n\r\n`, 431],
    ['what is no HTTP', 'hello\r\n\r\n', 400],
    ['two hosts', 'GET / HTTP/1.1\r\nhost: x\r\nHOST: y\r\nconnection: close\r\n\r\n', 400],
    ['twice the same host', 'GET / HTTP/1.1\r\nhost: x\r\nhost: x\r\nconnection: close\r\n\r\n', 400],
    ['two lengths', 'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab', 400],
    ['a length beside chunks', 'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n', 400],
  ])('refuses %s', async (_what, text, status) => {
    const port = await listen();

    expect(await exchange(port, text)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  });

  it('refuses a body over the limit before it has come', async () => {
    const port = await listen();

    const answer = await exchange(
      port,
      `POST /echo HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${3 * 1024 * 1024}\r\n\r\n{`,
    );

    expect(answer).toMatch(/^HTTP\/1.1 413/);
    expect(answer).toContain('body-too-large');
  });

  it('tells nobody outside what a defect of ours is, and the log everything', async () => {
    const port = await listen();

    const response = await fetch(`http://127.0.0.1:${port}/defect`);

    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      error: { code: 'internal', message: 'Something went wrong inside Signalbox', requestId: expect.any(String) },
    });
    expect(lines.join('')).toContain('a detail that nobody outside should read');
  });

  it('asks to come again where that can help', async () => {
    const port = await listen();

    const response = await fetch(`http://127.0.0.1:${port}/full`);

    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  });

  it('does not repeat a query in the answer for an unknown address', async () => {
    const port = await listen();

    const text = await (await fetch(`http://127.0.0.1:${port}/nothing?token=s3cret`)).text();

    expect(text).toContain('not-found');
    expect(text).not.toContain('s3cret');
  });

  it('closes although a connection was opened that never asked for anything', async () => {
    const port = await listen();
    const idle = connect(port, '127.0.0.1');
    await once(idle, 'connect');

    await Promise.all([once(idle, 'close'), closeListener(server)]);

    expect(idle.destroyed).toBe(true);
  });
});
