// parse: from a text to the operation it calls, with its parameters; or to what a person has to mend.
import { argumentTable } from '../../catalogue/cli/argument-table.ts';
import type { ArgumentTable } from '../../catalogue/cli/argument.ts';
import { cliName } from '../../catalogue/cli-name.ts';
import type { OutputOptions, ParsedCommand, ParseFailure, ParseOutcome } from '../../domain/command.ts';
import { splitShellWords } from '../../lib/shell-words/split-shell-words.ts';
import type { ShellWord } from '../../lib/shell-words/shell-word.ts';
import { collectArguments, type CollectedArguments } from './collect-arguments.ts';
import { composeText } from './compose-text.ts';
import { findCommand, type FoundCommand } from './find-command.ts';
import { findCorrections } from './find-corrections.ts';
import { findMissing } from './find-missing.ts';
import { finishParams } from './finish-params.ts';
import type { ParseContext } from './parse-context.ts';
import { failure, isFailure, quote } from './parse-failure.ts';
import { expandOwnCommand } from './own/expand-own-command.ts';
import { placeWordsAlone } from './place-words-alone.ts';
import { takeAccount, withAccount } from './read-account.ts';
import { isBotName, isHelp } from './read-name-word.ts';
import { noteRegion, readBinaryFormat, readFormat, readRegion } from './read-output-options.ts';
import { readPaging } from './read-paging.ts';
import { readParams, type ReadParams } from './read-params.ts';
import { unwrapCommand } from './unwrap-command.ts';

/** Longest command: what Slack takes in one message (chat.postMessage, 40,000 characters), the most of all platforms. */
export const COMMAND_MAX_LENGTH = 40_000;

/** Parses a text. Throws nothing but `catalogue-damaged`. */
export function parseCommand(text: string, context: ParseContext): ParseOutcome {
  const outcome = parse(text, context);
  if (!isFailure(outcome)) return outcome;
  const corrections = findCorrections(text, outcome, { context, parse: (corrected) => parseAsTyped(corrected, context) });
  return { status: 'failed', failure: corrections.length === 0 ? outcome : { ...outcome, corrections } };
}

/** Parses a text of which nobody is told what was perhaps meant: looking for that takes longer than all the rest. */
export function parseAsTyped(text: string, context: ParseContext): ParseOutcome {
  return toOutcome(parse(text, context));
}

function toOutcome(outcome: Parsed | ParseFailure): ParseOutcome {
  return isFailure(outcome) ? { status: 'failed', failure: outcome } : outcome;
}

type Parsed = Extract<ParseOutcome, { status: 'parsed' }>;

function parse(text: string, context: ParseContext): Parsed | ParseFailure {
  if (text.length > COMMAND_MAX_LENGTH) return tooLong(text);
  const split = splitWords(text);
  const taken = isFailure(split) ? split : takeAccount(split);
  if (isFailure(taken)) return taken;
  const { words, account } = taken;
  const parsed = parseLine(words, context);
  if (isFailure(parsed) || account === undefined) return parsed;
  return { status: 'parsed', command: { ...parsed.command, account, text: withAccount(parsed.command.text, account) } };
}

function parseLine(words: readonly ShellWord[], context: ParseContext): Parsed | ParseFailure {
  const own = expandOwnCommand(words, context.now?.() ?? new Date());
  if (own === undefined) return parseWords(words, context);
  if (isFailure(own)) return own;
  const call = parseWords(own.words, context);
  if (isFailure(call)) return call;
  const { shownAs } = own;
  return { status: 'parsed', command: { ...call.command, text: own.text, shownAs, notes: [...own.notes, ...call.command.notes] } };
}

function parseWords(words: readonly ShellWord[], context: ParseContext): Parsed | ParseFailure {
  const found = findCommand(words, context);
  if (isFailure(found)) return found;
  const table = argumentTable(found, context.facts);
  const collected = collectArguments(found.rest, table);
  if (isFailure(collected)) return collected;
  const [first] = collected.alone;
  if (first !== undefined && isHelp(first)) return refuseHelp(found, table);
  const placed = placeWordsAlone(collected, { found, table, context });
  return isFailure(placed) ? placed : build(found, placed, context);
}

function tooLong({ length }: string): ParseFailure {
  return failure('too-long', `A command has at most ${COMMAND_MAX_LENGTH} characters; this one has ${length}.`);
}

function splitWords(text: string): readonly ShellWord[] | ParseFailure {
  const split = splitShellWords(unwrapCommand(text));
  if (split.status === 'failed') return failure('syntax', split.message);
  const second = split.words.find((word, position) => position > 0 && word.startsLine && isBotName(word.text));
  return second === undefined ? split.words : failure('syntax', 'Send one command at a time: a second one begins further down.');
}

