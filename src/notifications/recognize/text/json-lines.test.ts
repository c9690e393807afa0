import { describe, expect, it } from 'vitest';
import { readJsonLines } from './json-lines.ts';

describe('readJsonLines', () => {
  it('reads an object from every line', () => {
    expect(readJsonLines('{"a":1}\n\n{"b":2}\n')).toEqual([{ a: 1 }, { b: 2 }]);
  });

  it.each([
    ['one object', '{"a":1}'],
    ['an object over several lines', '{\n"a":1\n}'],
    ['a line of text', '{"a":1}\ndone'],
    ['a list', '[1]\n[2]'],
    ['a log too long to sum up', '{"a":1}\n'.repeat(300)],
    ['nothing', ''],
  ])('leaves %s aside', (_what, text) => {
    expect(readJsonLines(text)).toBeUndefined();
  });
});
