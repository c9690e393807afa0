import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOfSpans } from '../../messages/text-of-spans.ts';
import { isFlat, isShowable, valueSpans, type ValueView } from './value-spans.ts';

function shown(value: unknown, view: ValueView = {}): string {
  return textOfSpans(valueSpans(value, view));
}

describe('valueSpans', () => {
  it.each([
    ['text', 'text'],
    [7, '7'],
    [0, '0'],
    [12n, '12'],
    [true, 'yes'],
    [false, 'no'],
    [{ Code: 16, Name: 'running' }, 'running'],
    [{ State: 'enabled' }, 'enabled'],
    [{ AvailabilityZone: 'eu-central-1a', GroupName: '', Tenancy: 'default' }, 'eu-central-1a'],
    [{ S: 'text' }, 'text'],
    [{ N: '7' }, '7'],
    [{ BOOL: false }, 'no'],
    [['a', 'b'], 'a, b'],
    [[1, 2, 3, 4, 5], '1, 2, 3 … (5)'],
    [
      [
        { Key: 'team', Value: 'shop' },
        { Key: 'env', Value: '' },
      ],
      'team=shop, env',
    ],
    [[{ name: 'MODE', value: 'fast' }], 'MODE=fast'],
    [new Date('2026-03-01T03:00:00Z'), '2026-03-01 03:00:00 UTC'],
    ['2026-03-01T05:00:00.000+0200', '2026-03-01 03:00:00 UTC'],
    ['2026-03-01T03:00:00Z', '2026-03-01 03:00:00 UTC'],
    ['2026-03-01', '2026-03-01'],
    ['2026-99-01T03:00:00Z', '2026-99-01T03:00:00Z'],
  ])('shows %o as %s', (value, expected) => {
    expect(isShowable(value)).toBe(true);
    expect(shown(value)).toBe(expected);
  });

  it.each([
    [undefined],
    [null],
    [''],
    [[]],
    [{}],
    [[{}]],
    [['a', {}]],
    [new Uint8Array([1])],
    [new Date(Number.NaN)],
    [{ A: 1, B: 2 }],
    [{ Name: 'a', Nested: {} }],
    [{ Name: 'a', B: 1, C: 2, D: 3, E: 4 }],
    [[{ Key: 'a', Value: 'b', Other: 'c' }]],
  ])('has no short form for %o', (value) => {
    expect(isShowable(value)).toBe(false);
    expect(valueSpans(value)).toEqual([]);
  });

  it('shows whole what stands alone, but for a code beside its name', () => {
    expect(shown({ Address: 'db.example.com', Port: 5432 }, { isWhole: true })).toBe('Address=db.example.com, Port=5432');
    expect(shown({ Code: 16, Name: 'running' }, { isWhole: true })).toBe('running');
  });

  it('takes whole numbers under the name of a time for instants', () => {
    expect(shown(1_772_334_000_000, { name: 'timestamp' })).toBe('2026-03-01 03:00:00 UTC');
    expect(shown(1_772_334_000_000, { name: 'threshold' })).toBe('1772334000000');
    expect(shown(30, { name: 'Uptime' })).toBe('30');
    expect(shown('1772334000', { name: 'CreatedTimestamp' })).toBe('2026-03-01 03:00:00 UTC');
    expect(shown('17', { name: 'CreatedTimestamp' })).toBe('17');
    expect(shown('1772334000', { name: 'OwnerId' })).toBe('1772334000');
  });

  it('cuts what is long, and never within a character', () => {
    expect(shown('x'.repeat(300))).toBe(`${'x'.repeat(199)}…`);
    expect(shown('👩🏽‍🚀'.repeat(50), { maxLength: 60 }).isWellFormed()).toBe(true);
  });

  it('takes anything', () => {
    fc.assert(
      fc.property(
        fc.anything({ withDate: true, withTypedArray: true, withBigInt: true, withNullPrototype: true }),
        fc.string(),
        (value, name) => {
          const spans = valueSpans(value, { name, isWhole: true });

          expect(spans.length > 0).toBe(isShowable(value) || isFlat(value));
          expect(textOfSpans(spans).length).toBeLessThanOrEqual(200);
        },
      ),
    );
  });
});
