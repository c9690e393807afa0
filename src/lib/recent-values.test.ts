import { describe, expect, it } from 'vitest';
import { RecentValues } from './recent-values.ts';

describe('RecentValues', () => {
  it('forgets what was used longest ago', () => {
    const values = new RecentValues<string, number>(2);
    values.set('a', 1);
    values.set('b', 2);
    values.get('a');

    values.set('c', 3);

    expect([values.get('a'), values.get('b'), values.get('c')]).toEqual([1, undefined, 3]);
    expect(values.size).toBe(2);
  });

  it('replaces and deletes', () => {
    const values = new RecentValues<string, number>(2);
    values.set('a', 1);
    values.set('a', 2);
    values.delete('b');

    expect(values.get('a')).toBe(2);
    values.delete('a');
    expect(values.get('a')).toBeUndefined();
  });
});
