import { describe, expect, it } from 'vitest';
import type { InvocationFailure } from './invocation-failure.ts';
import { mayBeDone } from './outcome-certainty.ts';

function refused(httpStatusCode?: number): InvocationFailure {
  return { kind: 'service-error', code: 'Code', message: '', ...(httpStatusCode === undefined ? {} : { httpStatusCode }) };
}

describe('mayBeDone', () => {
  it.each<InvocationFailure>([
    { kind: 'timed-out', wasSent: true },
    { kind: 'unreachable', reason: '', wasSent: true },
    refused(500),
    refused(502),
    refused(504),
  ])('holds for %j', (failure) => {
    expect(mayBeDone(failure)).toBe(true);
  });

  it.each<InvocationFailure>([
    { kind: 'timed-out', wasSent: false },
    { kind: 'unreachable', reason: '', wasSent: false },
    { kind: 'no-credentials', reason: '' },
    { kind: 'not-supported', reason: '' },
    { kind: 'bad-input', reason: '' },
    refused(400),
    refused(403),
    refused(429),
    refused(503),
    refused(),
  ])('does not hold for %j', (failure) => {
    expect(mayBeDone(failure)).toBe(false);
  });
});
