import { describe, expect, it } from 'vitest';
import { requestJson } from './request-json.ts';

function answering(
  body: string | null,
  status = 200,
): { readonly requests: RequestInit[]; readonly fetch: (path: string, init: RequestInit) => Promise<Response> } {
  const requests: RequestInit[] = [];
  return {
    requests,
    fetch: (_path, init) => {
      requests.push(init);
      return Promise.resolve(new Response(body, { status }));
    },
  };
}

describe('requestJson', () => {
  it('reads without a body', async () => {
    const server = answering('{"isOpen":true}');

    const answer = await requestJson(server.fetch, '/api/x');

    expect(answer).toEqual({ outcome: 'ok', value: { isOpen: true } });
    expect(server.requests[0]).toMatchObject({ credentials: 'same-origin', cache: 'no-store' });
    expect(server.requests[0]?.method).toBeUndefined();
  });

  it('posts a body as JSON', async () => {
    const server = answering('{}');

    await requestJson(server.fetch, '/api/x', { body: { state: 'ALARM' } });

    expect(server.requests[0]).toMatchObject({ method: 'POST', body: '{"state":"ALARM"}', credentials: 'same-origin' });
    expect(new Headers(server.requests[0]?.headers).get('content-type')).toBe('application/json');
  });

  it('takes an answer without a body', async () => {
    const answer = await requestJson(answering(null, 204).fetch, '/api/x', { body: {} });

    expect(answer.outcome).toBe('ok');
  });

  it("hands the server's own words on", async () => {
    const body = JSON.stringify({ error: { code: 'overloaded', message: 'Signalbox is busy', requestId: 'r1' } });

    const answer = await requestJson(answering(body, 503).fetch, '/api/x');

    expect(answer).toEqual({ outcome: 'refused', refusal: { httpStatus: 503, code: 'overloaded', message: 'Signalbox is busy' } });
  });

  it.each([
    ['a page of a proxy', '<html>Bad gateway</html>', 502],
    ['JSON of another form', '{"error":"no"}', 500],
    ['an error without words', '{"error":{"code":"x","message":""}}', 500],
    ['a page where JSON was expected', '<html></html>', 200],
  ])('refuses %s with words of its own', async (_name, body, status) => {
    const answer = await requestJson(answering(body, status).fetch, '/api/x');

    expect(answer).toEqual({
      outcome: 'refused',
      refusal: { httpStatus: status, code: 'unknown', message: `Signalbox answered with status ${status}; try again in a moment` },
    });
  });

  it('takes a question back', async () => {
    const server = answering('{}');
    const question = new AbortController();

    await requestJson(server.fetch, '/api/x', { body: {}, signal: question.signal });
    question.abort();

    expect(server.requests[0]?.signal?.aborted).toBe(true);
  });

  it('refuses where nobody answers', async () => {
    const answer = await requestJson(() => Promise.reject(new TypeError('Failed to fetch')), '/api/x');

    expect(answer).toMatchObject({ outcome: 'refused', refusal: { httpStatus: 0, code: 'unreachable' } });
  });
});
