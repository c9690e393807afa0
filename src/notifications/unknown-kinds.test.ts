import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { RecordedMetrics } from './testing/recorded-metrics.ts';
import { MAX_COUNTED_KINDS, UnknownKinds } from './unknown-kinds.ts';

let metrics: RecordedMetrics;
let lines: Record<string, unknown>[];
let kinds: UnknownKinds;

beforeEach(() => {
  metrics = new RecordedMetrics();
  lines = [];
  const logger = pino({}, { write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>) });
  kinds = new UnknownKinds({ logger, metrics });
});

const racks = { source: 'aws.outposts', type: 'Rack Moved', shape: 'a1' };

describe('UnknownKinds', () => {
  it('counts each event and logs each shape once', () => {
    kinds.note(racks, { id: 'e1' });
    kinds.note(racks, { id: 'e2' });
    kinds.note({ ...racks, shape: 'b2' }, { id: 'e3' });

    expect(metrics.count('unknown aws.outposts/Rack Moved')).toBe(3);
    expect(lines.map(({ eventId, source, type, shape }) => [eventId, source, type, shape])).toEqual([
      ['e1', 'aws.outposts', 'Rack Moved', 'a1'],
      ['e3', 'aws.outposts', 'Rack Moved', 'b2'],
    ]);
  });

  it('logs texts once for each topic', () => {
    const text = { source: 'text', type: '', shape: 'text' };
    for (const topicArn of ['arn:aws:sns:us-east-1:123456789012:a', 'arn:aws:sns:us-east-1:123456789012:b']) {
      kinds.note(text, { id: 'e1', topicArn });
      kinds.note(text, { id: 'e2', topicArn });
    }
    expect(lines).toHaveLength(2);
  });

  it('counts what comes under ever new names together', () => {
    for (let index = 0; index < MAX_COUNTED_KINDS + 50; index += 1) kinds.note({ ...racks, type: `Type ${index}` }, { id: 'e' });
    kinds.note({ ...racks, type: 'Type 0' }, { id: 'e' });

    expect(metrics.count('unknown other/other')).toBe(50);
    expect(metrics.count('unknown aws.outposts/Type 0')).toBe(2);
  });

  it('cuts names that are none', () => {
    kinds.note({ ...racks, source: 'x'.repeat(100_000) }, { id: 'e' });
    expect(JSON.stringify(lines).length).toBeLessThan(1000);
  });
});
