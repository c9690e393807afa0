// What is asked about a command instead of running it: its help, or the skeleton of its input.
import { argumentTable, type NamedOperation } from '../../catalogue/cli/argument-table.ts';
import type { ArgumentTable } from '../../catalogue/cli/argument.ts';
import { findService } from '../../catalogue/cli/find-service.ts';
import type { ServiceModel } from '../../catalogue/service-model.ts';
import type { ShellWord } from '../../lib/shell-words/shell-word.ts';
import { splitShellWords } from '../../lib/shell-words/split-shell-words.ts';
import { findCommand } from './find-command.ts';
import type { ParseContext } from './parse-context.ts';
import { isFailure } from './parse-failure.ts';
import { takeAccount } from './read-account.ts';
import { isBotName, readName, readOption } from './read-name-word.ts';
import { unwrapCommand } from './unwrap-command.ts';
import type { SkeletonForm } from './write-skeleton.ts';

/** What is asked. */
export type Inquiry =
  | { readonly kind: 'service-help'; readonly service: ServiceModel }
  | { readonly kind: 'command-help'; readonly found: NamedOperation; readonly table: ArgumentTable }
  | { readonly kind: 'skeleton'; readonly found: NamedOperation; readonly form: SkeletonForm };

/** Longest text that is looked at: a question is short, and everything longer is a command. */
const INQUIRY_MAX_LENGTH = 2000;

/** Reads what is asked; undefined where the text is a command to run, or none. Throws nothing but `catalogue-damaged`. */
export function readInquiry(text: string, context: ParseContext): Inquiry | undefined {
  if (text.length > INQUIRY_MAX_LENGTH) return undefined;
  const split = splitShellWords(unwrapCommand(text));
  if (split.status === 'failed') return undefined;
  // What it is for is the same in every account.
  const taken = takeAccount(split.words);
  if (isFailure(taken)) return undefined;
  const words = taken.words.slice(taken.words.findIndex((word) => !isBotName(word.text)));
  return readHelp(words, context) ?? readSkeleton(words, context);
}

/** `ec2 help`, `ec2 describe-instances --help`, `help ec2`: the word stands first, or behind names; the option anywhere. */
function readHelp(words: readonly ShellWord[], context: ParseContext): Inquiry | undefined {
  const position = words.findIndex((word, index) => (index <= 2 && isHelpWord(word)) || isHelpOption(word));
  if (position === -1) return undefined;
  const names = words.filter((_word, index) => index !== position).filter((word) => readOption(word) === undefined);
  const [first, second] = names;
  if (first === undefined) return undefined;
  const { service } = findService(readName(first.text), context.catalogue);
  if (service !== undefined && (second === undefined || position === 1)) return { kind: 'service-help', service };
  const found = findCommand(service === undefined ? [first] : names.slice(0, 2), context);
  if (isFailure(found) || found.waiter !== undefined) return undefined;
  return { kind: 'command-help', found, table: argumentTable(found, context.facts) };
}

function isHelpWord({ text, isQuoted }: ShellWord): boolean {
  return !isQuoted && readName(text).toLowerCase() === 'help';
}

function isHelpOption(word: ShellWord): boolean {
  return !word.isQuoted && /^--?(?:help|h)$/i.test(readName(word.text).replace(/^-{2,}/, '--'));
}

// The AWS CLI takes any beginning that no other option has. Near miss: --generate (an argument of some commands).
const SKELETON_OPTION = /^generate-cli(?:-s(?:k(?:e(?:l(?:e(?:t(?:o(?:n)?)?)?)?)?)?)?)?$/i;

const FORMS: readonly SkeletonForm[] = ['input', 'output', 'yaml-input'];

function readSkeleton(words: readonly ShellWord[], context: ParseContext): Inquiry | undefined {
  const position = words.findIndex((word) => SKELETON_OPTION.test(readOption(word)?.name ?? ''));
  const word = words[position];
  if (word === undefined) return undefined;
  const given = readOption(word)?.value ?? words[position + 1]?.text ?? '';
  const form = FORMS.find((name) => name === given.toLowerCase()) ?? 'input';
  const found = findCommand(words.slice(0, position), context);
  return isFailure(found) || found.waiter !== undefined ? undefined : { kind: 'skeleton', found, form };
}
