import { describe, expect, it } from 'vitest';
import { DiskPace } from './disk-pace.ts';

/** Lets commits come that take so long each where they are waited for; returns for how many that was so. */
function commit(pace: DiskPace, count: number, milliseconds: number): number {
  let waited = 0;
  for (let index = 0; index < count; index += 1) {
    if (!pace.isWorthWaiting()) continue;
    waited += 1;
    pace.note(milliseconds);
  }
  return waited;
}

describe('DiskPace', () => {
  it('has every commit of a quick disk waited for', () => {
    expect(commit(new DiskPace(), 10_000, 0.9)).toBe(10_000);
  });

  it('takes a slow disk for one after three commits, and tries one in two hundred from then on', () => {
    const pace = new DiskPace();

    expect(commit(pace, 3, 4)).toBe(3);
    expect(commit(pace, 199, 4)).toBe(0);
    expect(commit(pace, 1, 4)).toBe(1);
    expect(commit(pace, 10_000, 4)).toBe(50);
  });

  it('does not mind a slow commit now and then', () => {
    const pace = new DiskPace();

    for (let round = 0; round < 100; round += 1) {
      expect(commit(pace, 1, 30)).toBe(1);
      expect(commit(pace, 9, 0.3)).toBe(9);
    }
  });

  it('finds out that a disk has become quick', () => {
    const pace = new DiskPace();
    commit(pace, 10_000, 4);
    commit(pace, 4 * 200, 0.3);

    expect(commit(pace, 1_000, 0.3)).toBe(1_000);
  });
});
