import { describe, expect, it } from 'vitest';
import { visibleRange } from './visible-range.ts';

describe('visibleRange', () => {
  it.each([
    [{ count: 3, size: 8, activeIndex: 2 }, [0, 3]],
    [{ count: 50, size: 8, activeIndex: 0 }, [0, 8]],
    [{ count: 50, size: 8, activeIndex: 4 }, [0, 8]],
    [{ count: 50, size: 8, activeIndex: 5 }, [1, 9]],
    [{ count: 50, size: 8, activeIndex: 49 }, [42, 50]],
    [{ count: 0, size: 8, activeIndex: 0 }, [0, 0]],
  ])('keeps the active row among those shown: %j', (given, expected) => {
    expect(visibleRange(given)).toEqual(expected);
  });
});
