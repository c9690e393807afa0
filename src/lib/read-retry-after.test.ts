import { describe, expect, it } from 'vitest';
import { readRetryAfter } from './read-retry-after.ts';

describe('readRetryAfter', () => {
  it('reads seconds, an hour at most', () => {
    expect(readRetryAfter('30')).toEqual({ retryAfterMs: 30_000 });
    expect(readRetryAfter('3600')).toEqual({ retryAfterMs: 3_600_000 });
    expect(readRetryAfter('9'.repeat(400))).toEqual({ retryAfterMs: 3_600_000 });
  });

  it.each([undefined, '', '-1', '1.5', 'NaN', 'Wed, 21 Oct 2026 07:28:00 GMT'])('makes nothing of %j', (text) => {
    expect(readRetryAfter(text)).toEqual({});
  });
});
