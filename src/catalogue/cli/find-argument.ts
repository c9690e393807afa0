// The argument that a typed name means: the AWS CLI takes any beginning of a name that no other name has.
import { nearestNames } from '../../lib/nearest-names.ts';
import type { Argument, ArgumentTable } from './argument.ts';
import { globalOptions, type GlobalOption } from './global-option.ts';

/** What a typed name means. */
export type FoundArgument =
  | { readonly kind: 'argument'; readonly argument: Argument; readonly isExpanded: boolean }
  | { readonly kind: 'global'; readonly name: string; readonly option: GlobalOption; readonly isExpanded: boolean }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[] }
  | { readonly kind: 'unknown'; readonly nearest: readonly string[] };

/** What a name means that means something. */
export type KnownArgument = Exclude<FoundArgument, { kind: 'unknown' }>;

/** Tells whether there is an argument or global option of exactly this name. */
export function isArgumentName(typed: string, table: ArgumentTable): boolean {
  const name = typed.toLowerCase();
  return globalOptions.has(name) || table.has(name);
}

/** Finds an argument or global option by its name without `--`; the table's own names go before global ones in what is abbreviated. */
export function findArgument(typed: string, table: ArgumentTable): FoundArgument {
  return findKnownArgument(typed, table) ?? unknown(typed, table);
}

/** Finds it where the name means something; to look for what was perhaps meant takes longer than all the rest. */
export function findKnownArgument(typed: string, table: ArgumentTable): KnownArgument | undefined {
  const name = typed.toLowerCase();
  const global = globalOptions.get(name);
  if (global !== undefined) return { kind: 'global', name, option: global, isExpanded: false };
  const exact = table.get(name);
  if (exact !== undefined) return { kind: 'argument', argument: exact, isExpanded: false };
  return byBeginning(name, table) ?? globalByBeginning(name);
}

function byBeginning(name: string, table: ArgumentTable): KnownArgument | undefined {
  if (name === '') return undefined;
  const candidates: Argument[] = [];
  // Without a list of all: it is asked for each word that looks like an option.
  for (const argument of table.values()) if (argument.name.startsWith(name)) candidates.push(argument);
  const offered = candidates.filter(({ isHidden }) => !isHidden);
  const [first, ...others] = offered.length > 0 ? offered : candidates;
  if (first === undefined) return undefined;
  if (others.length === 0) return { kind: 'argument', argument: first, isExpanded: true };
  return { kind: 'ambiguous', candidates: [first, ...others].map((argument) => argument.name) };
}

function globalByBeginning(name: string): KnownArgument | undefined {
  if (name === '') return undefined;
  const candidates: string[] = [];
  for (const candidate of globalOptions.keys()) if (candidate.startsWith(name)) candidates.push(candidate);
  const [first = ''] = candidates;
  const option = globalOptions.get(first);
  if (option === undefined) return undefined;
  return candidates.length > 1 ? { kind: 'ambiguous', candidates } : { kind: 'global', name: first, option, isExpanded: true };
}

function unknown(typed: string, table: ArgumentTable): FoundArgument {
  const offered = [...table.values()].filter(({ isHidden }) => !isHidden).map((argument) => argument.name);
  return { kind: 'unknown', nearest: nearestNames(typed, [...offered, ...globalOptions.keys()]) };
}
