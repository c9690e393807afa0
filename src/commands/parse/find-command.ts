// Finds the service and the command that a line begins with. What stands before and between them belongs to every command.
import { findOperation } from '../../catalogue/cli/find-operation.ts';
import { findService } from '../../catalogue/cli/find-service.ts';
import { findArgument } from '../../catalogue/cli/find-argument.ts';
import { servicesOfCommand } from '../../catalogue/cli/services-of-command.ts';
import type { NamedOperation } from '../../catalogue/cli/argument-table.ts';
import { ownValue } from '../../catalogue/cli/cli-facts.ts';
import type { ServiceModel } from '../../catalogue/service-model.ts';
import type { ParseFailure } from '../../domain/command.ts';
import type { ShellWord } from '../../lib/shell-words/shell-word.ts';
import { findWaiter } from './find-waiter.ts';
import type { ParseContext } from './parse-context.ts';
import { failure, isFailure, quote } from './parse-failure.ts';
import { isBotName, readName, readOption } from './read-name-word.ts';
import { unsupportedCommands } from './unsupported-commands.ts';

/** The operation that is meant, and the words that are left. */
export interface FoundCommand extends NamedOperation {
  readonly rest: readonly ShellWord[];
  readonly notes: readonly string[];
  /** What is waited for, where the command waits: `instance-running`. */
  readonly waiter?: string;
}

/** Finds the command. */
export function findCommand(words: readonly ShellWord[], context: ParseContext): FoundCommand | ParseFailure {
  const first = takeName(words, { at: 0, mayBeBot: true });
  if (isFailure(first)) return first;
  if (first.name === undefined) return failure('empty', 'Write a command, such as: ec2 describe-instances --region us-east-1');
  const unsupported = refuseUnsupported(first.name, context);
  if (unsupported !== undefined) return unsupported;
  const found = findService(first.name, context.catalogue);
  if (found.service === undefined)
    return findWithoutService(first.name, { context, nearest: found.nearest, rest: restBehind([first], words) });
  const second = takeName(words, { at: first.next, mayBeBot: false });
  if (isFailure(second)) return second;
  if (second.name === undefined) return missingCommand(found.service);
  if (second.name.toLowerCase() === 'wait') {
    const third = takeName(words, { at: second.next, mayBeBot: false });
    if (isFailure(third)) return third;
    const waiting = findWaiter(third.name, found.service);
    return isFailure(waiting) ? waiting : { ...waiting, rest: restBehind([first, second, third], words) };
  }
  return requireOperation(second.name, found.service, { context, rest: restBehind([first, second], words) });
}

function refuseUnsupported(name: string, { facts }: ParseContext): ParseFailure | undefined {
  const unsupported = ownValue(unsupportedCommands, name.toLowerCase());
  if (unsupported !== undefined) return failure('not-supported', unsupported.message, { suggestions: unsupported.suggestions });
  if (ownValue(ownValue(facts.commands, name.toLowerCase()), '$command') === undefined) return undefined;
  return failure(
    'not-supported',
    `"${name.toLowerCase()}" works with files and settings of the machine on which the AWS CLI runs, and has no use in chat.`,
  );
}

/** `invoke myHelloWorld`: the service is left out, or there is none such. */
function findWithoutService(
  name: string,
  { context, nearest, rest }: { readonly context: ParseContext; readonly nearest: readonly string[]; readonly rest: readonly ShellWord[] },
): FoundCommand | ParseFailure {
  const candidates = servicesOfCommand(name, context);
  const [only, ...others] = candidates;
  const service = only === undefined || others.length > 0 ? undefined : context.catalogue.service(only);
  if (service !== undefined) {
    const found = requireOperation(name, service, { context, rest });
    if (isFailure(found)) return found;
    const note = `${quote(name)} is understood as ${service.cliName} ${found.command}.`;
    return { ...found, notes: [note, ...found.notes] };
  }
  const suggestions =
    candidates.length > 0 ? candidates.slice(0, MAX_COMMANDS_SHOWN).map((candidate) => `${candidate} ${name.toLowerCase()}`) : nearest;
  const message =
    candidates.length > 0
      ? `${candidates.length} services of AWS have a command ${quote(name)}; write the one you mean before it.`
      : `AWS has no service ${quote(name)}; a command begins with one, such as ec2 or lambda.`;
  return failure('unknown-service', message, { suggestions });
}

