import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendCustomNotification } from './mend-custom-notification.ts';

/** What an input transformer makes of a value: a template with it inside, unescaped. */
const broken = (value: string): string =>
  `{"version":"1.0","source":"custom","content":{"title":"a | b","description":"${value}","keywords":["x","${value}"]},
    "metadata":{"summary":"${value}","additionalContext":{"a b":"${value}","c":"d"},"relatedResources":["${value}"]}}`;
const mended = (value: string): object => ({
  version: '1.0',
  source: 'custom',
  content: { title: 'a | b', description: value, keywords: ['x', value] },
  metadata: { summary: value, additionalContext: { 'a b': value, c: 'd' }, relatedResources: [value] },
});

describe('mendCustomNotification', () => {
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
    expect(mendCustomNotification(broken(value))?.value).toEqual(mended(value));
  });

  it('reads JSON in a value of the content', () => {
    const cause = '{"errorMessage":"Card was declined","errorType":"E","trace":["a","b"],"inner":{"a":{"b":"c"}}}';
    const text = `{"source":"custom","content":{"description":"${cause}","title":"x: ${cause}"},"metadata":{"summary":"${cause}"}}`;

    expect(mendCustomNotification(text)?.value).toEqual({
      source: 'custom',
      content: { description: cause, title: `x: ${cause}` },
      metadata: { summary: cause },
    });
  });

  it('reads broken texts under names that the schema does not have', () => {
    expect(mendCustomNotification('{"more":{"a":"b "c"","d":["e "f"",1]},"other":"g "h""}')?.value).toEqual({
      more: { a: 'b "c"', d: ['e "f"', 1] },
      other: 'g "h"',
    });
  });

  it('keeps what was escaped', () => {
    expect(mendCustomNotification(String.raw`{"id":"x \"y\" \n é \\ "z""}`)?.value).toEqual({ id: 'x "y" \n é \\ "z"' });
  });

  it('reads JSON that is not broken as the parser does', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(0, 2), (document, indentation) => {
        expect(mendCustomNotification(JSON.stringify(document, undefined, indentation))?.value).toEqual(
          JSON.parse(JSON.stringify(document)),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('never throws, whatever stands in a value', () => {
    const value = fc.array(fc.constantFrom('"', '\\', '\n', ',', ':', '{', '}', '[', ']', ' ', 'a', '"a":', '\u0000'), { maxLength: 30 });
    fc.assert(
      fc.property(value, (parts) => {
        const document = mendCustomNotification(broken(parts.join('')));

        expect(document === undefined || typeof document.value === 'object').toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['text', '', '[1]', '{"a":', '{"a":"b"} and more', '"a"'])('leaves %j alone', (text) => {
    expect(mendCustomNotification(text)).toBeUndefined();
  });

  it('reads rows of brackets with texts in them', () => {
    expect(() => mendCustomNotification(`{"a":${'['.repeat(60_000)}${'"","'.repeat(30_000)}`)).not.toThrow();
  });

  // Each of these would take minutes if a quote looked to the end of the text.
  it.each(['"', '" ', '\\', '","', '{"', '["', '": "', '"}', '", "a'])('reads thirty thousand times %j', (piece) => {
    expect(() => mendCustomNotification(`{"source":"${piece.repeat(30_000)}`)).not.toThrow();
  });
});
