// What is wrong with one value, in the words of the one who wrote it.
import type { z } from 'zod';
import { nearestName } from '../lib/nearest-name.ts';
import type { ConfigNode, ValueNode } from './config-node.ts';
import { describeValue } from './describe-value.ts';
import { looksSecret } from './looks-secret.ts';
import { FILE_SUFFIX } from './variable-name.ts';

type NumberNode = Extract<ValueNode, { kind: 'number' }>;

/** A value that its schema refused. */
export interface RefusedValue {
  readonly value: unknown;
  /** The value as written in the file, where it was written without quotes. */
  readonly source: string | undefined;
  /** What belongs there. */
  readonly node: ConfigNode | undefined;
  /** The last key of its path. */
  readonly key: string;
  /** The variable to set, where variables made what lacks it. */
  readonly variable: string | undefined;
}

/** Says what would be right; `issue.message` is the schema's own text, or empty where it has none. */
export function describeIssue(issue: z.core.$ZodIssue, refused: RefusedValue): string {
  const { value, source, node } = refused;
  if (value === undefined) return describeMissing(refused);
  if (value === null) return 'is empty; give it a value or remove it';
  if (node?.kind === 'section') return describeNoSection(value, source);
  if (node?.kind === 'list') {
    return Array.isArray(value)
      ? describeLength(issue)
      : `must be a list, each item on a line of its own after "- "${describeValue(value, source)}`;
  }
  // A secret is never shown, whatever it looks like.
  if (node?.kind === 'secret') return issue.message === '' ? 'must be text in quotes' : issue.message;
  if (issue.message !== '') return `${issue.message}${describeValue(value, source)}`;
  return describeExpected(issue, refused);
}

function describeMissing({ node, key, variable }: RefusedValue): string {
  if (variable !== undefined) return `is missing; set ${variable}`;
  if (node?.kind === 'choice') return `is missing; it must be one of ${node.choices.join(', ')}`;
  return node?.kind === 'secret' ? `is missing; give ${key} or ${key}${FILE_SUFFIX}` : 'is missing';
}

function describeNoSection(value: unknown, source: string | undefined): string {
  // Match: port:7700. Near miss: port: 7700 (read as key and value).
  const hint = typeof value === 'string' && /^\w+:\S/.test(value) ? '; a space is missing after the colon' : describeValue(value, source);
  return `must hold keys with values${hint}`;
}

function describeLength(issue: z.core.$ZodIssue): string {
  return issue.code === 'too_small' ? `must have at least ${issue.minimum} ${issue.minimum === 1 ? 'item' : 'items'}` : 'is too long';
}

function describeExpected(issue: z.core.$ZodIssue, { value, source, node }: RefusedValue): string {
  const got = describeValue(value, source);
  if (node?.kind === 'choice') return describeChoice(node.choices, value, got);
  if (node?.kind === 'number') return describeNumber(node, value, got);
  if (node?.kind === 'boolean') return `must be true or false${got}`;
  if (typeof value === 'number' || typeof value === 'boolean') return describeNoText(value, source);
  if (issue.code === 'too_small') return 'must not be empty';
  if (issue.code === 'too_big') return `must have at most ${issue.maximum} characters`;
  return `must be text${got}`;
}

function describeNumber({ minimum, maximum }: NumberNode, value: unknown, got: string): string {
  // Match: "7700". Near miss: "seven".
  if (typeof value === 'string' && /^\d+$/.test(value)) return `must be a number, without quotes${got}`;
  return `must be a whole number${minimum === undefined || maximum === undefined ? '' : ` from ${minimum} to ${maximum}`}${got}`;
}

function describeChoice(choices: readonly string[], value: unknown, got: string): string {
  const near = typeof value === 'string' ? nearestName(value, choices) : undefined;
  return `must be one of ${choices.join(', ')}${got}${near === undefined || got === '' ? '' : ` (did you mean "${near}"?)`}`;
}

// An account id such as 012345678901 would lose its zero, and 1e3 would become 1000.
function describeNoText(value: number | boolean, source: string | undefined): string {
  const kind = typeof value === 'number' ? 'a number' : 'true or false';
  const written = source ?? String(value);
  const advice = looksSecret(written) ? 'put it in quotes' : `write "${written}" in quotes`;
  return `must be text, but YAML reads ${kind} here; ${advice}`;
}
