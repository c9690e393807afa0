import { describe, expect, it } from 'vitest';
import { composeYaml } from './compose-yaml.ts';
import { Findings } from './findings.ts';
import { readYamlValues } from './read-yaml-values.ts';

function read(yaml: string) {
  const findings = new Findings();
  const { document, lineCounter } = composeYaml(yaml);
  const contents = document?.contents ?? undefined;
  const values = contents === undefined ? undefined : readYamlValues(contents, lineCounter, findings);
  const problems = findings.problems.map(({ path, line, column, text }) => `${line}:${column} ${path}: ${text}`);
  return { values, problems, findings };
}

describe('readYamlValues', () => {
  it('reads what JSON knows', () => {
    const { values, problems } = read('a: text\nb: 1.5\nc: true\nd:\ne: [1, {f: g}]\nh: |\n  two\n  lines\n"i": {}\n');

    expect(problems).toEqual([]);
    expect(values).toEqual({ a: 'text', b: 1.5, c: true, d: null, e: [1, { f: 'g' }], h: 'two\nlines\n', i: {} });
  });

  it('remembers where everything was written', () => {
    const { findings } = read('a:\n  - b: 012\n    c: "x"\n');

    expect(findings.placeOf(['a', 0, 'b'])).toEqual({
      kind: 'file',
      key: { line: 2, column: 5 },
      value: { line: 2, column: 8 },
      lastLine: 2,
      source: '012',
    });
    expect(findings.placeOf(['a', 0])).toMatchObject({ key: undefined, value: { line: 2, column: 5 }, lastLine: 3, source: undefined });
    expect(findings.placeOf(['a', 0, 'c'])).toMatchObject({ source: undefined });
  });

  it('repeats what an alias names', () => {
    const { values, problems } = read('a: &list [1, 2]\nb: *list\nc: &name x\nd: *name\n');

    expect(problems).toEqual([]);
    expect(values).toEqual({ a: [1, 2], b: [1, 2], c: 'x', d: 'x' });
  });

  it.each([
    ['an alias before its anchor', 'a: *x\nb: &x 1\n', '1:4 a: no anchor of this name stands before the alias'],
    ['an alias within its own anchor', 'a: &x [1, *x]\n', '1:11 a[1]: an alias cannot stand inside of what it repeats'],
    [
      'a tag that would run code',
      "a: !!js/function 'x'\n",
      '1:18 a: tags (!) are not used in this file; to make a value text put it in quotes',
    ],
    ['a tag of YAML itself', 'a: !!str 1\n', '1:10 a: tags (!) are not used in this file; to make a value text put it in quotes'],
    ['a tag on a list', 'a: !x [1]\n', '1:7 a: tags (!) are not used in this file; to make a value text put it in quotes'],
    ['a key that is a number', 'a: 1\n2: 3\n', '2:1 : a key must be text, without tag or alias'],
    ['a key that is a list', '? [a]\n: 1\n', '1:3 : a key must be text, without tag or alias'],
    ['a key that is an alias', 'a: &x b\n*x : 1\n', '2:1 : a key must be text, without tag or alias'],
    ['a key given twice', 'a: 1\nb: 2\na: 3\n', '3:1 a: is given twice, first on line 1'],
    ['a key that would change the object', '__proto__: {polluted: true}\n', '1:1 __proto__: unknown key'],
    ['a list in the place of keys', '- a\n', '1:1 : the file must hold keys with values, such as "logLevel: info"'],
    ['a text in the place of keys', 'text\n', '1:1 : the file must hold keys with values, such as "logLevel: info"'],
  ])('refuses %s', (_, yaml, problem) => {
    expect(read(yaml).problems).toEqual([problem]);
  });

  it('leaves prototypes alone', () => {
    const { values } = read('__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}\na: {__proto__: {polluted: true}}\n');

    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(values?.['a']).toEqual({});
    expect(values).not.toHaveProperty('a.polluted');
  });

  it('does not take a merge key for more than a key', () => {
    expect(read('a: &x {b: 1}\nc: {<<: *x}\n').values).toEqual({ a: { b: 1 }, c: { '<<': { b: 1 } } });
  });

  it('stops at a billion laughs', () => {
    const lines = ['a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]'];
    for (let level = 1; level <= 9; level += 1) {
      lines.push(`a${level}: &a${level} [${Array.from({ length: 9 }, () => `*a${level - 1}`).join(', ')}]`);
    }

    const { values, problems } = read(lines.join('\n'));

    expect(values).toBeUndefined();
    expect(problems).toEqual(['1:1 : the file holds more than 100000 values, aliases unfolded']);
  });
});
