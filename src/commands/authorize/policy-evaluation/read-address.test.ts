import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithinRange, readAddressRange } from './read-address.ts';

function isWithin(inner: string, outer: string): boolean | undefined {
  const [one, other] = [readAddressRange(inner), readAddressRange(outer)];
  return one === undefined || other === undefined ? undefined : isWithinRange(one, other);
}

describe('readAddressRange', () => {
  it('takes for an address what the operating system does', () => {
    const odd = fc.string({ unit: fc.constantFrom('0', '1', '25', 'a', 'F', ':', '::', '.', '6'), maxLength: 14 });

    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), odd), (address) => {
        expect(readAddressRange(address)?.version ?? 0).toBe(isIP(address));
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves blanks around it aside', () => {
    expect(readAddressRange(' 10.0.0.0/8 ')).toEqual(readAddressRange('10.0.0.0/8'));
  });

  it.each([
    '10.0.0.0/33',
    '1:2:3:4:5:6:7::8',
    '1:2:3:4::5:6:7:8:9',
    '10.0.0.0/-1',
    '10.0.0.0/08',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '::/129',
    'fe80::1%eth0',
    '',
    '/8',
  ])('takes %j for no range', (text) => {
    expect(readAddressRange(text)).toBeUndefined();
  });

  it('finds every address within each range that is made of its own first bits, and in its own version alone', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.integer({ min: 0, max: 32 }), (address, prefix) => {
        expect(isWithin(address, `${address}/${prefix}`)).toBe(true);
        expect(isWithin(address, '::/0')).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.ipV6(), fc.integer({ min: 0, max: 128 }), (address, prefix) => {
        expect(isWithin(address, `${address}/${prefix}`)).toBe(true);
        expect(isWithin(address, '0.0.0.0/0')).toBe(false);
      }),
    );
  });

  it('does not find a range within a smaller one', () => {
    expect(isWithin('10.0.0.0/8', '10.0.0.0/16')).toBe(false);
    expect(isWithin('10.0.0.0/16', '10.0.0.0/8')).toBe(true);
    expect(isWithin('::ffff:192.0.2.1', '::ffff:c000:200/120')).toBe(true);
  });
});
