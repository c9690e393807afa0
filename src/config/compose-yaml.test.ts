import { describe, expect, it } from 'vitest';
import { composeYaml } from './compose-yaml.ts';

function faultsOf(yaml: string): string[] {
  return composeYaml(yaml).faults.map(({ line, column, text }) => `${line}:${column} ${text}`);
}

function valueOf(yaml: string): unknown {
  return composeYaml(yaml).document?.toJS();
}

const TAB = 'a tab cannot indent; use spaces';
const OPEN_QUOTE = 'the quote is not closed';
const INNER_KEY = 'a key stands inside the value of another key; check the indentation, or put the value in quotes';
const NO_COLON = 'a colon is missing after the key, or a quote or bracket is not closed';
const START = 'a value cannot start with this character; put it in quotes';

describe('composeYaml', () => {
  it.each([
    ['a tab', 'a:\n\tb: 1\nc: 2\n', `2:1 ${TAB}`, { a: null, c: 2 }],
    ['a tab among spaces', 'a:\n  - b: 1\n\tc: 2\n    d: 3\ne: 4\n', `3:1 ${TAB}`, { a: [{ b: 1, d: 3 }], e: 4 }],
    ['an open double quote', 'a:\n  b: "x\n  c: 1\nd: 2\n', `2:6 ${OPEN_QUOTE}`, { a: { c: 1 }, d: 2 }],
    ['an open single quote', "a:\n  b: 'x\n  c: 1\nd: 2\n", `2:6 ${OPEN_QUOTE}`, { a: { c: 1 }, d: 2 }],
    ['an open quote before other quotes', 'a: "x\nb: "y"\nc: 2\n', `1:4 ${OPEN_QUOTE}`, { b: 'y', c: 2 }],
    ['a dash in the wrong column', 'a:\n  - b\n - c\nd: 1\n', `3:1 ${INNER_KEY}`, { a: ['b'], d: 1 }],
    ['what follows a quote', 'a: "x\n  y" z\nb: 1\n', '2:6 this is not valid YAML', undefined],
    ['an open bracket', 'a: [1, 2\nb: 3\n', '1:4 the bracket [ is not closed', { b: 3 }],
    ['an open bracket over lines', 'a:\n  b: [1,\n    2,\n  c: 3\nd: 4\n', '2:6 the bracket [ is not closed', { a: { c: 3 }, d: 4 }],
    ['an open brace at the end', 'a: 1\nb: {c: 1\n', '2:4 the bracket { is not closed', { a: 1 }],
    ['a bracket too many', 'a: [1]]\nb: 2\n', '1:7 this is not valid YAML', { b: 2 }],
    ['a line indented too far', 'a:\n  b: x\n   c: 1\nd: 2\n', `2:6 ${INNER_KEY}`, { a: { c: 1 }, d: 2 }],
    [
      'a line indented too little',
      'a:\n   b: x\n  c: 1\nd: 2\n',
      '3:1 the line is not indented like its neighbors',
      { a: { b: 'x' }, d: 2 },
    ],
    ['a missing colon', 'a:\n  b x\n  c: 1\nd: 2\n', `2:3 ${NO_COLON}`, { a: { c: 1 }, d: 2 }],
    ['two colons', 'a: b: c\nd: 2\n', `1:4 ${INNER_KEY}`, { d: 2 }],
    ['a reserved character', 'a: @b\nd: 2\n', `1:4 ${START}`, { d: 2 }],
    ['a reserved character in a list item', 'a:\n  - b: @c\n    d: 1\n', `2:8 ${START}`, { a: [{ d: 1 }] }],
    ['a second document', 'a: 1\n---\nb: 2\n', '2:1 a second document starts here; the file may hold one only', { a: 1 }],
    ['a directive', '%YAML 1.1\n---\na: yes\n', '1:1 directives (%) are not used in this file', { a: 'yes' }],
  ])('blames %s on its line and reads the rest', (...[, yaml, fault, rest]) => {
    expect(faultsOf(yaml)[0]).toBe(fault);
    if (rest === undefined) return;

    expect(faultsOf(yaml)).toHaveLength(1);
    expect(valueOf(yaml)).toEqual(rest);
  });

  it('finds several faults at once', () => {
    expect(faultsOf('a: @\nb: "x\nc:\n\td: 1\ne: 1\n')).toEqual([`2:4 ${OPEN_QUOTE}`, `1:4 ${START}`, `4:1 ${TAB}`]);
  });

  it('reads YAML 1.2: no octal numbers with a bare zero, no yes and no', () => {
    expect(valueOf('a: 0123\nb: yes\nc: 12:30:45\n')).toEqual({ a: 123, b: 'yes', c: '12:30:45' });
  });

  it('takes one document between its marks', () => {
    expect(faultsOf('---\na: 1\n...\n')).toEqual([]);
    expect(valueOf('---\na: 1\n...\n')).toEqual({ a: 1 });
  });

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['braces', '{a: '.repeat(100_000)],
    ['dashes', '- '.repeat(100_000)],
    ['question marks', '? '.repeat(100_000)],
    ['indentation', Array.from({ length: 200 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('gives up on deeply nested %s', (_, yaml) => {
    const { document, faults } = composeYaml(yaml);

    expect(document).toBeUndefined();
    expect(faults.map(({ text }) => text)).toEqual(['is nested too deeply for a configuration']);
  });

  it('takes nesting as deep as a configuration has it', () => {
    expect(faultsOf('a:\n  - b:\n      - c: [{d: [1]}]\n')).toEqual([]);
  });

  it('gives up after twenty faults', () => {
    const { document, faults } = composeYaml('a: @\n'.repeat(30));

    expect(document).toBeUndefined();
    expect(faults).toHaveLength(20);
  });

  it('never quotes the file, which may hold a secret in the wrong place', () => {
    const secret = 'q7Hd0sLw93kfPz2mXv5t';
    const broken = [
      `a: ${secret}: b`,
      `a: "${secret}`,
      `a: [${secret}`,
      `a: |${secret}`,
      `a: "\\q${secret}"`,
      `]${secret}`,
      `${secret}\n a: b`,
    ];

    for (const yaml of broken) {
      expect(faultsOf(yaml)).not.toEqual([]);
      expect(faultsOf(yaml).join('\n')).not.toContain(secret);
    }
  });
});
