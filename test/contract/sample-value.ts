// Makes values from the schemas that Amazon's clients carry: required members always, others by chance.
import { NormalizedSchema } from '@smithy/core/schema';
import { NumericValue } from '@smithy/core/serde';
import type { SchemaRef, StaticStructureSchema } from '@smithy/types';
import type { Random } from './random.ts';

/** How values are made. */
export interface SampleOptions {
  readonly random: Random;
  /** Probability of a member that may be left out, in the outermost structure. */
  readonly fullness: number;
  /** Values of members where not any will do, by member name; undefined: made by chance. */
  readonly chosen?: (member: NormalizedSchema, depth: number) => unknown;
  /** How texts are made that go anywhere. */
  readonly text?: (random: Random) => string;
}

/** Deepest structure in which members are given that may be left out. */
const MAX_DEPTH = 5;

const TEXTS = [
  'sample',
  'a b',
  'naïve café ☕ 日本',
  `<&>"' quoted`,
  'a/b/c',
  'x=1&y=2+3%20',
  '*~!()',
  'line one\nline two\ttab\r\nend',
  'arn:aws:sns:eu-west-1:111122223333:alarms',
  '{"a":[1,2]}',
  ' spaces around ',
  '0123',
  'true',
  '\u{1f600}',
] as const;

/** Makes a structure. */
export function sampleStructure(schema: SchemaRef, options: SampleOptions): Record<string, unknown> {
  const normalized = NormalizedSchema.of(schema);
  return normalized.isUnitSchema() ? {} : structure(normalized, options, 0);
}

function structure(schema: NormalizedSchema, options: SampleOptions, depth: number): Record<string, unknown> {
  const members = [...schema.structIterator()];
  if (schema.isUnionSchema()) {
    const simple = members.filter(([, member]) => !isNested(member));
    const candidates = depth > MAX_DEPTH && simple.length > 0 ? simple : members;
    const chosen = candidates[options.random.below(candidates.length)];
    return chosen === undefined ? {} : { [chosen[0]]: sampleMember(chosen[1], options, depth) };
  }
  const [, , , , , , requiredCount = 0] = schema.getSchema() as StaticStructureSchema;
  const made: Record<string, unknown> = {};
  for (const [position, [name, member]] of members.entries()) {
    const isNeeded = position < requiredCount || member.isIdempotencyToken();
    const probability = depth > MAX_DEPTH ? 0 : options.fullness / (1 + depth / 2);
    if (isNeeded || options.random.chance(probability)) made[name] = sampleMember(member, options, depth);
  }
  return Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined));
}

function sampleMember(member: NormalizedSchema, options: SampleOptions, depth: number): unknown {
  const given = options.chosen?.(member, depth);
  return given ?? sampleValue(member, options, depth);
}

function isNested(schema: NormalizedSchema): boolean {
  return schema.isStructSchema() || schema.isListSchema() || schema.isMapSchema();
}

function sampleValue(schema: NormalizedSchema, options: SampleOptions, depth: number): unknown {
  const { random } = options;
  if (schema.isStructSchema()) return structure(schema, options, depth + 1);
  if (schema.isListSchema()) return several(random, depth).map(() => sampleValue(schema.getValueSchema(), options, depth + 1));
  if (schema.isMapSchema()) {
    const entries = several(random, depth).map((_, index) => [`key${index}`, sampleValue(schema.getValueSchema(), options, depth + 1)]);
    return Object.fromEntries(entries) as unknown;
  }
  return sampleSimple(schema, options);
}

// A list of nothing ends what contains itself.
function several(random: Random, depth: number): readonly undefined[] {
  if (depth > 2 * MAX_DEPTH) return [];
  return Array.from<undefined>({ length: depth > MAX_DEPTH ? 1 : 1 + random.below(2) });
}

function sampleSimple(schema: NormalizedSchema, { random, text = sampleText }: SampleOptions): unknown {
  if (schema.isBooleanSchema()) return random.chance(0.5);
  if (schema.isNumericSchema()) return random.pick([0, 1, -7, 42, 1_700_000_000, 0.25, random.below(100_000)]);
  if (schema.isBigIntegerSchema()) return random.pick([0n, 9_007_199_254_740_993n, -5n]);
  if (schema.isBigDecimalSchema()) return new NumericValue(random.pick(['0.1', '12345678901234567890.5']), 'bigDecimal');
  if (schema.isTimestampSchema()) return sampleDate(random);
  if (schema.isBlobSchema()) return Uint8Array.from({ length: 1 + random.below(20) }, () => random.below(256));
  if (schema.isDocumentSchema()) return { text: text(random), number: random.below(10), list: [true, null], nested: { a: 'b' } };
  const { mediaType } = schema.getMergedTraits();
  return mediaType === 'application/json' ? '{"sample":[1,"two"]}' : text(random);
}

function sampleDate(random: Random): Date {
  const seconds = 1_500_000_000 + random.below(300_000_000);
  return new Date(seconds * 1000 + random.pick([0, 0, 500, 123]));
}

function sampleText(random: Random): string {
  return random.chance(0.3) ? `t${random.below(1_000_000)}` : random.pick(TEXTS);
}
