// Whole commands that a mistyped one was perhaps meant to be: what was typed, with one word put right. Only what can be understood counts.
import { argumentTable } from '../../catalogue/cli/argument-table.ts';
import { findArgument } from '../../catalogue/cli/find-argument.ts';
import { maskSensitive } from '../../catalogue/mask-sensitive.ts';
import type { ParsedCommand, ParseFailure, ParseOutcome } from '../../domain/command.ts';
import type { ShellWord } from '../../lib/shell-words/shell-word.ts';
import { splitShellWords } from '../../lib/shell-words/split-shell-words.ts';
import { findCommand } from './find-command.ts';
import type { ParseContext } from './parse-context.ts';
import { isFailure } from './parse-failure.ts';
import { isBotName, readOption } from './read-name-word.ts';
import { unwrapCommand } from './unwrap-command.ts';

/** Longest text that is put right: longer ones fit no button. */
const CORRECTED_MAX_LENGTH = 1000;

/** Most commands that are looked at. */
const CORRECTIONS_MAX = 5;

/** What finding them needs. */
interface Parsing {
  readonly context: ParseContext;
  readonly parse: (text: string) => ParseOutcome;
}

/** Finds them, best first; none that holds a secret, because they are shown and kept. */
export function findCorrections(typed: string, failure: ParseFailure, { context, parse }: Parsing): readonly string[] {
  if (typed.length > CORRECTED_MAX_LENGTH || failure.suggestions.length === 0) return [];
  const text = unwrapCommand(typed);
  const split = splitShellWords(text);
  if (split.status === 'failed') return [];
  const replace = replacerFor(failure.code, split.words, { text, context });
  if (replace === undefined) return [];
  const found = new Set<string>();
  for (const suggestion of failure.suggestions.slice(0, CORRECTIONS_MAX)) {
    const outcome = parse(replace(suggestion));
    if (outcome.status === 'parsed' && !hasSecrets(outcome.command, context)) found.add(outcome.command.text);
  }
  return [...found];
}

function hasSecrets({ service, operation, params }: ParsedCommand, { catalogue }: ParseContext): boolean {
  const input = catalogue.service(service)?.operation(operation)?.input;
  return input === undefined || maskSensitive(input, params).maskedCount > 0;
}

interface Line {
  readonly text: string;
  readonly context: ParseContext;
}

/** How a suggestion is put into the line; undefined where nobody can tell what it replaces. */
function replacerFor(code: ParseFailure['code'], words: readonly ShellWord[], line: Line): ((suggestion: string) => string) | undefined {
  const at = words.findIndex(({ text }) => !isBotName(text));
  const [first, second] = at === -1 ? [] : words.slice(at);
  if (first === undefined || readOption(first) !== undefined) return undefined;
  const { text } = line;
  switch (code) {
    case 'unknown-service':
      return (suggestion) => cut(text, { from: first.start, to: first.end }, suggestion);
    case 'unknown-command':
      return second === undefined || readOption(second) !== undefined
        ? undefined
        : (suggestion) => cut(text, { from: first.start, to: second.end }, suggestion);
    case 'unknown-argument':
      return replacerOfOption(words.slice(at), line);
    default:
      return undefined;
  }
}

function replacerOfOption(words: readonly ShellWord[], { text, context }: Line): ((suggestion: string) => string) | undefined {
  const found = findCommand(words, context);
  if (isFailure(found)) return undefined;
  const table = argumentTable(found, context.facts);
  const wrong = words.find((word) => {
    const option = readOption(word);
    return option !== undefined && !option.hasOneHyphen && /^(?:unknown|ambiguous)$/.test(findArgument(option.name, table).kind);
  });
  // Without such an option the suggestion is a command by itself.
  if (wrong === undefined) return (suggestion) => suggestion;
  const value = readOption(wrong)?.value;
  const end = value === undefined ? wrong.end : text.indexOf('=', wrong.start);
  return (suggestion) => cut(text, { from: wrong.start, to: end }, suggestion);
}

function cut(text: string, { from, to }: { readonly from: number; readonly to: number }, instead: string): string {
  return `${text.slice(0, from)}${instead}${text.slice(to)}`;
}
