import { describe, expect, it } from 'vitest';
import { readAccountId, readRegion } from './account-and-region.ts';

describe('readAccountId', () => {
  it('takes twelve digits', () => {
    expect(readAccountId('123456789012')).toBe('123456789012');
  });

  it.each(['', '123456789', '1234567890123', 'EXAMPLE', ' 123456789012', 123456789012, undefined, null])('refuses %j', (value) => {
    expect(readAccountId(value)).toBeUndefined();
  });
});

describe('readRegion', () => {
  it.each(['us-east-1', 'ap-southeast-7', 'us-gov-west-1', 'us-isob-east-1', 'eusc-de-east-1', 'cn-north-1'])('takes %s', (region) => {
    expect(readRegion(region)).toBe(region);
  });

  it.each(['', 'EU (Ireland)', 'us-east-1.evil.example', 'us-east-1/', 'US-EAST-1', 'us-east-1\n', 'us-east', undefined, 1])(
    'refuses %j, which would lead a link astray',
    (value) => {
      expect(readRegion(value)).toBeUndefined();
    },
  );
});
