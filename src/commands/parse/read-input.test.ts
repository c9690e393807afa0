import { describe, expect, it } from 'vitest';
import { LoadedService } from '../../catalogue/loaded-service.ts';
import { aStoredService } from '../../catalogue/testing/a-stored-service.ts';
import { readInput } from './read-input.ts';

const input = new LoadedService(aStoredService(), {}).operation('LendTool')?.input;

function read(text: string, format: 'json' | 'yaml' = 'json') {
  if (input === undefined) throw new Error('no operation LendTool');
  return readInput(text, format, { input, isBinaryBase64: false });
}

describe('readInput', () => {
  it('reads the parameters by their API names, from JSON or YAML', () => {
    const params = { ToolName: 'saw', Kinds: ['SAW'], Until: new Date('2026-01-31T00:00:00Z'), Labels: { a: 'b' } };

    expect(read('{"ToolName":"saw","Kinds":["SAW"],"Until":"2026-01-31","Labels":{"a":"b"}}')).toEqual({
      params,
      problems: [],
      missing: [],
    });
    expect(read('ToolName: saw\nKinds: [SAW]\nUntil: "2026-01-31"\nLabels:\n  a: b\n', 'yaml')).toEqual({
      params,
      problems: [],
      missing: [],
    });
  });

  it('does not ask for all required parameters: arguments can give the others', () => {
    expect(read('{}')).toEqual({ params: {}, problems: [], missing: [] });
  });

  it('says what the operation does not take', () => {
    expect(read('{"ToolNmae":"saw"}').problems).toEqual([
      '--cli-input-json has "ToolNmae", which the operation does not take; did you mean ToolName?',
    ]);
    expect(read('{"Zzzzzzzz":1}').problems).toEqual(['--cli-input-json has "Zzzzzzzz", which the operation does not take']);
  });

  it('says what does not fit, and what is missing within', () => {
    expect(read('{"Kinds":"SAW","ToolName":1}').problems).toHaveLength(2);
    expect(read('{"Choice":{"Text":"a","Number":1}}').problems).toHaveLength(1);
  });

  it.each([
    ['', 'json'],
    ['[]', 'json'],
    ['"x"', 'json'],
    ['null', 'json'],
    ['{', 'json'],
    ['ToolName: saw', 'json'],
    ['- a', 'yaml'],
    ['', 'yaml'],
    ['a: [', 'yaml'],
    ['!!js/function "x"', 'yaml'],
  ] as const)('refuses %j as %s', (text, format) => {
    expect(read(text, format).problems).toEqual([expect.stringContaining(`--cli-input-${format} takes one`)]);
  });

  it('refuses a YAML text that repeats itself without end', () => {
    const lines = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...Array.from('bcdefghij', (name, position) => `${name}: &${name} [${'*'.concat('abcdefghi'.charAt(position), ',').repeat(9)}]`),
    ];

    expect(read(lines.join('\n'), 'yaml').problems).toHaveLength(1);
  });

  it.each([
    ['lines', Array.from({ length: 1000 }, (_, position) => `a${position}: b`).join('\n')],
    ['brackets', `a: ${'['.repeat(100)}${']'.repeat(100)}`],
    ['opened brackets', '{a: '.repeat(2000)],
  ])('refuses a YAML text of more %s than are read in time', (_, text) => {
    expect(read(text, 'yaml').problems).toEqual([
      '--cli-input-yaml has more than is read as YAML here; write it as JSON, with --cli-input-json',
    ]);
  });

  it('tells what was perhaps meant of the first unknown names only', () => {
    const { problems } = read(JSON.stringify(Object.fromEntries(Array.from({ length: 100 }, (_, position) => [`ToolNam${position}`, 1]))));

    expect(problems).toHaveLength(100);
    expect(problems.filter((problem) => problem.includes('did you mean ToolName?'))).toHaveLength(10);
  });

  it.each(['__proto__', 'constructor', 'toString'])('does not take %s for a parameter', (name) => {
    expect(read(`{"${name}":{"polluted":1}}`).problems).toEqual([expect.stringContaining(name)]);
    expect(read(`${name}:\n  polluted: 1\n`, 'yaml').problems).toEqual([expect.stringContaining(name)]);
    expect({}).not.toHaveProperty('polluted');
  });
});
