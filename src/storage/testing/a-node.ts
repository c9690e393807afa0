// A node for tests.
import type { Node } from '../lease-records.ts';
import { minutesLater, noon } from './instants.ts';

/** Builds a node that lives for a minute from noon on. */
export function aNode(overrides: Partial<Node> = {}): Node {
  return { id: 'node-1', name: 'folder-1', version: '1.0.0', startedAt: noon, aliveUntil: minutesLater(1), ...overrides };
}
