// Any input that an operation takes, as the JSON of `--cli-input-json`, for property tests.
import fc from 'fast-check';
import type { Member, Shape, StructureShape } from '../../../catalogue/shape.ts';
import { requiredOf } from '../fit-value.ts';

/** From here on only what is required is filled in. */
const MAX_DEPTH = 4;

/** How many members that are not required a structure gets. */
const MAX_OPTIONAL = 4;

/** Makes inputs of a structure: its required members, and some of the others. */
export function arbitraryInput(structure: StructureShape): fc.Arbitrary<unknown> {
  return structureOf(structure, 0);
}

function structureOf(structure: StructureShape, depth: number): fc.Arbitrary<unknown> {
  const members = [...structure.members.values()];
  if (structure.isUnion) return oneOf(members, depth);
  const required = requiredOf(structure);
  const optional = depth < MAX_DEPTH ? members.filter((member) => !required.includes(member)) : [];
  return fc
    .subarray(optional, { maxLength: Math.min(MAX_OPTIONAL, optional.length) })
    .chain((chosen) => recordOf([...required, ...chosen], depth));
}

function oneOf(members: readonly Member[], depth: number): fc.Arbitrary<unknown> {
  const shallow = members.filter(({ shape }) => shape.kind !== 'structure' && shape.kind !== 'list' && shape.kind !== 'map');
  const candidates = depth < MAX_DEPTH || shallow.length === 0 ? members : shallow;
  return fc.constantFrom(...candidates).chain((member) => recordOf([member], depth));
}

function recordOf(members: readonly Member[], depth: number): fc.Arbitrary<unknown> {
  return fc.record(Object.fromEntries(members.map(({ name, shape }) => [name, valueOf(shape, depth + 1)])));
}

function valueOf(shape: Shape, depth: number): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'structure':
      return structureOf(shape, depth);
    case 'list':
      return depth < MAX_DEPTH ? fc.array(valueOf(shape.element, depth + 1), { maxLength: 3 }) : fc.constant([]);
    case 'map':
      return depth < MAX_DEPTH ? fc.dictionary(text, valueOf(shape.value, depth + 1), { maxKeys: 2 }) : fc.constant({});
    default:
      return SIMPLE_VALUES[shape.kind];
  }
}

/** Words that a shell, a short form or a chat client reads in a way of its own. */
const AWKWARD =
  '|a|a b|it\'s|"|-x|--x|-1|file://x|file://x=y|https://x.example|{a}|[b]|a,b|a=b|\\|\n|true|5|__proto__|constructor|é|😀|—|“a”|$(x)|`|&amp;|a\\,b| a |\u200B--x|\0'.split(
    '|',
  );

const text = fc.oneof(fc.string(), fc.constantFrom(...AWKWARD));

const SIMPLE_VALUES: Readonly<Record<Exclude<Shape['kind'], 'structure' | 'list' | 'map'>, fc.Arbitrary<unknown>>> = {
  string: text,
  blob: text,
  boolean: fc.boolean(),
  number: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 })),
  bigInteger: fc.integer(),
  bigDecimal: fc.integer().map(String),
  timestamp: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString()),
  document: fc.dictionary(text, fc.oneof(text, fc.integer(), fc.constant(null)), { maxKeys: 2 }),
};
