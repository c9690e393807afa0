import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureText } from './measure-text.ts';

describe('measureText', () => {
  it.each([
    ['CodeSize', 10_240, '10 KiB'],
    ['SizeInBytes', 1, '1 byte'],
    ['storedBytes', 0, '0 bytes'],
    ['imageSizeInBytes', 123_456_789, '118 MiB'],
    ['TableSizeBytes', 5_497_558_138_880, '5 TiB'],
    ['BucketSizeBytes', 1536, '1.5 KiB'],
    ['MaximumMessageSize', '262144', '256 KiB'],
    ['MemorySize', 256, '256 MB'],
    ['SizeInMiB', 16_384, '16 GiB'],
    ['AllocatedStorage', 100, '100 GiB'],
    ['VolumeSize', 2048, '2 TiB'],
    ['Timeout', 30, '30 s'],
    ['Timeout', 900, '15 min'],
    ['VisibilityTimeout', '30', '30 s'],
    ['MessageRetentionPeriod', '345600', '4 days'],
    ['DelaySeconds', '0', '0 s'],
    ['billedDurationSeconds', 5400, '1 h 30 min'],
    ['MaxSessionDurationInSeconds', 90_000, '1 day 1 h'],
    ['timeoutInMinutes', 60, '1 h'],
    ['retentionInDays', 14, '14 days'],
    ['DurationInMillis', 250, '250 ms'],
    ['executionTimeInMillis', 61_500, '1 min 1.5 s'],
  ])('says %s %j as %s', (name, value, said) => {
    expect(measureText(name, value)).toBe(said);
  });

  it('tells bare sizes apart by what stands beside them', () => {
    expect(measureText('Size', 8, { VolumeId: 'vol-1' })).toBe('8 GiB');
    expect(measureText('Size', 8, { Key: 'a.txt', ETag: 'x' })).toBe('8 bytes');
    expect(measureText('Size', 8, { Name: 'set' })).toBeUndefined();
  });

  it.each([
    ['Port', 5432],
    ['Threshold', 5],
    ['Timeout', 'never'],
    ['Timeout', -1],
    ['Timeout', Number.NaN],
    ['CodeSize', null],
    ['BytesPerSecondLimit', 7],
  ])('says nothing of %s %j', (name, value) => {
    expect(measureText(name, value)).toBeUndefined();
  });

  it('says any number shortly', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('CodeSize', 'Timeout', 'timeoutInMinutes', 'AllocatedStorage', 'DurationInMillis'),
        fc.nat(),
        (name, count) => {
          expect(measureText(name, count)).toMatch(/^\d+(?:\.\d+)? [A-Za-z]+(?: \d+(?:\.\d+)? [a-z]+)?$/);
        },
      ),
    );
  });
});
