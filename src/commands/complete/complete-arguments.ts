// The arguments that a command can still be given: required ones first, then the others, then what every command has.
import type { Argument, ArgumentTable } from '../../catalogue/cli/argument.ts';
import { globalOptions, offeredGlobalOptions } from '../../catalogue/cli/global-option.ts';
import type { Member, Shape } from '../../catalogue/shape.ts';
import type { Completion } from './complete-names.ts';
import { rankByTyped, type Nameable } from './rank-by-typed.ts';

/** A list of arguments to choose from. */
interface ArgumentQuestion {
  /** Without dashes. */
  readonly typed: string;
  readonly table: ArgumentTable;
  /** Names that are given already. */
  readonly given: ReadonlySet<string>;
}

/** Returns the arguments that are not given yet. */
export function completeArgument({ typed, table, given }: ArgumentQuestion): readonly Completion[] {
  const givenMembers = new Set([...given].map((name) => memberOf(table.get(name))).filter((member) => member !== undefined));
  const isOpen = (argument: Argument): boolean => {
    const member = memberOf(argument);
    if (argument.isHidden || given.has(argument.name) || (member !== undefined && givenMembers.has(member))) return false;
    // The opposite of a switch is asked for by its name; listed, it would double every switch.
    return !isOpposite(argument) || typed.toLowerCase().startsWith('n');
  };
  const own = [...table.values()].filter(isOpen);
  const ordered = [
    ...own.filter(({ isRequired }) => isRequired),
    ...own.filter(({ isRequired, target }) => !isRequired && target.kind !== 'input' && target.kind !== 'paging'),
    ...own.filter(({ target }) => target.kind === 'paging'),
    ...own.filter(({ target }) => target.kind === 'input'),
  ].map((argument) => toCandidate(argument.name, describeArgument(argument)));
  const globals = offeredGlobalOptions.filter((name) => !given.has(name)).map((name) => toCandidate(name, describeGlobal(name)));
  return rankByTyped([...ordered, ...globals], typed).map(({ completion }) => completion);
}

function toCandidate(name: string, detail: string): Nameable & { readonly completion: Completion } {
  return { name, completion: { text: `--${name}`, kind: 'argument', detail } };
}

function memberOf(argument: Argument | undefined): string | undefined {
  return argument !== undefined && 'member' in argument.target ? argument.target.member.name : undefined;
}

function isOpposite({ name, target }: Argument): boolean {
  return (target.kind === 'flag' || target.kind === 'wrapped-flag') && !target.value && name.startsWith('no-');
}

function describeArgument(argument: Argument): string {
  const value = describeValue(argument);
  return argument.isRequired ? `required, ${value}` : value;
}

function describeValue({ takes, target }: Argument): string {
  switch (target.kind) {
    case 'flag':
    case 'wrapped-flag':
      return target.value ? 'switch' : 'switch, off';
    case 'paging':
      return target.option === 'startingToken' ? 'where to go on' : 'number';
    case 'input':
      return `all of it as ${target.format === 'json' ? 'JSON' : 'YAML'}`;
    case 'added':
      return ADDED_KINDS[takes];
    case 'member':
      return describeMember(target.member);
  }
}

/** The AWS CLI's own arguments, by how many values they take. */
const ADDED_KINDS: Readonly<Record<Argument['takes'], string>> = { none: 'switch', optional: 'switch', one: 'text', many: 'texts' };

/** How many values of a closed set are named. */
const VALUES_SHOWN = 3;

function describeMember({ enumValues: values, shape }: Member): string {
  if (values === undefined) return kindOf(shape);
  return values.length <= VALUES_SHOWN ? values.join(' or ') : `one of ${values.length} values`;
}

const KIND_WORDS: Readonly<Record<Exclude<Shape['kind'], 'list'>, readonly [one: string, many: string]>> = {
  string: ['text', 'texts'],
  number: ['number', 'numbers'],
  bigInteger: ['number', 'numbers'],
  bigDecimal: ['number', 'numbers'],
  boolean: ['true or false', 'true or false'],
  timestamp: ['time', 'times'],
  blob: ['text as bytes', 'texts as bytes'],
  document: ['JSON', 'JSON'],
  map: ['map', 'maps'],
  structure: ['structure', 'structures'],
};

function kindOf(shape: Shape): string {
  if (shape.kind !== 'list') return KIND_WORDS[shape.kind][0];
  return shape.element.kind === 'list' ? 'lists' : KIND_WORDS[shape.element.kind][1];
}

function describeGlobal(name: string): string {
  switch (globalOptions.get(name)?.kind) {
    case 'region':
      return 'where it runs';
    case 'query':
      return 'JMESPath: what to show of the answer';
    case 'output':
      return 'form of the answer';
    default:
      return 'the first page alone';
  }
}
