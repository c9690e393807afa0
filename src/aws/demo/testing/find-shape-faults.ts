// What in an output does not fit the API's shape of it: an unknown member, a wrong type, a value that is not in a closed set.
import type { Member, Shape, StructureShape } from '../../../catalogue/shape.ts';

/** Finds the faults of an output, each with its place. */
export function findShapeFaults(value: unknown, shape: Shape, path = ''): readonly string[] {
  switch (shape.kind) {
    case 'structure':
      return isStructure(value) ? structureFaults(value, shape, path) : [fault(value, path, 'a structure')];
    case 'list':
      if (!Array.isArray(value)) return [fault(value, path, 'a list')];
      return value.flatMap((item, at) => findShapeFaults(item, shape.element, `${path}[${at}]`));
    case 'map':
      if (!isStructure(value)) return [fault(value, path, 'a map')];
      return Object.entries(value).flatMap(([key, item]) => findShapeFaults(item, shape.value, `${path}{${key}}`));
    default:
      return IS_OF_KIND[shape.kind](value) ? [] : [fault(value, path, shape.kind)];
  }
}

const IS_OF_KIND: Readonly<Record<Exclude<Shape['kind'], 'structure' | 'list' | 'map'>, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => Number.isFinite(value),
  bigInteger: (value) => typeof value === 'bigint',
  bigDecimal: (value) => Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
  timestamp: (value) => value instanceof Date && !Number.isNaN(value.getTime()),
  blob: (value) => value instanceof Uint8Array,
  document: () => true,
};

function structureFaults(value: Readonly<Record<string, unknown>>, { members }: StructureShape, path: string): readonly string[] {
  const missing = [...members.values()].filter(({ name, isRequired }) => isRequired && value[name] === undefined);
  return [
    ...missing.map(({ name }) => `${path}.${name} is required`),
    ...Object.entries(value).flatMap(([name, item]) => {
      const member = members.get(name);
      return member === undefined ? [`${path}.${name} is no member`] : memberFaults(item, member, `${path}.${name}`);
    }),
  ];
}

function memberFaults(value: unknown, { shape, enumValues }: Member, path: string): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const outside = enumValues === undefined ? [] : values.filter((item) => !enumValues.some((known) => known === item));
  return [...findShapeFaults(value, shape, path), ...outside.map((item) => fault(item, path, 'one of the known values'))];
}

function isStructure(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date) && !(value instanceof Uint8Array);
}

function fault(value: unknown, path: string, expected: string): string {
  return `${path} is ${String(value)}, not ${expected}`;
}
