import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventStream, HEARTBEAT_MS } from './event-stream.ts';

let server: Server;
let client: Socket;
let received: string;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(async () => {
  vi.useRealTimers();
  client.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function openStream(isStillAllowed: () => Promise<boolean> = () => Promise.resolve(true)): Promise<EventStream> {
  received = '';
  server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  const [, response] = (await once(server, 'request')) as [IncomingMessage, ServerResponse];
  return new EventStream(response, isStillAllowed);
}

function read(): void {
  client.on('data', (chunk: Buffer) => {
    received += chunk.toString();
  });
}

describe('EventStream', () => {
  it('sends a comment at every heartbeat', async () => {
    await openStream();
    read();

    await vi.advanceTimersByTimeAsync(HEARTBEAT_MS);

    await expect.poll(() => received).toContain(': connected\n\n');
    await expect.poll(() => received).toContain(': alive\n\n');
  });

  it('waits for a reader that is behind, and goes on when it reads', async () => {
    const stream = await openStream();
    let sent = 0;
    const sending = (async () => {
      for (; sent < 64; sent += 1) await stream.send('x'.repeat(1024 * 1024));
    })();
    await vi.waitUntil(() => sent > 0);
    expect(sent).toBeLessThan(64);

    read();
    await sending;

    expect(stream.isOpen).toBe(true);
    expect(sent).toBe(64);
  });

  it('cuts off a reader that has read nothing for a whole heartbeat, and lets its sender go', async () => {
    const stream = await openStream();
    const closed = vi.fn<() => void>();
    stream.onClose(closed);
    const sending = (async () => {
      while (stream.isOpen) await stream.send('x'.repeat(1024 * 1024));
    })();

    await vi.waitUntil(async () => {
      await vi.advanceTimersByTimeAsync(HEARTBEAT_MS);
      return !stream.isOpen;
    });
    await sending;

    await expect.poll(() => closed.mock.calls.length).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['is over', () => Promise.resolve(false)],
    ['cannot be looked up', () => Promise.reject(new Error('the store is away'))],
  ])('ends at the next heartbeat where the session %s', async (_what, answer) => {
    let ask = (): Promise<boolean> => Promise.resolve(true);
    const stream = await openStream(() => ask());
    read();
    await vi.advanceTimersByTimeAsync(HEARTBEAT_MS);
    expect(stream.isOpen).toBe(true);

    ask = answer;
    await vi.advanceTimersByTimeAsync(HEARTBEAT_MS);

    await expect.poll(() => received.endsWith('0\r\n\r\n')).toBe(true);
    expect(stream.isOpen).toBe(false);
  });

  it('calls back at once where the connection is gone already', async () => {
    const stream = await openStream();
    const closed = Promise.withResolvers<undefined>();
    stream.onClose(() => {
      closed.resolve(undefined);
    });
    client.destroy();
    await closed.promise;

    const late = vi.fn<() => void>();
    stream.onClose(late);
    await stream.send('to nobody');

    expect(late).toHaveBeenCalledOnce();
  });
});
