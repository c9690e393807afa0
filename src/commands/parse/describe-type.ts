// What kind of value a parameter takes, in words of people rather than of the API.
import type { Member, Shape } from '../../catalogue/shape.ts';

/** Describes the type of a parameter. */
export function describeType({ shape, enumValues }: Pick<Member, 'shape' | 'enumValues'>): string {
  const isList = shape.kind === 'list';
  if (enumValues !== undefined) return isList ? 'some of these values' : 'one of these values';
  return describeShape(shape);
}

function describeShape(shape: Shape): string {
  switch (shape.kind) {
    case 'list':
      return `one or more ${MANY[shape.element.kind]}`;
    case 'structure':
      return 'a structure, as KEY=VALUE,KEY=VALUE or JSON';
    default:
      return ONE[shape.kind];
  }
}

const ONE: Readonly<Record<Exclude<Shape['kind'], 'list' | 'structure'>, string>> = {
  map: 'names with their values, as KEY=VALUE,KEY=VALUE or JSON',
  string: 'a text',
  number: 'a number',
  bigInteger: 'a number',
  bigDecimal: 'a number',
  boolean: 'true or false',
  timestamp: 'an instant, such as 2026-03-01T03:00:00Z',
  blob: 'a text, sent as bytes',
  document: 'JSON',
};

const MANY: Readonly<Record<Shape['kind'], string>> = {
  list: 'lists, as JSON',
  structure: 'structures, as KEY=VALUE,KEY=VALUE or JSON',
  map: 'maps, as JSON',
  string: 'texts',
  number: 'numbers',
  bigInteger: 'numbers',
  bigDecimal: 'numbers',
  boolean: 'of true and false',
  timestamp: 'instants',
  blob: 'texts',
  document: 'JSON values',
};
