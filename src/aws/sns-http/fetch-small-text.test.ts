import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { FETCH_TIMEOUT_MS, fetchSmallText } from './fetch-small-text.ts';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** A timer that fires when the test says so. */
function aTimer(): {
  readonly setTimer: (callback: () => void, delayMs: number) => () => void;
  readonly delaysMs: number[];
  fire: () => void;
} {
  const timer = {
    delaysMs: [] as number[],
    fire: (): void => undefined,
    setTimer: (callback: () => void, delayMs: number) => set(callback, delayMs),
  };
  function set(callback: () => void, delayMs: number): () => void {
    timer.delaysMs.push(delayMs);
    timer.fire = callback;
    return () => undefined;
  }
  return timer;
}

describe('fetchSmallText', () => {
  it('returns status and text of an answer', async () => {
    const url = await serve((_, response) => response.writeHead(404).end('n\u00f6thing'));

    expect(await fetchSmallText(url, { fetch, maxBytes: 100 })).toEqual({ status: 'answered', httpStatus: 404, text: 'n\u00f6thing' });
  });

  it('accepts exactly as many bytes as allowed and not one more', async () => {
    const url = await serve((_, response) => response.end('x'.repeat(100)));

    expect(await fetchSmallText(url, { fetch, maxBytes: 100 })).toMatchObject({ status: 'answered', text: 'x'.repeat(100) });
    expect(await fetchSmallText(url, { fetch, maxBytes: 99 })).toEqual({ status: 'too-large' });
  });

  it('hangs up on an answer that never ends', async () => {
    let hasHungUp = new Promise<unknown>(() => undefined);
    const url = await serve((request, response) => {
      hasHungUp = new Promise((resolve) => request.on('close', resolve));
      const pour = (): void => {
        while (response.write('x'.repeat(1000)));
        response.once('drain', pour);
      };
      pour();
    });

    expect(await fetchSmallText(url, { fetch, maxBytes: 10_000 })).toEqual({ status: 'too-large' });
    await hasHungUp;
  });

  it('does not follow redirects', async () => {
    const paths: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      paths.push(request.url);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });

    expect(await fetchSmallText(url, { fetch, maxBytes: 100 })).toMatchObject({ status: 'failed' });
    expect(paths).toEqual(['/']);
  });

  it('gives up on an answer that does not begin in time', async () => {
    const timer = aTimer();
    const url = await serve(() => {
      timer.fire();
    });

    const fetched = await fetchSmallText(url, { fetch, maxBytes: 100, setTimer: timer.setTimer });

    expect(fetched).toEqual({ status: 'failed', reason: 'no complete answer in time' });
    expect(timer.delaysMs).toEqual([FETCH_TIMEOUT_MS]);
  });

  it('gives up on an answer that does not end in time', async () => {
    const timer = aTimer();
    const slowBody = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(Buffer.from('x'));
      },
      pull: () => {
        timer.fire();
      },
    });

    const fetched = await fetchSmallText('https://sns.example/', {
      fetch: () => Promise.resolve(new Response(slowBody)),
      maxBytes: 100,
      setTimer: timer.setTimer,
    });

    expect(fetched).toEqual({ status: 'failed', reason: 'no complete answer in time' });
  });

  it('takes its timer back', async () => {
    const url = await serve((_, response) => response.end('x'));
    let isTakenBack = false;
    const setTimer = () => (): void => {
      isTakenBack = true;
    };

    await fetchSmallText(url, { fetch, maxBytes: 100, setTimer });

    expect(isTakenBack).toBe(true);
  });

  it('names a refused connection by its code and keeps the address to itself', async () => {
    const url = await serve(() => undefined);
    for (const cleanup of cleanups.splice(0)) await cleanup();

    const fetched = await fetchSmallText(`${url}?Token=secret`, { fetch, maxBytes: 100 });

    expect(fetched).toEqual({ status: 'failed', reason: 'no connection (ECONNREFUSED)' });
  });

  it.each([
    ['an error that repeats the address', new Error('https://sns.example/?Token=secret')],
    ['an error whose code is a sentence', new Error('x', { cause: { code: 'Token=secret' } })],
    ['something that is no error', 'secret'],
  ])('survives a fetch that throws %s', async (_, thrown) => {
    const rejected = Promise.resolve().then((): Response => raise(thrown));

    expect(await fetchSmallText('https://sns.example/', { fetch: () => rejected, maxBytes: 1 })).toEqual({
      status: 'failed',
      reason: 'no connection',
    });
  });
});

function raise(thrown: unknown): never {
  throw thrown as Error;
}
