// The configuration less what is faulty, so that the rules across it can be checked for all the rest.
import { Secret } from '../lib/secret.ts';
import type { Findings } from './findings.ts';
import type { ConfigPath } from './format-path.ts';
import type { Config } from './schema.ts';

/** A type of which everything can be missing; in lists the other items keep their positions. */
export type Partially<Whole> = Whole extends Secret
  ? Whole
  : Whole extends readonly (infer Item)[]
    ? readonly (Partially<Item> | undefined)[]
    : Whole extends object
      ? { readonly [Key in keyof Whole]?: Partially<Whole[Key]> | undefined }
      : Whole;

/** The configuration less what is faulty, and without defaults. */
export type PartialConfig = Partially<Config>;

/** Copies validated data without the values that a problem was found in. */
export function leaveOutFaulty(data: Record<string, unknown>, findings: Findings): PartialConfig {
  return copy(data, [], findings) as PartialConfig;
}

function copy(value: unknown, path: ConfigPath, findings: Findings): unknown {
  if (path.length > 0 && findings.isFaulty(path)) return undefined;
  if (typeof value !== 'object' || value === null || value instanceof Secret) return value;
  if (Array.isArray(value)) return value.map((item, index) => copy(item, [...path, index], findings));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner, [...path, key], findings)]));
}
