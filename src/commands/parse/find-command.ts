// Finds the service and the command that a line begins with. What stands before and between them belongs to every command.
import { findOperation } from '../../catalogue/cli/find-operation.ts';
import { findService } from '../../catalogue/cli/find-service.ts';
import { findArgument } from '../../catalogue/cli/find-argument.ts';
import type { NamedOperation } from '../../catalogue/cli/argument-table.ts';
import { ownValue } from '../../catalogue/cli/cli-facts.ts';
import type { Catalogue, ServiceModel } from '../../catalogue/service-model.ts';
import type { ParseFailure } from '../../domain/command.ts';
import type { ShellWord } from '../../lib/shell-words/shell-word.ts';
import type { ParseContext } from './parse-context.ts';
import { failure, isFailure, quote } from './parse-failure.ts';
import { isBotName, readName, readOption } from './read-name-word.ts';
import { unsupportedCommands } from './unsupported-commands.ts';

/** The operation that is meant, and the words that are left. */
export interface FoundCommand extends NamedOperation {
  readonly rest: readonly ShellWord[];
  readonly notes: readonly string[];
}

/** Finds the command. */
export function findCommand(words: readonly ShellWord[], context: ParseContext): FoundCommand | ParseFailure {
  const head = splitHead(words);
  if (isFailure(head)) return head;
  const { names, rest } = head;
  const [serviceName, commandName] = names;
  if (serviceName === undefined) return failure('empty', 'Write a command, such as: ec2 describe-instances --region us-east-1');
  const service = requireService(serviceName, context);
  if (isFailure(service)) return service;
  if (commandName === undefined) return missingCommand(service);
  return requireOperation(commandName, service, { context, rest });
}

function requireService(name: string, { catalogue, facts }: ParseContext): ServiceModel | ParseFailure {
  const unsupported = ownValue(unsupportedCommands, name.toLowerCase());
  if (unsupported !== undefined) return failure('not-supported', unsupported.message, { suggestions: unsupported.suggestions });
  if (ownValue(ownValue(facts.commands, name.toLowerCase()), '$command') !== undefined) {
    return failure(
      'not-supported',
      `"${name.toLowerCase()}" works with files and settings of the machine on which the AWS CLI runs, and has no use in chat.`,
    );
  }
  const found = findService(name, catalogue);
  if (found.service !== undefined) return found.service;
  const ofOperations = servicesWith(name, catalogue);
  const suggestions = ofOperations.length > 0 ? ofOperations : found.nearest;
  return failure('unknown-service', `AWS has no service ${quote(name)}; a command begins with one, such as ec2 or lambda.`, {
    suggestions,
  });
}

function requireOperation(
  name: string,
  service: ServiceModel,
  { context, rest }: { readonly context: ParseContext; readonly rest: readonly ShellWord[] },
): FoundCommand | ParseFailure {
  const { cliName } = service;
  const found = findOperation(name, service, context.facts);
  switch (found.kind) {
    case 'operation': {
      const { operation, command, isOwnToo } = found;
      const notes = isOwnToo
        ? [`The AWS CLI's ${cliName} ${command} calls several operations; here only ${operation.name} is called.`]
        : [];
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
      if (name.toLowerCase() === 'wait')
        return failure('not-supported', 'Waiting for a state is not supported yet; ask for the state with a describe command.');
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

/** `invoke` alone: the services that have such an operation. */
function servicesWith(command: string, catalogue: Catalogue): readonly string[] {
  const letters = command.toLowerCase().replaceAll('-', '');
  const found: string[] = [];
  for (const { cliName, operationNames } of catalogue.services) {
    if (operationNames.some((name) => name.length === letters.length && name.toLowerCase() === letters)) {
      found.push(`${cliName} ${command.toLowerCase()}`);
    }
  }
  return found.slice(0, MAX_COMMANDS_SHOWN);
}

interface Head {
  readonly names: readonly string[];
  readonly rest: readonly ShellWord[];
}

function splitHead(words: readonly ShellWord[]): Head | ParseFailure {
  const names: string[] = [];
  const globals: ShellWord[] = [];
  let at = 0;
  for (; at < words.length && names.length < 2; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    const option = readOption(word);
    if (option === undefined) {
      const name = readName(word.text);
      if (names.length > 0 || !isBotName(name)) names.push(name);
      continue;
    }
    const found = findArgument(option.name, new Map());
    if (found.kind !== 'global')
      return failure('unknown-argument', `${quote(`--${option.name}`)} stands before the command; write it behind it.`);
    globals.push(word);
    const value = words[at + 1];
    if (found.option.takes === 'one' && option.value === undefined && value !== undefined) {
      globals.push(value);
      at += 1;
    }
  }
  return { names, rest: [...globals, ...words.slice(at)] };
}
