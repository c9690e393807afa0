import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLabeledLines } from './labeled-lines.ts';

describe('readLabeledLines', () => {
  it('reads lines of labels and values, with empty ones between', () => {
    expect(readLabeledLines('Message: Health changed: Ok\n\nEnvironment URL: http://a.example\r\n')).toEqual([
      ['Message', 'Health changed: Ok'],
      ['Environment URL', 'http://a.example'],
    ]);
  });

  it.each([
    ['one line alone', 'Note: this is a sentence'],
    ['a line without a label', 'Job: nightly\nIt failed.'],
    ['an address', 'https://a.example\nhttps://b.example'],
    ['a time of day', '10:15 started\n10:16 ended'],
    ['a label without a value', 'Job:\nState: failed'],
    ['a label that is a sentence', 'It ended. Result: bad\nIt ended. Cause: unknown'],
    ['a label of another script that is too long', `${'a'.repeat(41)}: x\nb: y`],
    ['nothing', ''],
  ])('refuses %s', (_what, text) => {
    expect(readLabeledLines(text)).toBeUndefined();
  });

  it('takes a quarter of a megabyte of anything without getting slow', () => {
    for (const unit of [' ', 'a ', 'a:', ': ', 'a: b\n', '\n', '. ']) {
      const text = unit.repeat(262_144 / unit.length);

      expect(readLabeledLines(text)?.length ?? 0).toBeLessThanOrEqual(262_144);
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', ':', '\n', '.', '\uD800') }), (text) => {
        const pairs = readLabeledLines(text);

        expect(pairs === undefined || pairs.length >= 2).toBe(true);
      }),
    );
  });
});
