import { describe, expect, it } from 'vitest';
import type { Shape } from '../../catalogue/shape.ts';
import { catalogue } from '../testing/parse-for-test.ts';
import { askedNow, findGuided, GUIDED_COMMANDS, isLacking } from './guided-commands.ts';

const GIVEN = new Map<string, unknown>([['serviceCode', 'aws-lambda']]);

function shapeAt(shape: Shape | undefined, path: readonly string[]): Shape | undefined {
  const [name, ...rest] = path;
  if (shape?.kind === 'list') return shapeAt(shape.element, path);
  if (name === undefined || shape?.kind !== 'structure') return shape;
  return shapeAt(shape.members.get(name)?.shape, rest);
}

describe('GUIDED_COMMANDS', () => {
  it.each(GUIDED_COMMANDS)('names what the API has: $service $operation', ({ service, operation, parameters, refused }) => {
    const { members } = catalogue.service(service)?.operation(operation)?.input ?? {};

    const names = [...parameters.map(({ name }) => name), ...refused.keys()];

    expect(names.filter((name) => members?.has(name) !== true)).toEqual([]);
    // Whatever AWS requires is asked for.
    expect([...(members?.values() ?? [])].filter(({ name, isRequired }) => isRequired && !names.includes(name))).toEqual([]);
  });

  it.each(GUIDED_COMMANDS.flatMap(({ service, parameters }) => parameters.map((parameter) => ({ service, ...parameter }))))(
    'takes the choices of $name from where the API has them',
    ({ service, list }) => {
      const found = list?.(GIVEN);
      if (found === undefined) return;
      const operation = catalogue.service(service)?.operation(found.operation);
      const things = shapeAt(operation?.output, found.path);

      expect(Object.keys(found.params ?? {}).filter((name) => operation?.input.members.has(name) !== true)).toEqual([]);
      expect(shapeAt(things, [found.value ?? ''])?.kind).toBe('string');
      expect(shapeAt(things, [found.label ?? ''])?.kind).toBe('string');
    },
  );
});

describe('askedNow', () => {
  const guided = findGuided({ service: 'support', operation: 'CreateCase' }) ?? GUIDED_COMMANDS[0];
  const namesFor = (given: ReadonlyMap<string, unknown>) => (guided === undefined ? [] : askedNow(guided, given).map(({ name }) => name));

  it('leaves out what depends on something that is not given yet', () => {
    expect(namesFor(new Map())).not.toContain('categoryCode');
    expect(namesFor(GIVEN)).toContain('categoryCode');
    expect(namesFor(GIVEN)).not.toContain('serviceCode');
  });

  it('is over once everything that is needed is given', () => {
    const needed = new Map(guided?.parameters.filter(({ isRequired }) => isRequired).map(({ name }) => [name, 'x']));

    expect(guided === undefined || isLacking(guided, needed)).toBe(false);
    needed.delete('categoryCode');
    expect(guided !== undefined && isLacking(guided, needed)).toBe(true);
  });
});
