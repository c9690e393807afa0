import { describe, expect, it } from 'vitest';
import { judgeState } from './judge-state.ts';

describe('judgeState', () => {
  it.each([
    'FAILED',
    'Failure',
    'TIMED_OUT',
    'timedOut',
    'UPDATE_ROLLBACK_COMPLETE',
    'ROLLBACK_IN_PROGRESS',
    'NON_COMPLIANT',
    'COMPLETED_WITH_ERRORS',
  ])('finds %s bad', (state) => {
    expect(judgeState(state)).toBe('bad');
  });

  it.each(['CANCELED', 'Superseded', 'INSUFFICIENT_DATA', 'scheduledChange', 'EC2 Spot Instance Interruption Warning'])(
    'finds %s a warning',
    (state) => {
      expect(judgeState(state)).toBe('warning');
    },
  );

  it.each([
    'SUCCEEDED',
    'Success',
    'CREATE_COMPLETE',
    'OK',
    'COMPLIANT',
    'SERVICE_STEADY_STATE',
    'EC2 Instance Launch Successful',
    'NO_ERROR',
  ])('finds %s good', (state) => {
    expect(judgeState(state)).toBe('good');
  });

  it.each(['STARTED', 'IN_PROGRESS', 'InProgress', 'RUNNING', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'PENDING'])(
    'finds %s on its way',
    (state) => {
      expect(judgeState(state)).toBe('progress');
    },
  );

  it.each(['', 'ACTIVE', 'stopped', 'NEW', 'AWS Health Event', 'Config Rules Compliance Change', 'NOT_STARTED'])(
    'does not judge %j',
    (state) => {
      expect(judgeState(state)).toBe('neutral');
    },
  );

  it('does not judge sentences by single words', () => {
    expect(judgeState(`all is well: not one of the jobs has been seen as failed, and ${'really '.repeat(10)}none`)).toBe('neutral');
  });
});
