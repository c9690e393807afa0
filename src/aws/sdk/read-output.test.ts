import { Readable } from 'node:stream';
import { LazyJsonString, NumericValue } from '@smithy/core/serde';
import { describe, expect, it } from 'vitest';
import { OUTPUT_STREAM_MAX_BYTES } from './read-bounded.ts';
import { readOutput } from './read-output.ts';

describe('readOutput', () => {
  it('takes the SDK’s additions away, and keeps the request id', async () => {
    const answer = { Name: 'a', Nothing: undefined, None: null, $metadata: { requestId: 'request-1', attempts: 1 } };

    expect(await readOutput(answer)).toEqual({ output: { Name: 'a' }, requestId: 'request-1', truncatedMembers: [] });
  });

  it.each([undefined, null, 'text', {}, { requestId: 5 }])('has no request id where there is none: %j', async ($metadata) => {
    expect(await readOutput({ $metadata })).toEqual({ output: {}, truncatedMembers: [] });
  });

  it('keeps instants and bytes, and makes plain what the SDK has classes for', async () => {
    const at = new Date(0);
    const answer = {
      at,
      bytes: new Uint8Array([1, 2]),
      document: LazyJsonString.from('{"a":1}'),
      amount: new NumericValue('0.10', 'bigDecimal'),
      list: [{ amount: new NumericValue('1', 'bigDecimal') }, null, 5n],
    };

    const { output } = await readOutput(answer);

    expect(output).toStrictEqual({
      at,
      bytes: new Uint8Array([1, 2]),
      document: '{"a":1}',
      amount: '0.10',
      list: [{ amount: '1' }, null, 5n],
    });
  });

  it('does not look into what is not its own of a key such as __proto__', async () => {
    const { output } = await readOutput({ Map: JSON.parse('{"__proto__":{"polluted":true}}') as unknown });

    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(Object.keys(output['Map'] as object)).toEqual(['__proto__']);
  });

  it('reads streams, and says which it cut', async () => {
    const long = Buffer.alloc(OUTPUT_STREAM_MAX_BYTES + 1, 'a');

    const { output, truncatedMembers } = await readOutput({ Short: Readable.from([Buffer.from('a')]), Long: Readable.from([long]) });

    expect(output['Short']).toEqual(new Uint8Array([97]));
    expect((output['Long'] as Uint8Array).length).toBe(OUTPUT_STREAM_MAX_BYTES);
    expect(truncatedMembers).toEqual(['Long']);
  });
});
