import { describe, expect, it } from 'vitest';
import { aChannelMessage } from '../testing/a-channel-message.ts';
import { compareEnds } from './compare-ends.ts';

function list(ids: string): readonly ReturnType<typeof aChannelMessage>[] {
  return ids.split('').map((id) => aChannelMessage({ id }));
}

describe('compareEnds', () => {
  it.each([
    ['nothing', 'abc', 'abc', false, 0],
    ['new ones at the end', 'abc', 'abcde', false, 2],
    ['older ones at the start', 'cd', 'abcd', true, 0],
    ['both', 'cd', 'bcde', true, 1],
    ['forgotten ones', 'abcd', 'cde', true, 1],
    ['the first ones', '', 'ab', true, 0],
    ['one between', 'ac', 'abc', false, 0],
  ])('sees %s', (...[, before, after, hasOtherStart, newerCount]) => {
    expect(compareEnds(list(before), list(after))).toEqual({ hasOtherStart, newerCount });
  });
});
