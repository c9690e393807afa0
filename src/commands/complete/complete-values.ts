// The values that an argument can have, where they are a closed set.
import { knownRegions, partitionOfRegion } from '../../domain/partition.ts';
import type { Completion } from './complete-names.ts';
import { rankByTyped, type Nameable } from './rank-by-typed.ts';
import type { OpenArgument } from './read-so-far.ts';

/** The forms of an answer (AWS CLI, `--output`). */
const OUTPUT_FORMATS: readonly string[] = ['json', 'yaml', 'text', 'table', 'markdown'];

const TRUTH: readonly string[] = ['true', 'false'];

/** A value, and what is said of it. */
interface Value {
  readonly name: string;
  readonly detail: string;
}

/** Returns the values that fit and are not given yet; none where any text may stand. */
export function completeValue(typed: string, { of, values }: OpenArgument): readonly Completion[] {
  const candidates = listValues(of).filter(({ name }) => !values.includes(name));
  return rankByTyped<Value & Nameable>(candidates, typed).map(({ name, detail }) => ({ text: quoteValue(name), kind: 'value', detail }));
}

function listValues(named: OpenArgument['of']): readonly Value[] {
  if (named.kind === 'global') return listGlobalValues(named.option.kind);
  const { target } = named.argument;
  if (target.kind === 'wrapped-flag') return bare(TRUTH.map((truth) => `Value=${truth}`));
  if (target.kind !== 'member') return [];
  const { enumValues, shape } = target.member;
  if (enumValues !== undefined) return bare(enumValues);
  const isTruth = shape.kind === 'boolean' || (shape.kind === 'list' && shape.element.kind === 'boolean');
  return isTruth ? bare(TRUTH) : [];
}

function listGlobalValues(kind: string): readonly Value[] {
  if (kind === 'output') return bare(OUTPUT_FORMATS);
  return kind === 'region' ? knownRegions.map((region) => ({ name: region, detail: partitionOfRegion(region)?.id ?? '' })) : [];
}

function bare(names: readonly string[]): readonly Value[] {
  return names.map((name) => ({ name, detail: '' }));
}

// Match: t3.micro, us-east-1, Value=true. Near miss: Allow All (a blank would end the word).
const NEEDS_NO_QUOTES = /^[\w@%+=:,./-]+$/;

function quoteValue(value: string): string {
  return NEEDS_NO_QUOTES.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
