import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText } from '../../messages/testing/hostile-text.ts';
import { escapeSummary } from './escape-summary.ts';

describe('escapeSummary', () => {
  it.each([
    ['plain words', 'ALARM: my_function in eu-west-1', 'ALARM: my_function in eu-west-1'],
    ['markup', '*a* _b_ [c](d) <e> & `f`', '∗a∗ ˍbˍ ⟦c⟧(d) ‹e› ＆ ˋfˋ'],
    ['an address and a name', 'https://a.example @ana', 'https:\u2060//a.\u2060example @\u2060ana'],
    ['what looks like a host', 'see README.md. 99.5 %', 'see README.\u2060md. 99.5 %'],
    ['a list', '1. one\n - two', '\u20601. one - two'],
    ['a time', '{{DATE(2026-11-20T03:00:00Z)}}', '{\u2060{DATE(2026-11-20T03:00:00Z)}}'],
  ])('writes %s harmlessly', (_case, text, escaped) => {
    expect(escapeSummary(text)).toBe(escaped);
  });

  it('leaves nothing that a client would parse', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        expect(escapeSummary(text)).not.toMatch(/[*~`[\]<>&\n]|:\/\/|@[\p{L}\p{N}]|[\p{L}\p{N}]\.\p{L}{2}|\{\{\s*(?:DATE|TIME)\s*\(/u);
      }),
      { numRuns: 500 },
    );
  });
});
