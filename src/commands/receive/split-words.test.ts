import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitWords, unquote } from './split-words.ts';

const words = (text: string): readonly string[] => splitWords(text).map((word) => unquote(word));

describe('splitWords', () => {
  it.each([
    ['', []],
    ['  a  b ', ['a', 'b']],
    [`--show='in the thread' --edit='on'`, ['--show=in the thread', '--edit=on']],
    ['name="web 1" for=2h', ['name=web 1', 'for=2h']],
    [String.raw`reason="say \"no\" to C:\x"`, [String.raw`reason=say "no" to C:\x`]],
    [String.raw`reason='it'\''s over'`, ["reason=it's over"]],
    ["reason='not closed", ['reason=not closed']],
    ['reason="not closed', ['reason=not closed']],
    ['a\'b c\'"d e"', ['ab cd e']],
    ["''", ['']],
  ])('splits %j as a shell does', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('gives back any values that a form has quoted, and no other words', () => {
    const quote = (value: string): string => `--a='${value.replaceAll("'", String.raw`'\''`)}'`;

    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: fc.constantFrom("'", '"', '\\', ' ', '=', 'a') }), fc.string({ unit: 'binary' }))),
        (values) => {
          expect(words(values.map(quote).join(' '))).toEqual(values.map((value) => `--a=${value}`));
        },
      ),
    );
  });
});
