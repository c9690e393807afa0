import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLogHeadline } from './log-headline.ts';

describe('readLogHeadline', () => {
  it.each([
    [
      'Exception in thread "main" java.lang.IllegalStateException: refused\n\tat a.B.c(B.java:1)',
      'java.lang.IllegalStateException: refused',
    ],
    ['java.lang.OutOfMemoryError: Java heap space\n\tat a.B.c(B.java:1)', 'java.lang.OutOfMemoryError: Java heap space'],
    [
      "TypeError: Cannot read properties of undefined (reading 'id')\n    at main (/app/a.js:1:2)",
      "TypeError: Cannot read properties of undefined (reading 'id')",
    ],
    ['Traceback (most recent call last):\n  File "a.py", line 1\nValueError: bad total', 'ValueError: bad total'],
  ])('finds the exception of %j', (text, headline) => {
    expect(readLogHeadline(text)).toEqual({ severity: 'high', headline });
  });

  it.each([
    ['2026-11-22 10:15:20,123 ERROR com.example.Pay - refused', 'high'],
    ['2026-11-22T10:15:20.123Z [main] WARN slow', 'medium'],
    ['[ERROR] disk full', 'high'],
    ['FATAL: the database system is shutting down', 'critical'],
    ['WARNING: disk is 90 % full', 'medium'],
    ['[2026-11-22 10:15:20] [web-1] PANIC x', 'critical'],
  ])('finds the level of %j', (text, severity) => {
    expect(readLogHeadline(text)).toEqual({ severity });
  });

  it.each([
    'Error rates are back to normal.',
    'ERRORS were seen',
    'No ERROR here',
    'An Error occurred.\n  at noon',
    'java.lang.IllegalStateException: refused',
    '2026-11-22 10:15:20 INFO all is well',
    '',
  ])('leaves %j aside', (text) => {
    expect(readLogHeadline(text)).toBeUndefined();
  });

  it('takes a quarter of a megabyte of anything without getting slow', () => {
    for (const unit of ['a', 'a.', 'Error', '[a] ', '2026-11-22 ', '\n', ' at x\n', 'aException']) {
      expect(() => readLogHeadline(unit.repeat(262_144 / unit.length))).not.toThrow();
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('Error', 'a', '.', ':', ' ', '\n', '\t', 'at ', '[', ']') }), (text) => {
        expect(['high', 'critical', 'medium', undefined]).toContain(readLogHeadline(text)?.severity);
      }),
    );
  });
});
