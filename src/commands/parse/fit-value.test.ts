import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LoadedService } from '../../catalogue/loaded-service.ts';
import type { Shape, StructureShape } from '../../catalogue/shape.ts';
import { aStoredService } from '../../catalogue/testing/a-stored-service.ts';
import { fitValue, requiredOf, type Fitting } from './fit-value.ts';

const service = new LoadedService(aStoredService(), {});
const input = structureOf('LendTool', 'input');
const tool = shapeOf('Tool', structureOf('LendTool', 'output'));

function structureOf(operation: string, side: 'input' | 'output'): StructureShape {
  const model = service.operation(operation);
  if (model === undefined) throw new Error(`no operation ${operation}`);
  return model[side];
}

function shapeOf(member: string, structure: StructureShape = input): Shape {
  const shape = structure.members.get(member)?.shape;
  if (shape === undefined) throw new Error(`no member ${member}`);
  return shape;
}

function fit(value: unknown, shape: Shape, form: Partial<Fitting> = {}) {
  const fitting: Fitting = { isShorthand: false, isBinaryBase64: false, problems: [], missing: [], ...form };
  const fitted = fitValue(value, shape, { path: '--x', fitting });
  return { fitted, problems: fitting.problems, missing: fitting.missing };
}

describe('fitValue', () => {
  it('fits JSON to structures, lists, maps and single values', () => {
    expect(fit({ Name: 'box', Parts: [{ Name: 'saw', Kind: 'SAW' }] }, tool)).toEqual({
      fitted: { Name: 'box', Parts: [{ Name: 'saw', Kind: 'SAW' }] },
      problems: [],
      missing: [],
    });
    expect(fit({ a: 'x', b: 'y' }, shapeOf('Labels')).fitted).toEqual({ a: 'x', b: 'y' });
    expect(fit({ a: 1 }, shapeOf('Counts')).fitted).toEqual({ a: 1 });
    expect(fit('2026-01-31T12:00:00Z', shapeOf('Until')).fitted).toEqual(new Date('2026-01-31T12:00:00Z'));
    expect(fit('hi', shapeOf('Picture')).fitted).toEqual(new TextEncoder().encode('hi'));
    expect(fit('aGk=', shapeOf('Picture'), { isBinaryBase64: true }).fitted).toEqual(new Uint8Array([104, 105]));
  });

  it('takes any JSON for a document, which the short form cannot tell', () => {
    const value = { a: [1, null, { b: true }] };

    expect(fit(value, shapeOf('Anything')).fitted).toEqual(value);
    expect(fit('x', shapeOf('Anything'), { isShorthand: true }).problems).toEqual([expect.stringContaining('as JSON')]);
  });

  it('makes texts of the short form into what is wanted, and a single value into a list', () => {
    expect(fit({ Name: 'box', Parts: { Name: 'saw' } }, tool, { isShorthand: true }).fitted).toEqual({
      Name: 'box',
      Parts: [{ Name: 'saw' }],
    });
    expect(fit({ a: '1' }, shapeOf('Counts'), { isShorthand: true }).fitted).toEqual({ a: 1 });
    expect(fit('HAMMER', shapeOf('Kinds'), { isShorthand: true }).fitted).toEqual(['HAMMER']);
    expect(fit('true', shapeOf('Quick'), { isShorthand: true }).fitted).toBe(true);
  });

  it('collects every problem, each with its place', () => {
    const { problems } = fit({ Nmae: 'box', Name: 5, Parts: [{ Name: true }, 'x', null] }, tool);

    expect(problems).toEqual([
      '--x has no "Nmae": did you mean Name?',
      '--x.Name takes a text, not "5"',
      '--x.Parts[0].Name takes a text, not "true"',
      '--x.Parts[1] takes a structure (Name=…, or JSON), not "x"',
      '--x.Parts[2] takes a structure (Name=…, or JSON), not null',
    ]);
  });

  it('names the members where none is near', () => {
    expect(fit({ Zzzzzz: 1, Name: 'a' }, tool).problems).toEqual(['--x has no "Zzzzzz": it has Name, Kind, Parts, Pin']);
  });

  it('collects required members that are missing, but for tokens', () => {
    expect(fit({ Parts: [{}, { Kind: 'SAW' }] }, tool)).toMatchObject({
      problems: [],
      missing: ['--x.Parts[0].Name', '--x.Parts[1].Name', '--x.Name'],
    });
    expect(requiredOf(input).map(({ name }) => name)).toEqual(['ToolName', 'Kinds']);
  });

  it('takes exactly one member of a union', () => {
    expect(fit({ Text: 'a' }, shapeOf('Choice'))).toMatchObject({ fitted: { Text: 'a' }, problems: [] });
    expect(fit({}, shapeOf('Choice')).problems).toEqual(['--x takes exactly one of Text, Number, Code']);
    expect(fit({ Text: 'a', Number: 1 }, shapeOf('Choice')).problems).toEqual(['--x takes exactly one of Text, Number, Code']);
  });

  it.each<[string, unknown]>([
    ['Kinds', 'x'],
    ['Kinds', { a: 1 }],
    ['Labels', ['x']],
    ['Labels', 'x'],
    ['Labels', null],
    ['Choice', ['x']],
    ['ToolName', ['x']],
    ['ToolName', { a: 1 }],
    ['Quick', 'true'],
    ['Counts', { a: '1' }],
  ])('refuses for %s the JSON %j', (member, value) => {
    expect(fit(value, shapeOf(member)).problems).toHaveLength(1);
  });

  it('explains how a text with commas is written in the short form', () => {
    expect(fit(['a', 'b'], shapeOf('ToolName'), { isShorthand: true }).problems).toEqual([
      expect.stringContaining('double quotes of its own'),
    ]);
  });

  it('refuses what is nested too deeply', () => {
    let value: unknown = { Name: 'innermost' };
    for (let depth = 0; depth < 500; depth += 1) value = { Name: 'box', Parts: [value] };

    const { problems } = fit(value, tool);

    expect(problems.length).toBeGreaterThan(0);
    expect(problems.filter((problem) => !problem.endsWith('… is nested too deeply') || problem.length > 100)).toEqual([]);
  });

  it('looks at a bounded number of values, and says so once', () => {
    const labels = Object.fromEntries(Array.from({ length: 20_000 }, (_, position) => [`label-${position}`, 1]));

    const { problems } = fit(labels, shapeOf('Labels'));

    expect(problems).toHaveLength(5000);
    expect(problems.at(-1)).toBe('--x.label-4999 is one of more than 5000 values');
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('takes %s as a key of a map, and as no member', (name) => {
    const value = JSON.parse(`{"${name}": "x"}`) as object;

    expect(JSON.stringify(fit(value, shapeOf('Labels')).fitted)).toBe(JSON.stringify(value));
    expect(fit(value, tool).problems).toEqual([expect.stringContaining(`--x has no "${name}"`)]);
    expect({}).not.toHaveProperty('x');
  });

  it('never throws, whatever it is given', () => {
    const shapes = [...input.members.values()].map(({ shape }) => shape);
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...shapes, tool), fc.boolean(), (value, shape, isShorthand) => {
        const { problems, missing } = fit(value, shape, { isShorthand });

        expect([...problems, ...missing].every((text) => text.startsWith('--x'))).toBe(true);
      }),
    );
  });
});
