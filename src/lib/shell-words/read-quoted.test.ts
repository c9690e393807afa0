import { describe, expect, it } from 'vitest';
import { readCurlyQuoted, readDoubleQuoted, readSingleQuoted } from './read-quoted.ts';

describe('readSingleQuoted', () => {
  it('takes everything up to the next single quote as it stands', () => {
    expect(readSingleQuoted(String.raw`'a\n"b"$c' d`, 0)).toEqual({ text: String.raw`a\n"b"$c`, end: 10 });
  });

  it('reads nothing where no quote closes it', () => {
    expect(readSingleQuoted("x 'a b", 2)).toBeUndefined();
  });
});

describe('readDoubleQuoted', () => {
  it.each([
    [String.raw`"a\"b"`, 'a"b'],
    [String.raw`"a\\b"`, String.raw`a\b`],
    ['"a\\$b"', 'a$b'],
    ['"a\\`b"', 'a`b'],
    [String.raw`"a\nb"`, String.raw`a\nb`],
    ['"a\\\nb"', 'ab'],
    ['"a\nb"', 'a\nb'],
    ['""', ''],
  ])('reads %j as %j', (quoted, text) => {
    expect(readDoubleQuoted(quoted, 0)).toEqual({ text, end: quoted.length });
  });

  it.each(['"a', '"', String.raw`"a\"`])('reads nothing where no quote closes %s', (text) => {
    expect(readDoubleQuoted(text, 0)).toBeUndefined();
  });
});

describe('readCurlyQuoted', () => {
  it.each([
    ['“a b”', 'a b'],
    ['”a b”', 'a b'],
    ['„a b“', 'a b'],
    ['„a b”', 'a b'],
    ['“a b"', 'a b'],
    ['‘a b’', 'a b'],
    ['’a b’', 'a b'],
    ["‘a b'", 'a b'],
  ])('reads %s', (quoted, text) => {
    expect(readCurlyQuoted(quoted, 0)).toEqual({ text, end: quoted.length });
  });

  it('makes the double quotes of JSON straight', () => {
    expect(readCurlyQuoted('‘{“a”: “b”}’', 0)).toEqual({ text: '{"a": "b"}', end: 12 });
    expect(readCurlyQuoted('‘say “hello”’', 0)).toEqual({ text: 'say “hello”', end: 13 });
  });

  it.each(['“a b', '"a"', 'a', ''])('reads nothing from %j', (text) => {
    expect(readCurlyQuoted(text, 0)).toBeUndefined();
  });

  it('finds the same in the same text again', () => {
    expect(readCurlyQuoted('“a”“bc”', 3)).toEqual({ text: 'bc', end: 7 });
    expect(readCurlyQuoted('“a”“bc”', 0)).toEqual({ text: 'a', end: 3 });
  });
});
