// What the words before the cursor have settled: which command, which arguments are given, and which one waits for a value.
import { argumentTable, type NamedOperation } from '../../catalogue/cli/argument-table.ts';
import type { Argument, ArgumentTable } from '../../catalogue/cli/argument.ts';
import { findKnownArgument } from '../../catalogue/cli/find-argument.ts';
import type { CliFacts } from '../../catalogue/cli/cli-facts.ts';
import { waitersOfService } from '../../catalogue/cli/waiters-of-service.ts';
import { findOperation } from '../../catalogue/cli/find-operation.ts';
import type { GlobalOption } from '../../catalogue/cli/global-option.ts';
import { ownArgumentTable, ownCommandsOf, type OwnCommandNames } from '../../catalogue/cli/own-commands.ts';
import { servicesOfCommand } from '../../catalogue/cli/services-of-command.ts';
import type { Catalogue, OperationModel, ServiceModel } from '../../catalogue/service-model.ts';
import type { ShellWord } from '../../lib/shell-words/shell-word.ts';
import { plainName, readOption } from './read-option.ts';

/** What completing asks. */
export interface CompletionContext {
  readonly catalogue: Catalogue;
  readonly facts: CliFacts;
}

/** An argument or a global option. */
export type NamedArgument =
  | { readonly kind: 'argument'; readonly argument: Argument }
  | { readonly kind: 'global'; readonly name: string; readonly option: GlobalOption };

/** An argument that takes another value, and those that it has. */
export interface OpenArgument {
  readonly of: NamedArgument;
  readonly values: readonly string[];
}

/** What the words have settled. */
export interface LineSoFar {
  /** How many of service and command are there. */
  readonly nameCount: 0 | 1 | 2;
  readonly service?: ServiceModel;
  /** What the AWS CLI makes up itself in this service (`logs tail`), which may be none of the catalogue (`s3 ls`). */
  readonly ownCommands: readonly OwnCommandNames[];
  /** Which of these it is. */
  readonly own?: OwnCommandNames;
  /** True behind `wait`, where the name of what is waited for comes. */
  readonly isWaiting: boolean;
  readonly operation?: OperationModel;
  /** The AWS CLI's name of the operation. */
  readonly command?: string;
  readonly table: ArgumentTable;
  /** Names of arguments and global options that are given. */
  readonly given: ReadonlySet<string>;
  readonly open?: OpenArgument;
}

/** Reads the words; undefined where they name nothing that exists, or an account comes next, of which nothing is known here. */
export function readSoFar(words: readonly ShellWord[], context: CompletionContext): LineSoFar | undefined {
  return new LineReader(context).read(words);
}

/** Finds the argument or global option that a name means in full, or by a beginning that nothing else has. */
export function findNamed(name: string, table: ArgumentTable): NamedArgument | undefined {
  const found = findKnownArgument(name, table);
  if (found?.kind === 'argument') return { kind: 'argument', argument: found.argument };
  return found?.kind === 'global' ? { kind: 'global', name: found.name, option: found.option } : undefined;
}

/** The name of an argument or global option. */
export function nameOf(named: NamedArgument): string {
  return named.kind === 'argument' ? named.argument.name : named.name;
}

class LineReader {
  readonly #context: CompletionContext;
  readonly #names: string[] = [];
  readonly #given = new Set<string>();
  #service: ServiceModel | undefined;
  #ownCommands: readonly OwnCommandNames[] = [];
  #own: OwnCommandNames | undefined;
  #operation: OperationModel | undefined;
  #isWaiting = false;
  #isAccountOpen = false;
  #command: string | undefined;
  #table: ArgumentTable = new Map();
  #open: { of: NamedArgument; values: string[] } | undefined;

  constructor(context: CompletionContext) {
    this.#context = context;
  }

