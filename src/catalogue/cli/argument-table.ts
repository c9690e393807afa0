// Which arguments an AWS CLI command has: the API's members under the AWS CLI's names, and what the facts change about them.
import { cliName } from '../cli-name.ts';
import type { OperationModel, ServiceModel } from '../service-model.ts';
import type { Member, Shape } from '../shape.ts';
import type { Argument, ArgumentTable, ArgumentTarget, PagingOption } from './argument.ts';
import { olderSpellings } from './older-spellings.ts';
import { ownValue, type ArgumentFact, type CliFacts, type CommandFacts } from './cli-facts.ts';

const tables = new WeakMap<OperationModel, Map<string, ArgumentTable>>();

/** How many values the AWS CLI's own arguments take, by their kind; one where nothing is said. */
const ADDED_WITHOUT_VALUE: ReadonlySet<string> = new Set([
  'AssociatePublicIpAddressArgument',
  'NoAssociatePublicIpAddressArgument',
  'ActiveStateArgument',
  'TerminatedStateArgument',
  'FailedStateArgument',
]);
const ADDED_WITH_MANY_VALUES: ReadonlySet<string> = new Set([
  'AddressesArgument',
  'ClusterStatesArgument',
  'PathsArgument',
  'ParameterValuesInlineArgument',
  'SecondaryPrivateIpAddressesArgument',
  'TagsArgument',
]);

/** What stands at the end of a command and names a file for the answer: no argument of ours. */
const FILES_FOR_ANSWERS: ReadonlySet<string> = new Set(['StreamingOutputArgument', 'S3SelectStreamOutputArgument']);

/** An operation under the name by which it was called: two commands of the AWS CLI can call one operation. */
export interface NamedOperation {
  readonly service: ServiceModel;
  readonly operation: OperationModel;
  readonly command: string;
}

/** Returns the arguments of a command, required ones first. */
export function argumentTable({ service, operation, command }: NamedOperation, facts: CliFacts): ArgumentTable {
  const known = tables.get(operation)?.get(command);
  if (known !== undefined) return known;
  const table = buildTable({ service, operation, command }, ownValue(ownValue(facts.arguments, service.cliName), command) ?? {});
  const ofOperation = tables.get(operation) ?? new Map<string, ArgumentTable>();
  tables.set(operation, ofOperation.set(command, table));
  return table;
}

function buildTable({ service: { cliName: service }, operation, command }: NamedOperation, facts: CommandFacts): ArgumentTable {
  const table = new Map<string, Argument>();
  addMembers(table, { service, operation, facts });
  for (const { older, name } of olderSpellings(`${service} ${command}`)) {
    const argument = table.get(name);
    if (argument !== undefined && !table.has(older)) table.set(older, { ...argument, name: older, isRequired: false, isHidden: true });
  }
  addPaging(table, operation);
  for (const [name, { added }] of argumentFacts(facts)) {
    if (added === undefined || FILES_FOR_ANSWERS.has(added)) continue;
    table.set(name, { name, takes: takesOfAdded(added), isRequired: false, isHidden: false, target: { kind: 'added', added } });
  }
  for (const format of ['json', 'yaml'] as const) {
    const name = `cli-input-${format}`;
    table.set(name, { name, takes: 'one', isRequired: false, isHidden: false, target: { kind: 'input', format } });
  }
  return table;
}

function argumentFacts(facts: CommandFacts): readonly (readonly [string, ArgumentFact])[] {
  return Object.entries(facts).filter((entry): entry is [string, ArgumentFact] => !Array.isArray(entry[1]));
}