function refuseHelp({ service, command }: FoundCommand, table: ArgumentTable): ParseFailure {
  const missing = [...table.values()].filter(({ isRequired }) => isRequired).map(({ name }) => `--${name}`);
  const offered = [...table.values()].filter(({ isHidden }) => !isHidden).map(({ name }) => `--${name}`);
  const message = `${service.cliName} ${command} has ${offered.length} arguments${missing.length === 0 ? '' : '; it needs those listed'}.`;
  return failure('not-supported', message, { missing, suggestions: offered });
}

function build(found: FoundCommand, collected: CollectedArguments, context: ParseContext): Parsed | ParseFailure {
  const { service, operation } = found;
  const { globals } = collected;
  const region = readRegion(globals.get('region'));
  const format = readFormat(globals);
  const isBinaryBase64 = readBinaryFormat(globals.get('cli-binary-format'));
  if (typeof region === 'object') return region;
  if (isFailure(format)) return format;
  if (typeof isBinaryBase64 === 'object') return isBinaryBase64;
  const isPaginated = !globals.has('no-paginate') && !asksForOnePage(found, [...collected.given.keys()]);
  const read = readParams(collected, { ...found, isBinaryBase64, isPaginated, newId: context.newId });
  finishParams(`${service.cliName} ${operation.name}`, read.params);
  const paging = readPaging(read.paging);
  const refused = refuse(found, { read, pagingProblems: isFailure(paging) ? [paging.message] : [] }, argumentTable(found, context.facts));
  if (refused !== undefined) return refused;
  if (isFailure(paging)) return paging;
  const output: OutputOptions = { ...format, ...paging, isPaginated: isPaginated && !hasTokens(found, read.params) };
  const params = Object.fromEntries(read.params);
  const regionNote = noteRegion(region);
  const notes = [
    ...found.notes,
    ...collected.notes,
    ...read.notes,
    ...collected.alone.map((name) => `${quote(name)} is not written: the answer is shown instead.`),
    ...(regionNote === undefined ? [] : [regionNote]),
  ];
  const place = namesOf(found);
  const regionPart = region === undefined ? {} : { region };
  const textOfCommand = composeText({ ...place, params, ...regionPart, output }, { operation, table: argumentTable(found, context.facts) });
  // What waits for a confirmation is parsed again from this text.
  if (textOfCommand.length > COMMAND_MAX_LENGTH) return tooLong(textOfCommand);
  return {
    status: 'parsed',
    command: { ...place, params: fillTokens(found, { params, context }), ...regionPart, output, notes, text: textOfCommand },
  };
}

function namesOf({
  service,
  operation,
  command,
  waiter,
}: FoundCommand): Pick<ParsedCommand, 'service' | 'operation' | 'cliOperation' | 'waiter'> {
  const names = { service: service.cliName, operation: operation.name, cliOperation: command };
  return waiter === undefined ? names : { ...names, waiter };
}

function refuse(
  { service, command, operation }: FoundCommand,
  { read, pagingProblems }: { readonly read: ReadParams; readonly pagingProblems: readonly string[] },
  table: ArgumentTable,
): ParseFailure | undefined {
  const missing = [...findMissing(operation, read.params, table), ...read.missing];
  const problems = [...read.problems, ...pagingProblems];
  if (read.refusals.length > 0) return failure('not-supported', join(read.refusals, '\n'), { missing });
  if (problems.length > 0) return failure('invalid-value', `${join(problems, '; ')}.`, { missing });
  if (missing.length > 0) return failure('missing-arguments', `${service.cliName} ${command} needs ${join(missing, ', ')}.`, { missing });
  return undefined;
}

/** How much of what is wrong is told in one message: more than anybody mends at once. */
const MAX_TOLD = 20;

function join(texts: readonly string[], separator: string): string {
  const told = texts.slice(0, MAX_TOLD).join(separator);
  return texts.length <= MAX_TOLD ? told : `${told}${separator}and ${texts.length - MAX_TOLD} more`;
}

/** The AWS CLI leaves paging to whoever gives a token or the size of a page by its API name. */
function asksForOnePage({ operation: { paginator } }: FoundCommand, given: readonly string[]): boolean {
  if (paginator === undefined) return false;
  const names = new Set([...paginator.inputToken, ...(paginator.limit === undefined ? [] : [paginator.limit])].map(cliName));
  return given.some((name) => names.has(name) && name !== 'max-items');
}

function hasTokens({ operation: { paginator } }: FoundCommand, params: ReadonlyMap<string, unknown>): boolean {
  return paginator !== undefined && [...paginator.inputToken, paginator.limit ?? ''].some((name) => params.has(name));
}

function fillTokens(
  { operation }: FoundCommand,
  { params, context }: { readonly params: Readonly<Record<string, unknown>>; readonly context: ParseContext },
): Readonly<Record<string, unknown>> {
  const filled: Record<string, unknown> = { ...params };
  for (const { name, isIdempotencyToken } of operation.input.members.values()) {
    if (isIdempotencyToken && filled[name] === undefined) filled[name] = context.newId();
  }
  return filled;
}
