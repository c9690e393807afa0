// The parameters of a call from the arguments of a command.
import type { Argument } from '../../catalogue/cli/argument.ts';
import type { NamedOperation } from '../../catalogue/cli/argument-table.ts';
import { cliName } from '../../catalogue/cli-name.ts';
import type { Member } from '../../catalogue/shape.ts';
import { findAddedArgument } from './added/find-added-argument.ts';
import type { CollectedArguments, GivenArgument } from './collect-arguments.ts';
import { fitValue } from './fit-value.ts';
import { readInput } from './read-input.ts';
import { readMemberValue, type Findings } from './read-member-value.ts';
import { refuseFile } from './refuse-file.ts';

/** What reading needs to know. */
export interface ReadingContext extends NamedOperation {
  readonly isBinaryBase64: boolean;
  /** False where pages are asked for one by one, so that what would page the answer is a parameter. */
  readonly isPaginated: boolean;
  readonly newId: () => string;
}

/** The parameters, and what was found while reading them. */
export interface ReadParams {
  /** By API name, in the order in which they were given. */
  readonly params: Map<string, unknown>;
  readonly paging: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
  /** Values that would have come from files or addresses. */
  readonly refusals: readonly string[];
  readonly missing: readonly string[];
  readonly notes: readonly string[];
}

/** Reads the parameters. */
export function readParams({ given }: CollectedArguments, context: ReadingContext): ReadParams {
  const reader = new ParamsReader(context);
  // What is given for one parameter goes before what is given for all of them, and added arguments complete what is there.
  const inOrder = [...given.values()].toSorted((left, right) => rank(left.argument) - rank(right.argument));
  for (const one of inOrder) reader.read(one);
  reader.fitAdded();
  return reader;
}

function rank({ target }: Argument): number {
  if (target.kind === 'input') return 2;
  return target.kind === 'added' ? 1 : 0;
}

class ParamsReader implements ReadParams {
  readonly params = new Map<string, unknown>();
  readonly paging = new Map<string, string>();
  readonly problems: string[] = [];
  readonly refusals: string[] = [];
  readonly notes: string[] = [];
  readonly #context: ReadingContext;
  readonly #fitted = new Map<string, unknown>();
  /** By parameter: an added argument can give what was missing. */
  readonly #missing = new Map<string, readonly string[]>();

  constructor(context: ReadingContext) {
    this.#context = context;
  }

  get missing(): readonly string[] {
    return [...this.#missing.values()].flat();
  }

  /** Tells whether a parameter was given by its own argument. */
  readonly isGiven = (name: string): boolean => this.#fitted.has(name);

  read({ argument, words }: GivenArgument): void {
    const { target, name } = argument;
    switch (target.kind) {
      case 'member':
        return this.#readMember(target.member, { argument, words });
      case 'flag':
        return this.#setFlag(target.member, target.value !== (words[0] === 'false'), name);
      case 'wrapped-flag':
        if (words.length > 0) return this.#readMember(target.member, { argument, words });
        return this.#setFlag(target.member, { Value: target.value }, name);
      case 'paging':
        return this.#readPaging({ argument, words }, target.shadowed);
      case 'added':
        if (this.#hasRefused(words, { name, member: undefined })) return undefined;
        return findAddedArgument(target.added)({ name, words, ...this.#context }, this);
      case 'input':
        return this.#readInput(words[0] ?? '', target.format);
    }
  }

  /** What added arguments have put together is checked like everything else. */
  fitAdded(): void {
    for (const [name, value] of this.params) {
      const member = this.#context.operation.input.members.get(name);
      if (member === undefined || this.#fitted.get(name) === value) continue;
      const fitting = { ...this.#findings(name), isShorthand: false };
      this.params.set(name, fitValue(value, member.shape, { path: `--${cliName(name)}`, fitting }));
    }
  }

  #readMember(member: Member, { argument: { name }, words }: GivenArgument): void {
    if (this.#hasRefused(words, { name, member })) return;
    if (member.isStreaming && member.shape.kind === 'blob') this.notes.push(`--${name} is sent as text: no files are read here.`);
    const place = `${this.#context.service.cliName} ${this.#context.command} ${name}`;
    this.#set(member, readMemberValue({ argument: `--${name}`, place, words }, member, this.#findings(member.name)), name);
  }

  /** What reading finds is added to what was found; what is missing in the parameter is found anew. */
  #findings(parameter: string): Findings {
    const missing: string[] = [];
    this.#missing.set(parameter, missing);
    return { problems: this.problems, missing, isBinaryBase64: this.#context.isBinaryBase64 };
  }

  #hasRefused(words: readonly string[], { name, member }: { readonly name: string; readonly member: Member | undefined }): boolean {
    const refusals = words.map((word) => refuseFile(word, name, member)).filter((refusal) => refusal !== undefined);
    this.refusals.push(...refusals);
    return refusals.length > 0;
  }

  /** Its opposite may stand before it. */
  #setFlag(member: Member, value: unknown, argument: string): void {
    if (this.params.delete(member.name))
      this.notes.push(`--${argument} and its opposite are both given: the last one counts, as in the AWS CLI.`);
    this.#set(member, value, argument);
  }

  #set(member: Member, value: unknown, argument: string): void {
    if (this.params.has(member.name)) this.problems.push(`--${argument} sets ${member.name}, which another argument sets already`);
    this.params.set(member.name, value);
    this.#fitted.set(member.name, value);
  }

  #readPaging({ argument, words }: GivenArgument, shadowed: Member | undefined): void {
    const { isPaginated } = this.#context;
    if (!isPaginated && shadowed !== undefined) return this.#readMember(shadowed, { argument, words });
    if (!isPaginated) this.problems.push(`--${argument.name} does not go with --no-paginate or a token of the API`);
    this.paging.set(argument.name, words[0] ?? '');
  }

  #readInput(text: string, format: 'json' | 'yaml'): void {
    if (this.#hasRefused([text], { name: `cli-input-${format}`, member: undefined })) return;
    const { operation, isBinaryBase64 } = this.#context;
    const outcome = readInput(text, format, { input: operation.input, isBinaryBase64 });
    this.problems.push(...outcome.problems);
    this.#missing.set('', outcome.missing);
    for (const [name, value] of Object.entries(outcome.params)) this.#addInput(name, value);
  }

  #addInput(name: string, value: unknown): void {
    if (this.params.has(name)) return;
    this.params.set(name, value);
    this.#fitted.set(name, value);
  }
}
