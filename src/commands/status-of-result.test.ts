import { describe, expect, it } from 'vitest';
import type { InvocationFailure } from '../domain/invocation-failure.ts';
import type { CommandResult } from './command-result.ts';
import { statusOfResult } from './status-of-result.ts';

function failed(failure: InvocationFailure): CommandResult {
  return { status: 'failed', failure, durationMs: 1 };
}

describe('statusOfResult', () => {
  it('is succeeded where AWS gave what was asked for', () => {
    const result: CommandResult = { status: 'succeeded', output: {}, maskedCount: 0, hasMore: false, truncatedMembers: [], durationMs: 1 };

    expect([statusOfResult(result, true), statusOfResult(result, false)]).toEqual(['succeeded', 'succeeded']);
  });

  it('is unknown where a change was sent and not answered', () => {
    expect(statusOfResult(failed({ kind: 'timed-out', wasSent: true }), true)).toBe('outcome-unknown');
    expect(statusOfResult(failed({ kind: 'service-error', code: 'InternalError', message: '', httpStatusCode: 500 }), true)).toBe(
      'outcome-unknown',
    );
  });

  it('is failed where nothing was sent, or nothing could change', () => {
    expect(statusOfResult(failed({ kind: 'timed-out', wasSent: false }), true)).toBe('failed');
    expect(statusOfResult(failed({ kind: 'timed-out', wasSent: true }), false)).toBe('failed');
    expect(statusOfResult(failed({ kind: 'service-error', code: 'DryRunOperation', message: '', httpStatusCode: 412 }), true)).toBe(
      'failed',
    );
  });
});
