import { constructStack } from '@smithy/core/client';
import { HttpRequest } from '@smithy/core/protocols';
import { describe, expect, it } from 'vitest';
import { changeParams, changeRequest, checkAnswer, type Params, type Plugin } from './plugin.ts';

interface Given {
  readonly input: Params;
  readonly request?: unknown;
}

/** Runs a plugin around a handler that answers with what came to it. */
async function run(plugin: Plugin, params: Params, request?: HttpRequest): Promise<Given> {
  const stack = constructStack<Params, object>();
  stack.add((next) => (given) => next({ ...given, request } as never), { step: 'serialize' });
  stack.use(plugin);
  const handler = stack.resolve((given: Given) => Promise.resolve({ response: {}, output: { seen: given } }), {});
  const { output } = (await handler({ input: params })) as { readonly output: { readonly seen: Given } };
  return output.seen;
}

describe('changeParams', () => {
  it('changes the parameters, now or later', async () => {
    const now = changeParams('sample', (params) => ({ ...params, b: 2 }));
    const later = changeParams('sample', (params) => Promise.resolve({ ...params, b: 3 }));

    expect((await run(now, { a: 1 })).input).toEqual({ a: 1, b: 2 });
    expect((await run(later, { a: 1 })).input).toEqual({ a: 1, b: 3 });
  });
});

describe('changeRequest', () => {
  it('changes the request, and knows the parameters', async () => {
    const plugin = changeRequest('sample', (request, params) => {
      request.headers['a'] = String(params['a']);
    });
    const request = new HttpRequest({ headers: {} });

    await run(plugin, { a: 1 }, request);

    expect(request.headers).toEqual({ a: '1' });
  });

  it('stops the call where it throws', async () => {
    const plugin = changeRequest('sample', () => Promise.reject(new Error('no')));

    await expect(run(plugin, {}, new HttpRequest({}))).rejects.toThrow('no');
  });
});

describe('checkAnswer', () => {
  it('sees the answer and the parameters, and may refuse it', async () => {
    const seen: unknown[] = [];

    await run(
      checkAnswer('sample', (answer, params) => {
        seen.push(Object.keys(answer), params);
      }),
      { a: 1 },
    );
    const refusing = run(
      checkAnswer('sample', () => {
        throw new Error('not to be believed');
      }),
      {},
    );

    expect(seen).toEqual([['seen'], { a: 1 }]);
    await expect(refusing).rejects.toThrow('not to be believed');
  });
});
