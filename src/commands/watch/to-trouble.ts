// What a call without an answer of use means for a watch: whether it may pass, and how long to leave AWS alone.
import type { InvocationFailure } from '../../domain/invocation-failure.ts';
import type { WatchTrouble } from './watch-reading.ts';

// Match: Throttling, ThrottlingException, RequestLimitExceeded, TooManyRequestsException, SlowDown. Near miss: LimitExceededException.
const THROTTLED = /Throttl|RequestLimitExceeded|TooManyRequests|SlowDown/;

/** AWS knows who asks and does not let them; asking again changes nothing. */
const FORBIDDEN: ReadonlySet<number> = new Set([401, 403]);

/** Tells what it means. */
export function toTrouble(failure: InvocationFailure): WatchTrouble {
  switch (failure.kind) {
    case 'service-error':
      return troubleOfService(failure);
    case 'timed-out':
    case 'stopped':
      return { verdict: 'trouble', reason: 'AWS did not answer in time.', isThrottled: false, isFinal: false };
    case 'unreachable':
      return { verdict: 'trouble', reason: failure.reason, isThrottled: false, isFinal: false };
    case 'no-session':
      return { verdict: 'trouble', reason: failure.reason, isThrottled: THROTTLED.test(failure.code), isFinal: false };
    case 'no-credentials':
    case 'not-supported':
    case 'bad-input':
      return { verdict: 'trouble', reason: failure.reason, isThrottled: false, isFinal: true };
  }
}

function troubleOfService({ code, message, httpStatusCode }: Extract<InvocationFailure, { kind: 'service-error' }>): WatchTrouble {
  const isThrottled = httpStatusCode === 429 || THROTTLED.test(code);
  const isFinal = !isThrottled && httpStatusCode !== undefined && FORBIDDEN.has(httpStatusCode);
  return { verdict: 'trouble', reason: message === '' ? code : `${code}: ${message}`, isThrottled, isFinal };
}
