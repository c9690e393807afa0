// Which reads of AWS show the things that a command names: by a table, else the describing operation of the same service
// that takes the same parameter (StopInstances.InstanceIds -> DescribeInstances.InstanceIds).
import type { Catalogue, OperationModel, ServiceModel } from '../../catalogue/service-model.ts';
import type { LookUpCall } from '../../domain/command-preview.ts';
import { LOOKS, type Look } from './looks.ts';

/** What is looked at. */
export interface FoundLook {
  readonly call: LookUpCall;
  /** The parameter of the call that takes the ids. */
  readonly as: string;
  readonly ids: readonly string[];
  /** True where the whole answer is about the one thing. */
  readonly isWhole: boolean;
  /** Says what the answer tells of the thing. */
  readonly tell?: Look['tell'];
}

/** The command that is asked about. */
interface NamingCommand {
  readonly service: string;
  readonly operation: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** How many kinds of things are looked at: a command that names more is rare, and the card is short. */
const LOOKS_MAX = 3;

/** How many things of a kind are looked at: what one reads on a phone. */
export const IDS_MAX = 10;

// Match: InstanceIds, DBInstanceIdentifier, stateMachineArn, QueueUrl. Near miss: Description (no name), IdleTimeout.
const NAMING = /^(?<thing>.+?)(?:Ids?|Names?|Identifiers?|Arns?|ARNs?|Urls?)$/;
// Match: Name, name, Id. Near miss: FunctionName.
const BARE_NAME = /^(?:name|id|arn)$/i;

/** Tells whether a parameter names a thing. */
export function isNaming(parameter: string): boolean {
  return NAMING.test(parameter) || BARE_NAME.test(parameter);
}

/** Finds the reads; none where the command names nothing of which one is known. */
export function findLooks(command: NamingCommand, catalogue: Catalogue): readonly FoundLook[] {
  const service = catalogue.service(command.service);
  if (service === undefined) return [];
  const looks: FoundLook[] = [];
  for (const [parameter, value] of Object.entries(command.params)) {
    const ids = readIds(value);
    if (ids.length === 0) continue;
    const byRows = byTable(command, { parameter, ids });
    const found = byRows.length > 0 ? byRows : byRule(command, { parameter, ids, service });
    looks.push(...found.filter((look) => !looks.some(({ call }) => call.operation === look.call.operation)));
  }
  return looks.slice(0, LOOKS_MAX);
}

function readIds(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const ids = values.filter((one): one is string => typeof one === 'string' && one !== '');
  return ids.length === values.length ? [...new Set(ids)].slice(0, IDS_MAX) : [];
}

interface Named {
  readonly parameter: string;
  readonly ids: readonly string[];
}

/** Several where one read does not tell enough. */
function byTable({ service, operation, params }: NamingCommand, { parameter, ids }: Named): readonly FoundLook[] {
  return LOOKS.filter((row) => row.service === service && row.parameter === parameter && row.operations?.test(operation) !== false).flatMap(
    (row) => (row.isList === true || ids.length === 1 ? [toLook(row, { service, params, ids })] : []),
  );
}

function toLook(
  look: Look,
  { service, params, ids }: { readonly service: string; readonly params: NamingCommand['params']; readonly ids: readonly string[] },
): FoundLook {
  const handedOn = Object.entries(look.beside ?? {}).flatMap(([from, to]): (readonly [string, unknown])[] =>
    typeof params[from] === 'string' ? [[to, params[from]]] : [],
  );
  const own = { ...look.fixed, ...Object.fromEntries(handedOn), [look.as]: look.isList === true ? ids : ids[0] };
  return {
    call: { service: look.with.service ?? service, operation: look.with.operation, params: own },
    as: look.as,
    ids,
    isWhole: look.isWhole === true,
    ...(look.tell === undefined ? {} : { tell: look.tell }),
  };
}

function byRule(
  { operation, params }: NamingCommand,
  { parameter, ids, service }: Named & { readonly service: ServiceModel },
): readonly FoundLook[] {
  const isBare = BARE_NAME.test(parameter);
  const thing = isBare ? nounOf(operation) : NAMING.exec(parameter)?.groups?.['thing'];
  if (thing === undefined || thing === '') return [];
  for (const candidate of candidatesFor(thing, service)) {
    const as = takingMember(candidate, { parameter, ids });
    if (as === undefined) continue;
    const { members } = candidate.input;
    const beside = Object.entries(params).filter(
      ([name, value]) => name !== parameter && typeof value === 'string' && NAMING.test(name) && members.get(name)?.shape.kind === 'string',
    );
    const isList = members.get(as)?.shape.kind === 'list';
    const own: Readonly<Record<string, unknown>> = { ...Object.fromEntries(beside), [as]: isList ? ids : ids[0] };
    if ([...members.values()].some(({ name, isRequired }) => isRequired && own[name] === undefined)) continue;
    return [{ call: { service: service.cliName, operation: candidate.name, params: own }, as, ids, isWhole: false }];
  }
  return [];
}

/** Match: Rule of DisableRule. Near miss: Scan (nothing follows). */
function nounOf(operation: string): string | undefined {
  return /^[A-Z][a-z]+(?<noun>[A-Z]\w*)$/.exec(operation)?.groups?.['noun'];
}

/** Describing operations first: those that list leave out what one wants to see. */
function candidatesFor(thing: string, service: ServiceModel): readonly OperationModel[] {
  const one = `${thing.charAt(0).toUpperCase()}${thing.slice(1)}`;
  const many = /[^aeiou]y$/.test(one) ? `${one.slice(0, -1)}ies` : `${one}s`;
  return ['Describe', 'Get'].flatMap((verb) =>
    [many, one].flatMap((noun) => {
      const operation = service.operation(`${verb}${noun}`);
      return operation === undefined ? [] : [operation];
    }),
  );
}

/** The member that takes the ids: of the same name, or the name of many for one. */
function takingMember({ input }: OperationModel, { parameter, ids }: Named): string | undefined {
  for (const name of [parameter, `${parameter}s`, parameter.replace(/s$/, '')]) {
    const member = input.members.get(name);
    const isFitting =
      member?.shape.kind === 'list' ? member.shape.element.kind === 'string' : member?.shape.kind === 'string' && ids.length === 1;
    if (isFitting) return name;
  }
  return undefined;
}
