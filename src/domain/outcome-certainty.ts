// Whether a call that gave no answer of use may have been done all the same (R6).
import type { InvocationFailure } from './invocation-failure.ts';

/** AWS failed while it worked on the call, or what stands before it lost the answer. 503 is not among them: it refuses work. */
const FAILED_AT_WORK: ReadonlySet<number> = new Set([500, 502, 504]);

/** Tells whether the call may have been done. */
export function mayBeDone(failure: InvocationFailure): boolean {
  if (failure.kind === 'service-error') return failure.httpStatusCode !== undefined && FAILED_AT_WORK.has(failure.httpStatusCode);
  return 'wasSent' in failure && failure.wasSent;
}
