// A command that lacks required parameters, as far as it can be read: what it lacks, and whether it may be kept while that is asked for.
import { argumentTable } from '../../catalogue/cli/argument-table.ts';
import type { Argument } from '../../catalogue/cli/argument.ts';
import { MASK, maskSensitive } from '../../catalogue/mask-sensitive.ts';
import type { Member, Shape } from '../../catalogue/shape.ts';
import { maskSecretPatterns } from '../../lib/mask-secret-patterns.ts';
import { splitShellWords } from '../../lib/shell-words/split-shell-words.ts';
import { collectArguments } from './collect-arguments.ts';
import { findCommand } from './find-command.ts';
import type { ParseContext } from './parse-context.ts';
import { isFailure } from './parse-failure.ts';
import { placeWordsAlone } from './place-words-alone.ts';
import { readParams } from './read-params.ts';
import { unwrapCommand } from './unwrap-command.ts';

/** A command that lacks parameters. */
export interface HalfCommand {
  /** The AWS CLI's name of the service. */
  readonly service: string;
  /** The API's name of the operation. */
  readonly operation: string;
  /** Without what a chat puts around it. */
  readonly text: string;
  /** `--region`, where it was given. */
  readonly region?: string;
  readonly missing: readonly (Argument & { readonly member: Member })[];
}

/** Reads it; undefined where it may not be kept: a secret is in it or is asked for, or what it lacks lies within a structure. */
export function readHalfCommand(said: string, missingNames: readonly string[], context: ParseContext): HalfCommand | undefined {
  const text = unwrapCommand(said);
  const split = splitShellWords(text);
  if (split.status === 'failed' || text.includes('\n') || maskSecretPatterns(text, MASK) !== text) return undefined;
  const found = findCommand(split.words, context);
  if (isFailure(found)) return undefined;
  const table = argumentTable(found, context.facts);
  const collected = collectArguments(found.rest, table);
  if (isFailure(collected)) return undefined;
  const placed = placeWordsAlone(collected, { found, table, context });
  if (isFailure(placed)) return undefined;
  const { params } = readParams(placed, { ...found, isBinaryBase64: false, isPaginated: true, newId: context.newId });
  if (maskSensitive(found.operation.input, Object.fromEntries(params)).maskedCount > 0) return undefined;
  const missing = missingNames.flatMap((name) => {
    const argument = table.get(name.replace(/^--/, ''));
    return argument !== undefined && 'member' in argument.target ? [{ ...argument, member: argument.target.member }] : [];
  });
  const isWhole = missing.length === missingNames.length && missing.length > 0;
  if (!isWhole || missing.some(({ member }) => member.isSensitive || holdsSecret(member.shape))) return undefined;
  const region = placed.globals.get('region');
  return { service: found.service.cliName, operation: found.operation.name, text, missing, ...(region === undefined ? {} : { region }) };
}

/** How deep a secret is looked for: shapes may hold themselves. */
const MAX_DEPTH = 4;

function holdsSecret(shape: Shape, depth = 0): boolean {
  if (shape.isSensitive) return true;
  if (depth >= MAX_DEPTH) return false;
  switch (shape.kind) {
    case 'structure':
      return [...shape.members.values()].some((member) => member.isSensitive || holdsSecret(member.shape, depth + 1));
    case 'list':
      return holdsSecret(shape.element, depth + 1);
    case 'map':
      return holdsSecret(shape.value, depth + 1);
    default:
      return false;
  }
}
