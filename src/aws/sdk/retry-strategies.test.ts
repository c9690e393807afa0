import type { RetryErrorInfo, RetryErrorType, RetryStrategyV2 } from '@smithy/types';
import { describe, expect, it } from 'vitest';
import { MAX_ATTEMPTS, retryRepeatable, retryUnrepeatable } from './retry-strategies.ts';
import { AT_ONCE } from './testing/open-test-invoker.ts';

const REFUSED = Object.assign(new Error('sample'), { code: 'ECONNREFUSED' });
const BROKEN = Object.assign(new Error('sample'), { code: 'ECONNRESET' });
const WRONG_CLOCK = Object.assign(new Error('sample'), { $metadata: { clockSkewCorrected: true } });

const failure = (error: Error, errorType: RetryErrorType): RetryErrorInfo => ({ error: error as never, errorType });

/** How often a call is tried that always fails in this way. */
async function countAttempts(strategy: RetryStrategyV2, error: Error, errorType: RetryErrorType): Promise<number> {
  let token = await strategy.acquireInitialRetryToken('');
  for (let attempts = 1; ; attempts += 1) {
    try {
      token = await strategy.refreshRetryTokenForRetry(token, failure(error, errorType));
    } catch {
      return attempts;
    }
  }
}

describe('retryRepeatable', () => {
  it.each([
    { error: BROKEN, errorType: 'TRANSIENT', attempts: MAX_ATTEMPTS },
    { error: REFUSED, errorType: 'TRANSIENT', attempts: MAX_ATTEMPTS },
    { error: new Error('sample'), errorType: 'THROTTLING', attempts: MAX_ATTEMPTS },
    { error: new Error('sample'), errorType: 'CLIENT_ERROR', attempts: 1 },
  ] as const)('tries $attempts times after $errorType', async ({ error, errorType, attempts }) => {
    expect(await countAttempts(retryRepeatable(AT_ONCE), error, errorType)).toBe(attempts);
  });
});

describe('retryUnrepeatable', () => {
  it.each([
    { what: 'throttling', error: new Error('sample'), errorType: 'THROTTLING', attempts: MAX_ATTEMPTS },
    { what: 'a refused connection', error: REFUSED, errorType: 'TRANSIENT', attempts: MAX_ATTEMPTS },
    { what: 'a wrong clock', error: WRONG_CLOCK, errorType: 'TRANSIENT', attempts: MAX_ATTEMPTS },
    { what: 'a lost connection', error: BROKEN, errorType: 'TRANSIENT', attempts: 1 },
    { what: 'a fault of AWS', error: new Error('sample'), errorType: 'SERVER_ERROR', attempts: 1 },
    { what: 'a refusal', error: new Error('sample'), errorType: 'CLIENT_ERROR', attempts: 1 },
  ] as const)('tries $attempts times after $what', async ({ error, errorType, attempts }) => {
    expect(await countAttempts(retryUnrepeatable(AT_ONCE), error, errorType)).toBe(attempts);
  });

  it('gives back what a success has saved', async () => {
    const strategy = retryUnrepeatable(AT_ONCE);
    // 500 units, 5 a retry (@smithy/core, INITIAL_RETRY_TOKENS): without successes they would be used up.
    for (let call = 0; call < 300; call += 1) {
      const token = await strategy.acquireInitialRetryToken('');
      strategy.recordSuccess(await strategy.refreshRetryTokenForRetry(token, failure(REFUSED, 'TRANSIENT')));
    }

    expect(await countAttempts(strategy, REFUSED, 'TRANSIENT')).toBe(MAX_ATTEMPTS);
  });
});
