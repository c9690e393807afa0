// Words that stand behind a command without an option before them: the value of the one parameter that the command still needs.
import { acceptsFileForAnswer } from '../../catalogue/cli/argument-table.ts';
import type { Argument, ArgumentTable } from '../../catalogue/cli/argument.ts';
import type { ParseFailure } from '../../domain/command.ts';
import { isSecretMember } from '../../lib/secret-names.ts';
import type { CollectedArguments } from './collect-arguments.ts';
import type { FoundCommand } from './find-command.ts';
import type { ParseContext } from './parse-context.ts';
import { failure, quote } from './parse-failure.ts';

/** Where the words stand. */
interface Surroundings {
  readonly found: FoundCommand;
  readonly table: ArgumentTable;
  readonly context: ParseContext;
}

/** Places the words: with the one required argument that is left (`lambda invoke myHelloWorld`), or as the file of an answer. */
export function placeWordsAlone(collected: CollectedArguments, { found, table, context }: Surroundings): CollectedArguments | ParseFailure {
  const { alone } = collected;
  if (alone.length === 0) return collected;
  const argument = onlyRequiredLeft(collected, table);
  const takenCount = argument === undefined ? 0 : argument.takes === 'many' ? alone.length : 1;
  const words = alone.slice(0, takenCount);
  const rest = alone.slice(takenCount);
  const isPlaced = rest.length === 0 || (rest.length === 1 && acceptsFileForAnswer(found, context.facts));
  if (!isPlaced) return refuse(alone[0] ?? '', found, table);
  if (argument === undefined) return collected;
  const { name } = argument;
  // Notes are shown to everybody (R9).
  const said = isSecret(argument) ? 'What stands alone' : words.map(quote).join(', ');
  const note = `${said} ${words.length === 1 || isSecret(argument) ? 'is' : 'are'} understood as --${name}.`;
  return {
    ...collected,
    given: new Map([[name, { argument, words }], ...collected.given]),
    alone: rest,
    notes: [...collected.notes, note],
  };
}

function isSecret({ target }: Argument): boolean {
  return 'member' in target && (target.member.isSensitive || target.member.shape.isSensitive || isSecretMember(target.member.name));
}

/** Undefined where none or several are left, and where the whole input is one text that may hold them. */
function onlyRequiredLeft({ given }: CollectedArguments, table: ArgumentTable): Argument | undefined {
  const targets = [...given.values()].map(({ argument }) => argument.target);
  if (targets.some(({ kind }) => kind === 'input')) return undefined;
  const members = new Set(targets.map((target) => ('member' in target ? target.member.name : undefined)));
  const left = [...table.values()].filter(({ isRequired, target }) => isRequired && 'member' in target && !members.has(target.member.name));
  const [argument] = left;
  return left.length === 1 && argument?.takes !== 'none' ? argument : undefined;
}

function refuse(word: string, { service, command }: FoundCommand, table: ArgumentTable): ParseFailure {
  const argument = [...table.values()].find(({ takes }) => takes !== 'none');
  // What begins with a hyphen was meant to be an option.
  const suggestions = argument === undefined || word.startsWith('-') ? [] : [`${service.cliName} ${command} --${argument.name} ${word}`];
  return failure(
    'unknown-argument',
    `${quote(word)} belongs to no argument. Put values with blanks in single quotes, and --NAME before a value.`,
    { suggestions },
  );
}
