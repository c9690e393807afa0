import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatText } from './format-text.ts';

const cases = JSON.parse(readFileSync(new URL('__fixtures__/text-cases.json', import.meta.url), 'utf8')) as [unknown, string][];

describe('formatText', () => {
  it.each(cases)('formats %j as the AWS CLI does', (value, text) => {
    expect(formatText(value)).toBe(text);
  });

  it('formats any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(formatText(value)).toMatch(/^$|\n$/);
      }),
    );
  });
});
