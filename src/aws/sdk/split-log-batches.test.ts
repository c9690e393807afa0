import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BATCH_MAX_BYTES, BATCH_MAX_EVENTS, BATCH_MAX_SPAN_MS, splitLogBatches } from './split-log-batches.ts';

const now = new Date('2026-03-01T12:00:00Z');
const DAY_MS = 24 * 60 * 60_000;
const ago = (ms: number): Date => new Date(now.getTime() - ms);
const linesOf = (count: number, text = 'x') => Array.from({ length: count }, () => ({ at: now, text }));
const sizesOf = (...given: Parameters<typeof splitLogBatches>): readonly number[] => splitLogBatches(...given).map(({ length }) => length);

describe('splitLogBatches', () => {
  it('makes no batch of nothing', () => {
    expect(splitLogBatches([], { now })).toEqual([]);
  });

  it('begins a batch after 10,000 events', () => {
    expect(sizesOf(linesOf(10_001), { now })).toEqual([10_000, 1]);
  });

  it('begins a batch where the bytes in UTF-8 with 26 for each event would be over 1 MiB', () => {
    const text = 'é'.repeat(512 - 13);

    expect(sizesOf(linesOf(1024, text), { now })).toEqual([1024]);
    expect(sizesOf(linesOf(1025, text), { now })).toEqual([1024, 1]);
  });

  it('begins a batch after 24 hours', () => {
    const lines = [ago(2 * DAY_MS), ago(DAY_MS + 1), ago(DAY_MS), now].map((at) => ({ at, text: '' }));

    expect(sizesOf(lines, { now })).toEqual([2, 1, 1]);
  });

  it('never lets times step back, and takes none that would be refused', () => {
    const times = [ago(400 * DAY_MS), ago(DAY_MS), ago(2 * DAY_MS), new Date(now.getTime() + DAY_MS)];
    const timesOf = (retentionDays?: number): readonly number[] =>
      splitLogBatches(
        times.map((at) => ({ at, text: '' })),
        { now, retentionDays },
      ).flatMap((batch) => batch.map(({ timestamp }) => now.getTime() - timestamp));

    expect(timesOf()).toEqual([13 * DAY_MS, DAY_MS, DAY_MS, -60 * 60_000]);
    expect(timesOf(1)).toEqual([DAY_MS - 60 * 60_000, DAY_MS - 60 * 60_000, DAY_MS - 60 * 60_000, -60 * 60_000]);
  });

  it('keeps every line in its order, within the limits, whatever comes', () => {
    const anyLine = fc.record({
      at: fc.date({ noInvalidDate: true }),
      text: fc.oneof(
        fc.string(),
        fc.nat(900_000).map((length) => 'x'.repeat(length)),
      ),
    });
    const property = fc.property(fc.array(anyLine, { maxLength: 12 }), (lines) => {
      const batches = splitLogBatches(lines, { now, retentionDays: 7 });

      expect(batches.flat().map(({ message }) => message)).toEqual(lines.map(({ text }) => text));
      for (const batch of batches) {
        const times = batch.map(({ timestamp }) => timestamp);
        expect(times).toEqual(times.toSorted((one, other) => one - other));
        expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThan(BATCH_MAX_SPAN_MS);
        expect(batch.length).toBeLessThanOrEqual(BATCH_MAX_EVENTS);
        expect(batch.reduce((sum, { message }) => sum + Buffer.byteLength(message) + 26, 0)).toBeLessThanOrEqual(BATCH_MAX_BYTES);
        expect(Math.min(...times)).toBeGreaterThan(now.getTime() - 7 * DAY_MS);
        expect(Math.max(...times)).toBeLessThan(now.getTime() + 2 * 60 * 60_000);
      }
    });

    expect(() => fc.assert(property)).not.toThrow();
  });
});
