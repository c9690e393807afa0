// Completes a half-made command by what somebody answers: `set name value`, `name value`, `name=value`, `--name value`, or the value alone
// where only one is missing. A value replaces whole words and can never become an option (R8).
import type { Argument } from '../../catalogue/cli/argument.ts';
import { cliName } from '../../catalogue/cli-name.ts';
import { splitShellWords } from '../../lib/shell-words/split-shell-words.ts';
import type { HalfCommand } from './read-half-command.ts';
import { readName } from './read-name-word.ts';
import { optionWithValue, shellQuote } from './shell-quote.ts';
import { unwrapCommand } from './unwrap-command.ts';

/** What was answered. */
export interface CompletedCommand {
  readonly text: string;
  /** True where the answer named its parameter: it can mean nothing else. */
  readonly isNamed: boolean;
}

// Match: help, foo help, foo bar --help. Near miss: please send help soon (a sentence).
const QUESTION = /^(?:\S+\s+){0,2}(?:--)?help$/i;

// What people say to each other, or to whom goes on. Match: thanks!, Thank you, never mind, stop. Near miss: hello-world (a name), ok (a value).
const COURTESY = /^(?:thanks|thank you|thx|ty|hi|hello|hey|never ?mind|sorry|please|stop|abort|quit|exit|undo)[!.]*$/i;

// Match: set instance-ids i-1, @aws set a b. Near miss: settings (a word of its own).
const BEGINNING = /^(?:@?aws\s+)?(?:set\s+)?/i;

/** What is completed. */
export interface AskedCommand extends Pick<HalfCommand, 'text' | 'textWithout' | 'missing'> {
  /** What may be given as well. */
  readonly optional?: readonly Argument[];
}

/** Completes the command; undefined where the answer says nothing that it lacks. */
export function completeHalfCommand(asked: AskedCommand, said: string): CompletedCommand | undefined {
  const { missing, optional = [] } = asked;
  const answer = unwrapCommand(said).replace(BEGINNING, '').trim();
  if (answer === '') return undefined;
  const named = readNamed(answer, [...missing, ...optional]);
  if (named !== undefined) return { text: [textBefore([...named.keys()], asked), ...named.values()].join(' '), isNamed: true };
  const [only, ...others] = missing;
  const first = readName(answer.split(/\s/, 1)[0] ?? '');
  if (QUESTION.test(answer) || COURTESY.test(answer)) return undefined;
  // An option that is another one, or a name without its value, is no value.
  if (only === undefined || others.length > 0 || first.startsWith('-') || nameOf(first) === only.name) return undefined;
  const option = writeOption(only, wordsOf(answer), answer);
  return option === undefined ? undefined : { text: `${textBefore([only.name], asked)} ${option}`, isNamed: false };
}

/** What was given in part is given anew as a whole. */
function textBefore(names: readonly string[], { text, textWithout, missing }: AskedCommand): string {
  const isGivenAnew = missing.some(({ name, parts }) => parts.length > 0 && names.includes(name));
  return isGivenAnew ? textWithout(new Set(names)) : text;
}

/** Undefined where the answer does not begin with the name of what is missing. */
function readNamed(answer: string, missing: readonly Argument[]): ReadonlyMap<string, string> | undefined {
  const byName = new Map(missing.map((argument) => [argument.name, argument]));
  const structured = readStructure(answer, byName);
  if (structured !== undefined) return structured;
  const options = new Map<string, string>();
  let current: { readonly argument: Argument; readonly words: string[] } | undefined;
  const close = (): boolean => {
    const option = current === undefined ? undefined : writeOption(current.argument, current.words);
    if (current !== undefined && option !== undefined) options.set(current.argument.name, option);
    return current === undefined || option !== undefined;
  };
  for (const [index, word] of wordsOf(answer).entries()) {
    const start = readStart(word, byName, index === 0);
    if (start === undefined && current === undefined) return undefined;
    if (start === undefined) current?.words.push(word);
    else if (close()) current = { argument: start.argument, words: start.value === undefined ? [] : [start.value] };
    else return undefined;
  }
  return close() && options.size > 0 ? options : undefined;
}

// Match: filters [{"Name": "x"}], --filters={"a": 1}. Near miss: filters Name=x.
const STRUCTURE = /^(?:--)?(?<name>[\w.-]+)(?:\s+|=)(?<value>[[{][^]*)$/;

/** JSON loses its quotes where it is taken apart into words. */
function readStructure(answer: string, byName: ReadonlyMap<string, Argument>): ReadonlyMap<string, string> | undefined {
  const { name, value } = STRUCTURE.exec(answer)?.groups ?? {};
  const argument = name === undefined ? undefined : byName.get(nameOf(name));
  return argument === undefined || value === undefined ? undefined : new Map([[argument.name, optionWithValue(argument.name, value)]]);
}

function readStart(
  word: string,
  byName: ReadonlyMap<string, Argument>,
  isFirst: boolean,
): { readonly argument: Argument; readonly value?: string } | undefined {
  const end = word.indexOf('=');
  const value = end < 0 ? undefined : word.slice(end + 1);
  // What chat makes of names is undone in the name alone: a value stays as it is.
  // Match: --name, -name, name. Near miss: ---name.
  const { dashes, name } = /^(?<dashes>-{1,2})?(?<name>\w[\w.-]*)$/.exec(readName(end < 0 ? word : word.slice(0, end)))?.groups ?? {};
  const argument = name === undefined ? undefined : byName.get(nameOf(name));
  // A bare name means something at the beginning alone: further on it is a value.
  if (argument === undefined || (dashes === undefined && value === undefined && !isFirst)) return undefined;
  return value === undefined ? { argument } : { argument, value };
}

/** `InstanceIds`, `instance_ids` and `instance-ids` are one name. */
function nameOf(name: string): string {
  return cliName(name.replaceAll('_', '-')).toLowerCase();
}

function wordsOf(answer: string): readonly string[] {
  const split = splitShellWords(answer);
  return split.status === 'failed' ? [answer] : split.words.map(({ text }) => text);
}

function writeFlag(name: string, word: string): string | undefined {
  if (word !== 'true' && word !== 'false') return undefined;
  return word === 'true' ? `--${name}` : `--${name} false`;
}

/** Undefined where there is no value. */
function writeOption({ name, takes }: Argument, words: readonly string[], whole = words.join(' ')): string | undefined {
  if (takes === 'none') return writeFlag(name, words[0] ?? 'true');
  const [first] = words;
  if (first === undefined || whole.trim() === '') return undefined;
  // Match: [1], {"a": 1}. Near miss: a[1].
  if (/^[[{]/.test(whole)) return optionWithValue(name, whole);
  if (takes !== 'many') return optionWithValue(name, words.join(' '));
  return words.some((word) => word.startsWith('-'))
    ? optionWithValue(name, JSON.stringify(words))
    : `--${name} ${words.map(shellQuote).join(' ')}`;
}
