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
  it('cuts a body that comes too slowly', async () => {
    const port = await listen({ requestTimeoutMs: 100 });

    const answer = await exchange(
      port,
      'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"a"',
    );

    expect(answer).toMatch(/^HTTP\/1.1 408/);
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