  read(words: readonly ShellWord[]): LineSoFar | undefined {
    if (!words.every((word) => this.#take(word)) || this.#isAccountOpen) return undefined;
    return {
      nameCount: this.#nameCount(),
      ownCommands: this.#ownCommands,
      ...(this.#own === undefined ? {} : { own: this.#own }),
      isWaiting: this.#isWaiting,
      table: this.#table,
      given: this.#given,
      ...(this.#service === undefined ? {} : { service: this.#service }),
      ...(this.#operation === undefined ? {} : { operation: this.#operation }),
      ...(this.#command === undefined ? {} : { command: this.#command }),
      ...(this.#open === undefined ? {} : { open: this.#open }),
    };
  }

  #nameCount(): LineSoFar['nameCount'] {
    if (this.#names.length === 0) return 0;
    // A command without its service is both.
    return this.#names.length === 1 && this.#operation === undefined ? 1 : 2;
  }

  /** False where the word names nothing that exists. */
  #take(word: ShellWord): boolean {
    if (this.#takeAccount(word) || this.#takeOption(word)) return true;
    if (this.#open === undefined) return this.#names.length >= 2 || this.#takeName(plainName(word.text));
    this.#takeValue(word.text, this.#open);
    return true;
  }

  /** Our own option for every command, which stands before the service with its value. */
  #takeAccount(word: ShellWord): boolean {
    const isValue = this.#isAccountOpen;
    const option = isValue || this.#names.length > 0 ? undefined : readOption(word);
    const isAccount = option?.name === 'account' && !option.hasOneHyphen;
    this.#isAccountOpen = isAccount && option.value === undefined;
    return isValue || isAccount;
  }

  #takeOption(word: ShellWord): boolean {
    const option = readOption(word);
    if (option === undefined) return false;
    const named = findNamed(option.name, this.#table);
    if (option.hasOneHyphen && (named === undefined || nameOf(named) !== option.name)) return false;
    this.#open = undefined;
    if (named === undefined) return true;
    this.#given.add(nameOf(named));
    const takes = named.kind === 'argument' ? named.argument.takes : named.option.takes;
    if (takes !== 'none' && option.value === undefined) this.#open = { of: named, values: [] };
    return true;
  }

  #takeValue(value: string, open: { of: NamedArgument; values: string[] }): void {
    open.values.push(value);
    const isMany = open.of.kind === 'argument' && open.of.argument.takes === 'many';
    if (!isMany) this.#open = undefined;
  }

  #takeName(name: string): boolean {
    if (this.#names.length === 0) return /^@?aws$/.test(name) || this.#takeService(name);
    const own = this.#ownCommands.find(({ command }) => command === name);
    if (own !== undefined) return this.#takeOwn(own);
    if (this.#service === undefined) return false;
    if (this.#isWaiting) return this.#takeWaiter(name, this.#service);
    if (name === 'wait') {
      this.#isWaiting = waitersOfService(this.#service).size > 0;
      return this.#isWaiting;
    }
    const found = findOperation(name, this.#service, this.#context.facts);
    return found.kind === 'operation' && this.#takeOperation(name, { ...found, service: this.#service });
  }

  #takeService(name: string): boolean {
    this.#service = this.#context.catalogue.service(name);
    this.#ownCommands = ownCommandsOf(name);
    this.#names.push(name);
    return this.#service !== undefined || this.#ownCommands.length > 0 || this.#takeWithoutService(name);
  }

  /** `reboot-instances`: where one service has such a command, that is meant. */
  #takeWithoutService(name: string): boolean {
    const { catalogue, facts } = this.#context;
    const [only = '', ...others] = servicesOfCommand(name, this.#context);
    const service = others.length > 0 ? undefined : catalogue.service(only);
    const found = service === undefined ? undefined : findOperation(name, service, facts);
    if (service === undefined || found?.kind !== 'operation') return false;
    this.#service = service;
    return this.#takeOperation(name, { ...found, service });
  }

  #takeOwn(own: OwnCommandNames): boolean {
    this.#names.push(own.command);
    this.#own = own;
    this.#table = ownArgumentTable(own);
    return true;
  }

  #takeWaiter(name: string, service: ServiceModel): boolean {
    const waiter = waitersOfService(service).get(name);
    const operation = waiter === undefined ? undefined : service.operation(waiter.operation);
    return operation !== undefined && this.#takeOperation(name, { service, operation, command: operation.cliName });
  }

  #takeOperation(name: string, { service, operation, command }: NamedOperation): boolean {
    this.#names.push(name);
    this.#operation = operation;
    this.#command = command;
    this.#table = argumentTable({ service, operation, command }, this.#context.facts);
    return true;
  }
}
