import { describe, expect, it } from 'vitest';
import { toCliJson } from './cli-json.ts';

describe('toCliJson', () => {
  it('writes what JSON has no form for as the AWS CLI does', () => {
    expect(
      toCliJson({
        whole: new Date('2026-03-01T03:00:00Z'),
        fraction: new Date('2026-03-01T03:00:00.250Z'),
        never: new Date(Number.NaN),
        bytes: Buffer.from('hi'),
        big: 12_345_678_901_234_567_890n,
        nothing: undefined,
        empty: null,
        list: [undefined, { at: new Date(0) }],
      }),
    ).toEqual({
      whole: '2026-03-01T03:00:00+00:00',
      fraction: '2026-03-01T03:00:00.250000+00:00',
      never: null,
      bytes: 'aGk=',
      big: '12345678901234567890',
      empty: null,
      list: [null, { at: '1970-01-01T00:00:00+00:00' }],
    });
  });
});
