import { describe, expect, it } from 'vitest';
import { readNetworkCode } from './read-network-code.ts';

function coded(code: unknown, cause?: unknown): Error {
  return Object.assign(new Error('xoxb-secret', { cause }), { code });
}

describe('readNetworkCode', () => {
  it('finds the code of the innermost cause that has one', () => {
    expect(readNetworkCode(coded('slack_webapi_request_error', new TypeError('fetch failed', { cause: coded('ECONNRESET') })))).toBe(
      'ECONNRESET',
    );
  });

  it.each([undefined, null, 'ECONNRESET', new Error('x'), coded(23), coded('xoxb-secret')])(
    'names no code where there is none: %s',
    (thrown) => {
      expect(readNetworkCode(thrown)).toBe('network error');
    },
  );

  it('ends on causes that go round', () => {
    const error = new Error('x');
    error.cause = error;

    expect(readNetworkCode(error)).toBe('network error');
  });
});
