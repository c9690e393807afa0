import { describe, expect, it } from 'vitest';
import { restingTop } from './resting-top.ts';

describe('restingTop', () => {
  it('is the end of the list where the newest message has room on the screen', () => {
    expect(restingTop({ clientHeight: 600, scrollHeight: 2000, newestTop: 1700 })).toBe(1400);
  });

  it('is just above the beginning of a newest message that is taller than the screen', () => {
    expect(restingTop({ clientHeight: 600, scrollHeight: 2000, newestTop: 1200 })).toBe(1188);
  });

  it.each([
    ['has nothing to scroll', { clientHeight: 600, scrollHeight: 600, newestTop: 90 }],
    ['begins with a message that is taller than the screen', { clientHeight: 600, scrollHeight: 2000, newestTop: 4 }],
  ])('is the start of a list that %s', (_name, sizes) => {
    expect(restingTop(sizes)).toBe(0);
  });
});
