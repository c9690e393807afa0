// R6: how often a call is tried. What may be repeated follows the SDK's standard retries; what may not is tried again only where it
// is certain that nothing was done.
import { StandardRetryStrategy } from '@smithy/core/retry';
import type { RetryErrorInfo, RetryStrategyV2, RetryToken, StandardRetryBackoffStrategy } from '@smithy/types';
import { isConnectionRefused } from './never-reached.ts';

/** Attempts of a call; as in the AWS SDKs' standard mode. */
export const MAX_ATTEMPTS = 3;

/** Standard retries: throttling, server faults, lost connections. The SDK chooses how long to wait in between unless told. */
export function retryRepeatable(backoff?: StandardRetryBackoffStrategy): RetryStrategyV2 {
  return new StandardRetryStrategy({ maxAttempts: MAX_ATTEMPTS, ...(backoff === undefined ? {} : { backoff }) });
}

/** Retries of what must not happen twice: after throttling, a refused connection, and a wrong clock, which AWS refuses before doing anything. */
export function retryUnrepeatable(backoff?: StandardRetryBackoffStrategy): RetryStrategyV2 {
  const standard = retryRepeatable(backoff);
  return {
    acquireInitialRetryToken: (scope) => standard.acquireInitialRetryToken(scope),
    refreshRetryTokenForRetry: async (token: RetryToken, info: RetryErrorInfo): Promise<RetryToken> => {
      if (!isCertainlyUndone(info)) throw new Error('The call must not be repeated');
      return standard.refreshRetryTokenForRetry(token, info);
    },
    recordSuccess: (token) => standard.recordSuccess(token),
  };
}

function isCertainlyUndone({ error, errorType }: RetryErrorInfo): boolean {
  return errorType === 'THROTTLING' || isConnectionRefused(error) || hasCorrectedClock(error);
}

function hasCorrectedClock(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('$metadata' in error)) return false;
  const metadata = error.$metadata;
  return typeof metadata === 'object' && metadata !== null && 'clockSkewCorrected' in metadata && metadata.clockSkewCorrected === true;
}
