import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitShellWords } from '../../lib/shell-words/split-shell-words.ts';
import { readOption } from './read-name-word.ts';
import { optionWithValue, shellQuote } from './shell-quote.ts';

describe('shellQuote', () => {
  it.each([
    ['i-1', 'i-1'],
    ['arn:aws:iam::1:role/x', 'arn:aws:iam::1:role/x'],
    ['', "''"],
    ['a b', "'a b'"],
    ["it's", String.raw`'it'\''s'`],
    ['{"a":1}', `'{"a":1}'`],
    ['$(x)', "'$(x)'"],
    ['“a”', "'“a”'"],
  ])('writes %j as %s', (text, quoted) => {
    expect(shellQuote(text)).toBe(quoted);
  });

  it('writes every text so that it is read back as one word', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(splitShellWords(`a ${shellQuote(text)} b`)).toMatchObject({
          status: 'split',
          words: [{ text: 'a' }, { text }, { text: 'b' }],
        });
      }),
    );
  });
});

describe('optionWithValue', () => {
  it('ties a value that begins with a hyphen to its option', () => {
    expect(optionWithValue('port', '-1')).toBe('--port=-1');
    expect(optionWithValue('name', 'a b')).toBe("--name 'a b'");
  });

  it('writes every value so that it is read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const split = splitShellWords(optionWithValue('name', value));
        const [option, next] = split.status === 'split' ? split.words : [];
        const read = option === undefined ? undefined : readOption(option);

        expect(read?.name).toBe('name');
        expect(read?.value ?? next?.text).toBe(value);
      }),
    );
  });
});