/** Commands as AWS's guides print them that are called otherwise (Incident Manager User Guide, chat channels). */
const SPELLINGS_OF_GUIDES: Readonly<Record<string, string>> = { 'ssm-incidents list-response-plan': 'list-response-plans' };

function requireOperation(
  name: string,
  service: ServiceModel,
  { context, rest }: { readonly context: ParseContext; readonly rest: readonly ShellWord[] },
): FoundCommand | ParseFailure {
  const { cliName } = service;
  const meant = ownValue(SPELLINGS_OF_GUIDES, `${cliName} ${name.toLowerCase()}`);
  const found = findOperation(meant ?? name, service, context.facts);
  switch (found.kind) {
    case 'operation': {
      const { operation, command, isOwnToo } = found;
      const notes = isOwnToo
        ? [`The AWS CLI's ${cliName} ${command} calls several operations; here only ${operation.name} is called.`]
        : [];
      if (meant !== undefined) notes.push(`${quote(name)} is understood as ${cliName} ${command}.`);
      return { service, operation, command, rest, notes };
    }
    case 'own':
      return failure(
        'not-supported',
        `${cliName} ${name.toLowerCase()} is not one operation of AWS but a script of the AWS CLI, which is not run here.`,
        {
          suggestions: [],
        },
      );
    case 'unknown':
      if (name.toLowerCase() === 'help') return missingCommand(service);
      return failure('unknown-command', `${cliName} has no command ${quote(name)}.`, {
        suggestions: found.nearest.map((nearest) => `${cliName} ${nearest}`),
      });
  }
}

/** How many commands of a service are shown to somebody who named none. */
const MAX_COMMANDS_SHOWN = 5;

function missingCommand(service: ServiceModel): ParseFailure {
  const { cliName, cliOperationNames } = service;
  const reading = cliOperationNames.filter((name) => /^(?:list|describe|get)-/.test(name));
  const shown = [...reading, ...cliOperationNames].slice(0, MAX_COMMANDS_SHOWN);
  return failure('unknown-command', `Name a command of ${cliName} behind it; it has ${cliOperationNames.length}.`, {
    suggestions: [...new Set(shown)].map((name) => `${cliName} ${name}`),
  });
}

/** A name, and the options for every command that stand before it. */
interface TakenName {
  readonly name: string | undefined;
  readonly globals: readonly ShellWord[];
  /** The word behind it. */
  readonly next: number;
}

function takeName(
  words: readonly ShellWord[],
  { at, mayBeBot }: { readonly at: number; readonly mayBeBot: boolean },
): TakenName | ParseFailure {
  const globals: ShellWord[] = [];
  for (let next = at; next < words.length; next += 1) {
    const word = words[next];
    if (word === undefined) break;
    const option = readOption(word);
    if (option === undefined) {
      const name = readName(word.text);
      if (mayBeBot && isBotName(name)) continue;
      return { name, globals, next: next + 1 };
    }
    const found = findArgument(option.name, new Map());
    if (found.kind !== 'global')
      return failure('unknown-argument', `${quote(`--${option.name}`)} stands before the command; write it behind it.`);
    globals.push(word);
    const value = words[next + 1];
    if (found.option.takes === 'one' && option.value === undefined && value !== undefined) {
      globals.push(value);
      next += 1;
    }
  }
  return { name: undefined, globals, next: words.length };
}

function restBehind(taken: readonly TakenName[], words: readonly ShellWord[]): readonly ShellWord[] {
  return [...taken.flatMap(({ globals }) => globals), ...words.slice(taken.at(-1)?.next)];
}
