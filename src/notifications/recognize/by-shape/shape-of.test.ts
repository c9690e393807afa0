import { describe, expect, it } from 'vitest';
import { shapeOf } from './shape-of.ts';

describe('shapeOf', () => {
  it('is the same for the same keys, whatever stands there and in whichever order', () => {
    expect(shapeOf({ state: 'FAILED', job: { id: 7, tags: ['a'] } })).toBe(shapeOf({ job: { tags: ['b', 'c'], id: 'x' }, state: null }));
  });

  it.each<[string, unknown]>([
    ['another key', { state: 'FAILED', job: { id: 7, name: 'a' } }],
    ['a key less', { state: 'FAILED', job: {} }],
    ['a list in the place of an object', { state: 'FAILED', job: [{ id: 7 }] }],
    ['a list', [{ state: 'FAILED' }]],
    ['nothing', undefined],
  ])('differs with %s', (_difference, document) => {
    expect(shapeOf(document)).not.toBe(shapeOf({ state: 'FAILED', job: { id: 7 } }));
  });

  it('looks neither deeper than a kind goes nor at more keys than it has', () => {
    const nest = (depth: number): unknown => (depth === 0 ? 1 : { next: nest(depth - 1) });
    expect(shapeOf(nest(5000))).toBe(shapeOf(nest(6000)));
    expect(shapeOf(Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`key-${index}`, index])))).toHaveLength(16);
  });
});
