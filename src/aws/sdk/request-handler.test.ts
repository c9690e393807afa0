import type { Readable } from 'node:stream';
import { HttpRequest, HttpResponse } from '@smithy/core/protocols';
import { afterEach, describe, expect, it } from 'vitest';
import { CallJournal } from './call-journal.ts';
import { RequestHandler } from './request-handler.ts';
import { openEndpoint, type Behaviour, type OpenedEndpoint } from './testing/open-endpoint.ts';

let closing: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
});

async function open(behaviour: Behaviour): Promise<{ endpoint: OpenedEndpoint; handler: RequestHandler; request: HttpRequest }> {
  const endpoint = await openEndpoint(behaviour);
  const handler = new RequestHandler();
  closing.push(() => handler.destroy(), endpoint.close);
  return { endpoint, handler, request: requestTo(endpoint.url) };
}

function requestTo(address: string): HttpRequest {
  const { hostname, port } = new URL(address);
  return new HttpRequest({ protocol: 'http:', hostname, port: Number(port), method: 'POST', path: '/', body: 'hello' });
}

function answerAtOnce(): { handle: () => Promise<{ response: HttpResponse }> } {
  return { handle: () => Promise.resolve({ response: new HttpResponse({ statusCode: 200 }) }) };
}

describe('RequestHandler', () => {
  it('sends a request and writes down that it arrived', async () => {
    const { handler, request, endpoint } = await open({ status: 200, body: 'hi' });
    const journal = new CallJournal();

    const { response } = await handler.handle(request, { journal });

    expect(response.statusCode).toBe(200);
    expect(endpoint.requests[0]?.body).toBe('hello');
    expect([journal.wasSent, journal.host]).toEqual([true, new URL(endpoint.url).host]);
  });

  it('lets the journal close an answer that nobody reads', async () => {
    const { handler, request } = await open({ endlessWith: {} });
    const journal = new CallJournal();
    const { response } = await handler.handle(request, { journal });

    journal.close();

    expect((response.body as Readable).destroyed).toBe(true);
  });

  it('writes down that nothing arrived where nobody listens', async () => {
    const { handler, endpoint, request } = await open('silence');
    await endpoint.close();
    closing.pop();
    const journal = new CallJournal();

    await expect(handler.handle(request, { journal })).rejects.toThrow('ECONNREFUSED');

    expect(journal.wasSent).toBe(false);
  });

  it('writes down that it may have arrived where the connection broke', async () => {
    const { handler, request } = await open('reset');
    const journal = new CallJournal();

    await expect(handler.handle(request, { journal })).rejects.toThrow(/ECONNRESET|hang up/);

    expect(journal.wasSent).toBe(true);
  });

  it('sends nothing of a call that was given up', async () => {
    const journal = new CallJournal();
    const handler = new RequestHandler(() => ({ handle: () => Promise.reject(new TypeError('it was sent')) }));

    const sending = handler.handle(requestTo('http://127.0.0.1:1'), { journal, abortSignal: AbortSignal.abort() });

    await expect(sending).rejects.toMatchObject({ name: 'AbortError' });
    expect([journal.wasSent, journal.host]).toEqual([false, undefined]);
  });

  it('keeps connections apart by how long they may stay silent', async () => {
    const silences: number[] = [];
    const handler = new RequestHandler((silenceMs) => {
      silences.push(silenceMs);
      return answerAtOnce();
    });
    const request = requestTo('http://127.0.0.1:1');

    await handler.handle(request);
    await handler.handle(request, { silenceMs: 900_000 });
    await handler.handle(request);
    await handler.handle(request, { silenceMs: 900_000 });

    expect(silences).toEqual([60_000, 900_000]);
  });

  it('closes the connections', async () => {
    const { handler, request, endpoint } = await open({ status: 200, body: 'hi' });
    const { response } = await handler.handle(request);
    for await (const _ of response.body as Readable);
    expect(await endpoint.connectionCount()).toBe(1);

    handler.destroy();

    await expect.poll(endpoint.connectionCount).toBe(0);
  });

  it('takes no settings from a client: it is everybody’s', () => {
    const handler = new RequestHandler(answerAtOnce);

    handler.updateHttpClientConfig();

    expect(handler.httpHandlerConfigs()).toEqual({});
    expect(handler.metadata).toEqual({ handlerProtocol: 'http/1.1' });
  });
});
