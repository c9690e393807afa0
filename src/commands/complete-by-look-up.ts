// Puts a plain command of AWS in the place of one that needs something only AWS knows. The look-up is decided about and on record as all are.
import type { CommandRecord } from '../domain/command-record.ts';
import type { LookUpCall } from '../domain/command-preview.ts';
import { splitShellWords } from '../lib/shell-words/split-shell-words.ts';
import type { ShellWord } from '../lib/shell-words/shell-word.ts';
import type { Message } from '../messages/message.ts';
import { composeNotCompleted } from './compose/compose-not-completed.ts';
import { findPlace } from './find-place.ts';
import type { JudgingContext } from './judge-command.ts';
import type { LookUpFor, LookUpOutcome } from './look-up.ts';
import type { FoundBesides, GivenOptions, LookedUpCommand } from './looked-up-command.ts';
import { LOOKED_UP_COMMANDS } from './looked-up-commands.ts';
import { isFailure } from './parse/parse-failure.ts';
import { takeAccount, withAccount } from './parse/read-account.ts';
import { isBotName, readName, readOption } from './parse/read-name-word.ts';
import { unwrapCommand } from './parse/unwrap-command.ts';
import { PREVIEW_TIMEOUT_MS } from './preview/preview-command.ts';

/** What it works with. */
export interface CompletionTools {
  readonly context: JudgingContext;
  readonly lookUpFor: LookUpFor;
}

/** What came of it: the command of AWS, with what is said besides, or the answer that says why there is none. */
export type CompletedByLookUp =
  | { readonly kind: 'line'; readonly text: string; readonly besides?: FoundBesides }
  | { readonly kind: 'told'; readonly message: Message };

/** Completes a text; undefined where it is no such command. */
export async function completeByLookUp(
  record: CommandRecord,
  text: string,
  { context, lookUpFor }: CompletionTools,
): Promise<CompletedByLookUp | undefined> {
  const read = readLookedUp(text);
  if (read === undefined) return undefined;
  const { name, command } = read;
  if ('problem' in read) return told([read.problem, usageOf(name, command)]);
  const { given, region, account } = read;
  const rules = context.surroundings.rulesOf(record.channel);
  const named = { ...(region === undefined ? {} : { region }), ...(account === undefined ? {} : { account }) };
  const { place, refusal } = await findPlace(record, named, { rules, context });
  if (refusal !== undefined) return told([refusal.text]);

  const lookUp = lookUpFor(record, place);
  const failures: string[] = [];
  const ask = async (call: LookUpCall) => {
    const outcome = await lookUp(call, context.timeout(PREVIEW_TIMEOUT_MS));
    if (outcome.kind === 'answered') return outcome.output;
    failures.push(describe(outcome, call));
    return undefined;
  };
  const { now } = context;
  const wait = (milliseconds: number): Promise<void> => waitFor(context.timeout(milliseconds));
  const completed = await command.complete(given, ask, { region: place.region, now, wait });
  if (completed === undefined) return told(failures);
  if ('why' in completed) return told([completed.why]);
  const { line, notes, anew } = completed;
  const besides = {
    ...(notes === undefined ? {} : { notes }),
    ...(anew === undefined ? {} : { anew: { ...anew, text: withAccount(anew.text, account) } }),
  };
  return { kind: 'line', text: withAccount(region === undefined ? line : `${line} --region ${region}`, account), besides };
}

/** Time-outs are what the flow measures time with. */
function waitFor(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      resolve();
    };
    if (signal.aborted) finish();
    signal.addEventListener('abort', finish, { once: true });
  });
}

function told(sentences: readonly string[]): CompletedByLookUp {
  return { kind: 'told', message: composeNotCompleted(sentences) };
}

function describe(outcome: Exclude<LookUpOutcome, { kind: 'answered' }>, { service, operation }: LookUpCall): string {
  switch (outcome.kind) {
    case 'denied':
      return `Signalbox has to look it up at AWS first (${service} ${operation}), and this channel may not do that.`;
    case 'refused':
      return `AWS refused ${service} ${operation}: ${outcome.code}: ${outcome.message}`;
    case 'late':
      return `AWS did not answer ${service} ${operation} in time. Send it again.`;
    case 'failed':
      return `${service} ${operation} failed; the log of the server says why.`;
  }
}

type Read = { readonly name: string; readonly command: LookedUpCommand } & (
  | { readonly problem: string }
  | { readonly given: GivenOptions; readonly region?: string; readonly account?: string }
);

// A Region, as AWS names them. Match: eu-central-1, us-gov-east-1. Near miss: frankfurt.
const REGION = /^[a-z]{2}(?:-[a-z]+){1,3}-\d{1,2}$/;

function readLookedUp(text: string): Read | undefined {
  const split = splitShellWords(unwrapCommand(text));
  const taken = split.status === 'split' ? takeAccount(split.words) : undefined;
  if (taken === undefined || isFailure(taken)) return undefined;
  const { words, account } = taken;
  const [service, verb, ...rest] = words.slice(words.findIndex((word) => !isBotName(word.text)));
  if (service === undefined || verb === undefined) return undefined;
  const name = [service, verb].map((word) => readName(word.text).toLowerCase()).join(' ');
  const command = LOOKED_UP_COMMANDS.get(name);
  if (command === undefined) return undefined;
  const given = readOptions(rest);
  if (typeof given === 'string') return { name, command, problem: given };
  const problem = findProblem(name, command, given);
  if (problem !== undefined) return { name, command, problem };
  const region = given.get('region');
  return { name, command, given, ...(region === undefined ? {} : { region }), ...(account === undefined ? {} : { account }) };
}

function findProblem(name: string, { required, optional }: LookedUpCommand, given: GivenOptions): string | undefined {
  const known = [...required, ...optional, 'region'];
  const unknown = [...given.keys()].find((option) => !known.includes(option));
  if (unknown !== undefined) return `${name} has no option --${unknown}.`;
  const missing = required.filter((option) => (given.get(option) ?? '') === '');
  if (missing.length > 0) return `${name} needs ${missing.map((option) => `--${option}`).join(', ')}.`;
  const region = given.get('region');
  return region === undefined || REGION.test(region) ? undefined : '--region takes the name of a Region, such as eu-central-1.';
}

/** Reads the options; a text where something else stands among them. */
function readOptions(words: readonly ShellWord[]): GivenOptions | string {
  const given = new Map<string, string>();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const option = word === undefined ? undefined : readOption(word);
    if (word === undefined || option === undefined)
      return `"${word?.text ?? ''}" stands behind no option; put a text with blanks in quotes.`;
    const behind = option.value === undefined ? words[at + 1]?.text : option.value;
    if (behind === undefined) return `--${option.name} needs a value behind it.`;
    if (option.value === undefined) at += 1;
    given.set(option.name.toLowerCase(), behind);
  }
  return given;
}

function usageOf(name: string, { required, optional }: LookedUpCommand): string {
  const options = [...required.map((option) => `--${option} ...`), ...optional.map((option) => `[--${option} "..."]`)];
  return `Say: ${name} ${options.join(' ')}`;
}
