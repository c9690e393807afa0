import { describe, expect, it } from 'vitest';
import { compareUrgency, isStateName, markState, moodOfState } from './state-mark.ts';

describe('moodOfState', () => {
  it.each([
    ['ALARM', 'bad'],
    ['UPDATE_ROLLBACK_FAILED', 'bad'],
    ['unhealthy', 'bad'],
    ['incompatible-network', 'bad'],
    ['TIMED_OUT', 'bad'],
    ['UPDATE_ROLLBACK_COMPLETE', 'warning'],
    ['UPDATE_ROLLBACK_IN_PROGRESS', 'progress'],
    ['shutting-down', 'progress'],
    ['InProgress', 'progress'],
    ['backing-up', 'progress'],
    ['running', 'good'],
    ['RUNNING', 'good'],
    ['UPDATE_COMPLETE', 'good'],
    ['in-use', 'good'],
    ['InService', 'good'],
    ['stopped', 'off'],
    ['INSUFFICIENT_DATA', 'off'],
  ])('knows %s as %s', (word, mood) => {
    expect(moodOfState(word)).toBe(mood);
  });

  it.each(['PRIMARY', 'opt-in-not-required', '', 'Zip', '42', 'string'])('says nothing of %s', (word) => {
    expect(markState(word)).toBe(word);
  });
});

describe('markState', () => {
  it('keeps the word', () => {
    expect(markState('ALARM')).toBe('🔴 ALARM');
  });
});

describe('isStateName', () => {
  it.each(['State', 'StateValue', 'DBInstanceStatus', 'TargetHealth', 'lastStatus', 'rolloutState'])('is true of %s', (name) => {
    expect(isStateName(name)).toBe(true);
  });

  it.each(['StateReason', 'PreviousState', 'OptInStatus', 'StatusMessage', 'Name'])('is false of %s', (name) => {
    expect(isStateName(name)).toBe(false);
  });
});

describe('compareUrgency', () => {
  it('puts what is bad first, and what is good last', () => {
    const moods = ['good', 'off', 'bad', 'progress', 'warning'] as const;

    expect(moods.toSorted(compareUrgency)).toEqual(['bad', 'warning', 'progress', 'off', 'good']);
  });
});
