import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLogfmt } from './logfmt.ts';

describe('readLogfmt', () => {
  it('reads bare and quoted values', () => {
    expect(readLogfmt('level=error msg="disk is \\"full\\"" host=web-1 free=')).toEqual([
      ['level', 'error'],
      ['msg', 'disk is "full"'],
      ['host', 'web-1'],
      ['free', ''],
    ]);
  });

  it.each([
    ['a sentence', 'The job a=b failed with c=d and e=f'],
    ['two pairs', 'a=b c=d'],
    ['several lines', 'a=b c=d\ne=f g=h'],
    ['an address', 'https://example.com/?a=b&c=d'],
    ['a code', 'if a==b c=d e=f g=h'],
    ['nothing', ''],
  ])('leaves %s aside', (_what, text) => {
    expect(readLogfmt(text)).toBeUndefined();
  });

  it('takes a long line of anything without getting slow', () => {
    for (const unit of ['a=', 'a=b ', '"', 'a="\\', 'a="b" ', '= ']) {
      expect(readLogfmt(unit.repeat(262_144 / unit.length))).toBeUndefined();
      expect(readLogfmt(unit.repeat(1000))?.length ?? 0).toBeLessThanOrEqual(1000);
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '=', ' ', '"', '\\', '\n') }), (text) => {
        expect(readLogfmt(text)?.length ?? 3).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});
