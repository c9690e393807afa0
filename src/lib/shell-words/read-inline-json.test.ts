import { describe, expect, it } from 'vitest';
import { readInlineJson } from './read-inline-json.ts';

describe('readInlineJson', () => {
  it.each([
    '{"a":1}',
    '{}',
    '{ "a" : [1, "b c"] }',
    '["a","b"]',
    '[]',
    '[1, 2]',
    '[{"a": "}"}]',
    '[["x"]]',
    String.raw`{"a":"\"}"}`,
    '{\n  "a": 1\n}',
  ])('reads %s to its end', (json) => {
    expect(readInlineJson(json, 0)).toEqual({ text: json, end: json.length });
    expect(readInlineJson(`--x ${json} --y`, 4)).toEqual({ text: json, end: json.length + 4 });
  });

  it.each([
    ['{“a”: “b c”}', '{"a": "b c"}'],
    ['[“a”, “b”]', '["a", "b"]'],
    ['[ {“a”:1} ]', '[ {"a":1} ]'],
    ['{\n  „a”: 1\n}', '{\n  "a": 1\n}'],
  ])('makes the curly quotes of %s straight', (json, text) => {
    expect(readInlineJson(json, 0)).toEqual({ text, end: json.length });
  });

  it.each([
    ['the short form of the AWS CLI', '{a=b,c=[d]}'],
    ['a list in short form', '[a,b]'],
    ['a query', '[?State==`x`]'],
    ['what is never closed', '{"a":1'],
    ['a text that is never closed', '{"a":"1}'],
    ['what looks like JSON and is none', '{"a":x}'],
    ['a wrong bracket at the end', '{"a":1]'],
    ['what goes on behind its end', '{"a":1}b'],
    ['an ordinary word', 'abc'],
    ['curly quotes that are no JSON', '{“a” b}'],
    ['nothing', ''],
  ])('finds no JSON in %s', (_, text) => {
    expect(readInlineJson(text, 0)).toBeUndefined();
  });
});
