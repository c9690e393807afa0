// A command that lacks required parameters, as far as it can be read: what it lacks, and whether it may be kept while that is asked for.
import { argumentTable } from '../../catalogue/cli/argument-table.ts';
import type { Argument, ArgumentTable } from '../../catalogue/cli/argument.ts';
import { MASK, maskSensitive } from '../../catalogue/mask-sensitive.ts';
import type { Member, Shape } from '../../catalogue/shape.ts';
import { maskSecretPatterns } from '../../lib/mask-secret-patterns.ts';
import { splitShellWords } from '../../lib/shell-words/split-shell-words.ts';
import { collectArguments, type CollectedArguments } from './collect-arguments.ts';
import { findCommand, type FoundCommand } from './find-command.ts';
import type { ParseContext } from './parse-context.ts';
import { isFailure } from './parse-failure.ts';
import { placeWordsAlone } from './place-words-alone.ts';
import { takeAccount, withAccount } from './read-account.ts';
import { readParams } from './read-params.ts';
import { toJsonText } from './to-json-text.ts';
import { unwrapCommand } from './unwrap-command.ts';
import { withGaps } from './with-gaps.ts';
import { writeGiven } from './write-given.ts';

/** An argument that a command lacks, or that is not whole. */
export interface MissingArgument extends Argument {
  readonly member: Member;
  /** What it was given as, in JSON with a gap for each part that is missing; absent where nothing was given. */
  readonly value?: string;
  /** The parts that are missing, such as `Value` or `identifier.type`. */
  readonly parts: readonly string[];
}

/** A command that lacks parameters. */
export interface HalfCommand {
  /** The AWS CLI's name of the service. */
  readonly service: string;
  /** The API's name of the operation. */
  readonly operation: string;
  /** Without what a chat puts around it, in one line. */
  readonly text: string;
  /** The same text without these arguments. */
  readonly textWithout: (names: ReadonlySet<string>) => string;
  /** Every argument that it can have. */
  readonly table: ArgumentTable;
  /** What was given, by the API's names. */
  readonly params: ReadonlyMap<string, unknown>;
  /** `--region`, where it was given. */
  readonly region?: string;
  /** `--account`, where it was given. */
  readonly account?: string;
  readonly missing: readonly MissingArgument[];
}

// Match: @aws ec2, aws ec2. Near miss: awscli.
const BOT_NAME = /^@?aws\s+/i;

/** Reads it; undefined where it may not be kept: a secret is in it or is asked for. */
export function readHalfCommand(said: string, missingNames: readonly string[], context: ParseContext): HalfCommand | undefined {
  const text = unwrapCommand(said).replace(BOT_NAME, '');
  const typed = maskSecretPatterns(text, MASK) === text ? readTyped(text, context) : undefined;
  if (typed === undefined) return undefined;
  const { found, placed, table, account } = typed;
  const { service, operation } = found;
  const { params } = readParams(placed, { ...found, isBinaryBase64: false, isPaginated: true, newId: context.newId });
  if (maskSensitive(operation.input, Object.fromEntries(params)).maskedCount > 0) return undefined;
  const missing = readMissing(missingNames, table, params);
  if (missing === undefined || missing.some(({ member }) => member.isSensitive || holdsSecret(member.shape))) return undefined;
  const region = placed.globals.get('region');
  const named = { ...(region === undefined ? {} : { region }), ...(account === undefined ? {} : { account }) };
  const textWithout = (names: ReadonlySet<string>): string => withAccount(writeGiven(found, placed, names), account);
  const oneLine = text.includes('\n') ? textWithout(new Set()) : text;
  return { service: service.cliName, operation: operation.name, text: oneLine, textWithout, table, params, missing, ...named };
}

/** The words of a command, sorted. */
interface TypedCommand {
  readonly found: FoundCommand;
  readonly placed: CollectedArguments;
  readonly table: ArgumentTable;
  readonly account: string | undefined;
}

function readTyped(text: string, context: ParseContext): TypedCommand | undefined {
  const split = splitShellWords(text);
  const taken = split.status === 'failed' ? undefined : takeAccount(split.words);
  if (taken === undefined || isFailure(taken)) return undefined;
  const found = findCommand(taken.words, context);
  if (isFailure(found)) return undefined;
  const table = argumentTable(found, context.facts);
  const collected = collectArguments(found.rest, table);
  const placed = isFailure(collected) ? collected : placeWordsAlone(collected, { found, table, context });
  return isFailure(placed) ? undefined : { found, placed, table, account: taken.account };
}

/** Undefined where one of them is no argument that sets a parameter. */
function readMissing(
  names: readonly string[],
  table: ArgumentTable,
  params: ReadonlyMap<string, unknown>,
): readonly MissingArgument[] | undefined {
  const found = new Map<string, MissingArgument>();
  for (const missing of names) {
    // Match: --dimensions.Value, --tags[0].Key, --name. Near miss: -x.
    const { name = '', part } = /^--(?<name>[^.[]+)(?:\[\d+\])?(?:\.(?<part>.+))?/.exec(missing)?.groups ?? {};
    const argument = table.get(name);
    const member = argument === undefined ? undefined : memberOf(argument);
    if (argument === undefined || member === undefined) return undefined;
    const parts = [...(found.get(name)?.parts ?? []), ...(part === undefined ? [] : [part])];
    found.set(name, { ...argument, member, parts, ...valueWithGaps(member, parts, params) });
  }
  return [...found.values()];
}

function memberOf({ target }: Argument): Member | undefined {
  return 'member' in target ? target.member : undefined;
}

function valueWithGaps(
  { name, shape }: Member,
  parts: readonly string[],
  params: ReadonlyMap<string, unknown>,
): { readonly value?: string } {
  const given = params.get(name);
  return parts.length === 0 || given === undefined ? {} : { value: toJsonText(withGaps(given, shape), false) };
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