function addMembers(
  table: Map<string, Argument>,
  { service, operation, facts }: { readonly service: string; readonly operation: OperationModel; readonly facts: CommandFacts },
): void {
  const absent = new Set(Array.isArray(facts['$absent']) ? (facts['$absent'] as readonly string[]) : []);
  const named = argumentFacts(facts);
  for (const member of operation.input.members.values()) {
    const own: NamedMember = { service, name: cliName(member.name), fact: {}, member };
    const renamed = named
      .filter(([, fact]) => fact.member === member.name)
      .map(([name, fact]): NamedMember => ({ service, name, fact, member }));
    if (member.shape.kind === 'boolean') addFlag(table, own, renamed[0]);
    else if (isWrappedBoolean(service, member.shape)) addWrappedFlag(table, own);
    else if (renamed.length > 0) for (const other of renamed) addMember(table, other);
    else if (!absent.has(member.name)) addMember(table, own);
  }
}

interface NamedMember {
  readonly service: string;
  readonly name: string;
  readonly fact: ArgumentFact;
  readonly member: Member;
}

function addMember(table: Map<string, Argument>, { name, fact, member }: NamedMember): void {
  const isRequired = fact.required ?? (member.isRequired && !member.isIdempotencyToken);
  const takes = member.shape.kind === 'list' ? 'many' : 'one';
  table.set(name, { name, takes, isRequired, isHidden: fact.hidden === true, target: { kind: 'member', member } });
}

/** A boolean has two names; where the facts name it, they name what says no: `--ingress` beside `--egress`. */
function addFlag(table: Map<string, Argument>, { name, member }: NamedMember, opposite: NamedMember | undefined): void {
  const { isRequired } = member;
  table.set(name, { name, takes: 'none', isRequired, isHidden: false, target: { kind: 'flag', member, value: true } });
  const no = opposite?.name ?? `no-${name}`;
  table.set(no, { name: no, takes: 'none', isRequired: false, isHidden: false, target: { kind: 'flag', member, value: false } });
}

function addWrappedFlag(table: Map<string, Argument>, { name, member }: NamedMember): void {
  const { isRequired } = member;
  table.set(name, { name, takes: 'optional', isRequired, isHidden: false, target: { kind: 'wrapped-flag', member, value: true } });
  const no = `no-${name}`;
  table.set(no, { name: no, takes: 'none', isRequired: false, isHidden: false, target: { kind: 'wrapped-flag', member, value: false } });
}

/** The AWS CLI pulls these up in EC2 alone: `AttributeBooleanValue`. */
function isWrappedBoolean(service: string, shape: Shape): boolean {
  return (
    service === 'ec2' && shape.kind === 'structure' && shape.members.size === 1 && shape.members.get('Value')?.shape.kind === 'boolean'
  );
}

function addPaging(table: Map<string, Argument>, operation: OperationModel): void {
  const { paginator, input } = operation;
  if (paginator === undefined) return;
  for (const member of [...paginator.inputToken, ...(paginator.limit === undefined ? [] : [paginator.limit])]) {
    const argument = table.get(cliName(member));
    if (argument !== undefined) table.set(argument.name, { ...argument, isRequired: false, isHidden: true });
  }
  const options: [string, PagingOption][] = [
    ['starting-token', 'startingToken'],
    ['max-items', 'maxItems'],
  ];
  if (paginator.limit !== undefined) options.push(['page-size', 'pageSize']);
  for (const [name, option] of options) {
    const shadowed = [...input.members.values()].find((member) => cliName(member.name) === name);
    const target: ArgumentTarget = { kind: 'paging', option, ...(shadowed === undefined ? {} : { shadowed }) };
    table.set(name, { name, takes: 'one', isRequired: false, isHidden: false, target });
  }
}

function takesOfAdded(added: string): Argument['takes'] {
  if (ADDED_WITHOUT_VALUE.has(added)) return 'none';
  return ADDED_WITH_MANY_VALUES.has(added) ? 'many' : 'one';
}

/** Tells whether a command takes the name of a file for its answer (`lambda invoke ... out.json`). */
export function acceptsFileForAnswer({ service, operation, command }: NamedOperation, facts: CliFacts): boolean {
  const fact = ownValue(ownValue(ownValue(facts.arguments, service.cliName), command), 'outfile');
  return operation.hasStreamingOutput || (fact !== undefined && 'added' in fact && FILES_FOR_ANSWERS.has(fact.added ?? ''));
}
