import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../testing/any-text.ts';
import { labelOfKey } from './label-of-key.ts';

describe('labelOfKey', () => {
  it.each([
    ['executionId', 'Execution ID'],
    ['execution-id', 'Execution ID'],
    ['EC2InstanceId', 'EC2 instance ID'],
    ['clusterArn', 'Cluster ARN'],
    ['sourceIPAddress', 'Source IP address'],
    ['eventName', 'Event name'],
    ['CRITICAL', 'Critical'],
    ['Availability Zone', 'Availability Zone'],
    ['ElastiCache:SnapshotComplete', 'ElastiCache:SnapshotComplete'],
    ['orders@example.com', 'orders@example.com'],
    ['a\nb\u0000', 'a b'],
    ['', 'Value'],
    ['  ', 'Value'],
  ])('makes a label of %j', (key, label) => {
    expect(labelOfKey(key)).toBe(label);
  });

  it('cuts keys that are no labels at a whole character', () => {
    expect(labelOfKey('👩'.repeat(100))).toBe(`${'👩'.repeat(59)}…`);
  });

  it('is one short line whatever the key', () => {
    fc.assert(
      fc.property(anyText(), (key) => {
        const label = labelOfKey(key);

        expect(label).not.toMatch(/\p{Cc}/u);
        expect(label.length).toBeGreaterThan(0);
        expect(Array.from(label).length).toBeLessThanOrEqual(60);
      }),
    );
  });
});
