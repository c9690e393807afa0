import { describe, expect, it } from 'vitest';
import { stateInWords } from './state-in-words.ts';

describe('stateInWords', () => {
  it.each([
    ['FAILED', 'failed'],
    ['SUCCESS', 'succeeded'],
    ['IN_PROGRESS', 'is in progress'],
    ['TIMED_OUT', 'timed out'],
    ['TimedOut', 'timed out'],
    ['CANCELED', 'was canceled'],
    ['STOPPED', 'was stopped'],
    ['COMPLETE', 'is complete'],
    ['draining', 'is draining'],
    ['CREATE_FAILED', 'could not be created'],
    ['ROLLBACK_IN_PROGRESS', 'is being rolled back'],
    ['UPDATE_ROLLBACK_COMPLETE', 'was rolled back from an update'],
    ['!!!', 'is !!!'],
  ])('says of %s: it %s', (state, words) => {
    expect(stateInWords(state)).toBe(words);
  });
});
