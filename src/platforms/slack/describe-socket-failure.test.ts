import { describe, expect, it } from 'vitest';
import { describeSocketFailure } from './describe-socket-failure.ts';

describe('describeSocketFailure', () => {
  it.each([
    ['a refused token', { data: { error: 'invalid_auth' } }, 'Slack answered invalid_auth: appToken must be an app-level token'],
    ['another refusal', { data: { error: 'too_many_websockets' } }, 'Slack answered too_many_websockets'],
    ['an HTTP status', { statusCode: 503 }, 'Slack answered HTTP 503'],
    ['a request to wait', { retryAfter: 30 }, 'Slack asks to wait before connecting again'],
    ['a network error', new Error('x', { cause: { code: 'ENOTFOUND' } }), 'Slack cannot be reached (ENOTFOUND)'],
    ['a connection that was closed', undefined, 'the connection was closed before Slack said hello'],
    ['a refusal that is a page', { data: { error: '<html>xoxb-1</html>' } }, 'Slack cannot be reached (network error)'],
  ])('describes %s', (_case, thrown, expected) => {
    expect(describeSocketFailure(thrown).reason).toContain(expected);
  });

  it('says how long Slack asks to wait', () => {
    expect(describeSocketFailure({ retryAfter: 30 }).retryAfterMs).toBe(30_000);
  });
});
