import { describe, expect, it } from 'vitest';
import { preferredNode } from './preferred-node.ts';

const NAMES = Array.from({ length: 600 }, (_, index) => `channel:slack/T1/C${index}`);

describe('preferredNode', () => {
  it('comes to the same answer in whatever order the nodes are known', () => {
    for (const name of NAMES) expect(preferredNode(name, ['a', 'b', 'c'])).toBe(preferredNode(name, ['c', 'a', 'b']));
  });

  it('spreads work evenly', () => {
    const counts = new Map<string | undefined, number>();
    for (const name of NAMES) {
      const node = preferredNode(name, ['a', 'b', 'c']);
      counts.set(node, (counts.get(node) ?? 0) + 1);
    }

    for (const node of ['a', 'b', 'c']) expect(counts.get(node)).toBeGreaterThan(150);
  });

  it('moves nothing but the share of a node that goes', () => {
    const moved = NAMES.filter((name) => preferredNode(name, ['a', 'b', 'c']) !== preferredNode(name, ['a', 'c']));

    expect(moved.every((name) => preferredNode(name, ['a', 'b', 'c']) === 'b')).toBe(true);
  });

  it('knows none where there is none', () => {
    expect(preferredNode('channel:web//ops', [])).toBeUndefined();
  });
});
