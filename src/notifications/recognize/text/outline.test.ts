import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOutline } from './outline.ts';

describe('readOutline', () => {
  it('reads values below headings and lists', () => {
    expect(readOutline('---\nservice: checkout\nhosts:\n  - web-1\n  - web-2\ndetails:\n  reason: disk full\n')).toEqual({
      pairs: [
        ['service', 'checkout'],
        ['hosts', 'web-1, web-2'],
        ['reason', 'disk full'],
      ],
    });
  });

  it('reads a sentence above the values', () => {
    expect(readOutline('Deployment failed\n\nVersion: 2.14.0\nEnvironment: prod')).toEqual({
      sentence: 'Deployment failed',
      pairs: [
        ['Version', '2.14.0'],
        ['Environment', 'prod'],
      ],
    });
  });

  it.each([
    ['two sentences', 'It failed.\nLook at it.\nHost: web-1\nState: failed'],
    ['a sentence below', 'Host: web-1\nState: failed\nLook at it.'],
    ['one value', 'It failed\nHost: web-1'],
    ['a list without a heading', 'It failed\n- web-1\n- web-2'],
    ['an outline too long', 'Host: web-1\n'.repeat(100)],
    ['nothing', ''],
  ])('leaves %s aside', (_what, text) => {
    expect(readOutline(text)).toBeUndefined();
  });

  it('takes a quarter of a megabyte of anything without getting slow', () => {
    for (const unit of [' ', 'a ', 'a:', ': ', 'a: b\n', '- a\n', 'a:\n', '\n', '-']) {
      expect(() => readOutline(unit.repeat(262_144 / unit.length))).not.toThrow();
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', ':', '\n', '- ', '.') }), (text) => {
        expect(readOutline(text)?.pairs.length ?? 2).toBeGreaterThanOrEqual(2);
      }),
    );
  });
});
