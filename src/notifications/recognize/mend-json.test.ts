import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendJson } from './mend-json.ts';

/** What an input transformer makes of a value: a template with it inside, unescaped. */
const broken = (value: string): string =>
  `{"version":"1.0","content":{"title":"a | b","description":"${value}","keywords":["x","${value}"]},"metadata":{"summary":"${value}"}}`;
const mended = (value: string): object => ({
  version: '1.0',
  content: { title: 'a | b', description: value, keywords: ['x', value] },
  metadata: { summary: value },
});

describe('mendJson', () => {
  it.each([
    'task said "no such image" and stopped',
    '"quoted"',
    'He said "no", and left',
    'key "a": missing',
    'two\nlines\twith\r\ntabs',
    String.raw`C:\dumps\core`,
    'a "set" of {"nested"} signs',
    'ends with a quote"',
    '""',
    '👩 "日本語"',
  ])('reads the value %j that was put in as it is', (value) => {
    expect(mendJson(broken(value))?.value).toEqual(mended(value));
  });

  it('keeps what was escaped', () => {
    expect(mendJson(String.raw`{"a":"x \"y\" \n é \\ "z""}`)?.value).toEqual({ a: 'x "y" \n é \\ "z"' });
  });

  it('reads JSON that is not broken as the parser does', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(0, 2), (document, indentation) => {
        expect(mendJson(JSON.stringify(document, undefined, indentation))?.value).toEqual(JSON.parse(JSON.stringify(document)));
      }),
      { numRuns: 200 },
    );
  });

  it('never throws, whatever stands in a value', () => {
    const value = fc.array(fc.constantFrom('"', '\\', '\n', ',', ':', '{', '}', '[', ']', ' ', 'a', '"a":', '\u0000'), { maxLength: 30 });
    fc.assert(
      fc.property(value, (parts) => {
        const document = mendJson(broken(parts.join('')));

        expect(document === undefined || typeof document.value === 'object').toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['text', '', '[1]', '{"a":', '{"a":"b"} and more', '"a"'])('leaves %j alone', (text) => {
    expect(mendJson(text)).toBeUndefined();
  });

  // Each of these would take minutes if a quote looked to the end of the text.
  it.each(['"', '" ', '\\', '","', '{"', '["', '": "', '"}', '", "a'])('reads thirty thousand times %j', (piece) => {
    expect(() => mendJson(`{"a":"${piece.repeat(30_000)}`)).not.toThrow();
  });
});
