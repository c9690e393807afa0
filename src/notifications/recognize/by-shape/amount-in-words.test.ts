import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountInWords, textOfUnit } from './amount-in-words.ts';
import { wordsOfKey } from './words-of-key.ts';

describe('amountInWords', () => {
  it.each([
    ['durationMs', 1532, { text: '1.53 s', usedWords: 1 }],
    ['processingTimeMillis', 546, { text: '546 ms', usedWords: 1 }],
    ['duration_seconds', 132, { text: '2 min', usedWords: 1 }],
    ['ttlSeconds', 3600, { text: '1 h', usedWords: 1 }],
    ['runningTime (sec)', '7', { text: '7 s', usedWords: 1 }],
    ['backupSizeInBytes', '3221225472', { text: '3.22 GB', usedWords: 2 }],
    ['sizeBytes', 1, { text: '1 byte', usedWords: 1 }],
    ['bytesTransferred', '36048', { text: '36 kB', usedWords: 0 }],
    ['usedPercent', 98.7, { text: '98.7 %', usedWords: 0 }],
    ['percentDone', '0.0', { text: '0.0 %', usedWords: 0 }],
    ['bytes', 0, { text: '0 bytes', usedWords: 0 }],
  ])('says %s %j in words', (key, value, amount) => {
    expect(amountInWords(wordsOfKey(key), value)).toEqual(amount);
  });

  it.each([
    ['size', 12],
    ['items', 3],
    ['createdAtMs', 1_795_342_400_000],
    ['durationMs', -1],
    ['durationMs', 'unknown'],
    ['durationMs', true],
    ['secondsElapsed', 3],
  ])('leaves %s %j as it is', (key, value) => {
    expect(amountInWords(wordsOfKey(key), value)).toBeUndefined();
  });
});

describe('textOfUnit', () => {
  it('says every amount shortly', () => {
    fc.assert(
      fc.property(fc.constantFrom('bytes', 'milliseconds', 'seconds'), fc.integer({ min: 0, max: 999_999_999 }), (unit, value) => {
        expect(textOfUnit(unit, value)?.length).toBeLessThan(20);
      }),
    );
  });
});
