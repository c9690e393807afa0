import { describe, expect, it } from 'vitest';
import { BacklogNewcomers } from './backlog-newcomers.ts';

const MEGABYTE = 1024 * 1024;

function watched(): {
  readonly newcomers: BacklogNewcomers;
  readonly lookedAt: number[];
  readonly add: (count: number, bytes?: number) => void;
} {
  const newcomers = new BacklogNewcomers();
  const lookedAt: number[] = [];
  let next = 0;
  return {
    newcomers,
    lookedAt,
    add: (count, bytes) => {
      for (const number of Array.from({ length: count }, () => (next += 1))) {
        newcomers.add(() => lookedAt.push(number), bytes);
      }
    },
  };
}

describe('BacklogNewcomers', () => {
  it('are looked at when it is asked for, the oldest first', () => {
    const { newcomers, lookedAt, add } = watched();
    add(5);

    newcomers.lookAt(2);
    expect([lookedAt, newcomers.size]).toEqual([[1, 2], 3]);
    newcomers.lookAt(9);
    expect([lookedAt, newcomers.size]).toEqual([[1, 2, 3, 4, 5], 0]);
  });

  it('are looked at as they come where there are very many', () => {
    const { newcomers, lookedAt, add } = watched();
    add(1_002);

    expect([lookedAt, newcomers.size]).toEqual([[1, 2], 1_000]);
  });

  it('are looked at as they come where they are large, and only as long as they are', () => {
    const { newcomers, lookedAt, add } = watched();
    add(9, MEGABYTE);
    expect(lookedAt).toEqual([1]);

    newcomers.lookAt(8);
    add(8, MEGABYTE);
    expect([lookedAt.length, newcomers.size]).toEqual([9, 8]);
    add(1, 9 * MEGABYTE);
    expect([lookedAt.length, newcomers.size]).toEqual([18, 0]);
  });
});
