// The resources that an action of a command is on, as ARNs, from the command's parameters and the formats of the Service Authorization
// Reference. What is not known of an ARN is said so; a resource too many makes a decision stricter, one too few would be a hole.
import { parseArn } from '../../../../domain/arn.ts';
import { UNKNOWN_NAME, UNKNOWN_TEXT } from '../../policy-evaluation/pattern-marks.ts';
import { foldName } from '../fold-name.ts';
import { findNamedResources, partitionOf, prefixOf } from './named-resources.ts';
import { findValues, isArn, stemOf } from './parameter-of-variable.ts';
import { listNames, textsOf } from './read-params.ts';
import type { Params, ResourceQuestion } from './resource-question.ts';
import { fillFormat, findResourceTypes, listVariables, type ResourceType } from './resource-types.ts';

/** More ARNs than this are one that is not known: nobody types as many names. */
const MAX_RESOURCES = 200;

/** Parameters that put a resource into an account that they name (Amazon ECR and AWS Glue API references). */
const OTHER_ACCOUNT_PARAMETERS: readonly string[] = ['registryId', 'CatalogId', 'OwnerAccount', 'AccountId'];

/**
 * Optional types that an action is on though no parameter names them: whoever names no subnet gets one (Amazon EC2 User Guide, "Example
 * policies to control access", "Launch instances").
 */
const NEVER_LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  'ec2:runinstances': ['network-interface', 'security-group', 'subnet', 'volume'],
};

/** Lists the resources; `*` for an action on no resource of its own. Never empty. */
export async function resourcesOfAction(question: ResourceQuestion): Promise<readonly string[]> {
  const types = await findResourceTypes(question.action);
  if (types === undefined) return [UNKNOWN_TEXT];
  if (types.length === 0) return ['*'];
  const named = findNamedResources(question);
  const resources = [...new Set(named ?? types.flatMap((type) => resourcesOfType(type, question)))];
  return resources.length === 0 || resources.length > MAX_RESOURCES ? [UNKNOWN_TEXT] : resources;
}

function resourcesOfType(type: ResourceType, question: ResourceQuestion): readonly string[] {
  const given = arnsOfType(type, question.params);
  if (given !== undefined) return given;
  const filled = type.formats.flatMap((format) => fill(format, type, question) ?? []);
  if (filled.length > 0) return filled;
  const isInvolved = type.isRequired || NEVER_LEFT_OUT[question.action.toLowerCase()]?.includes(type.name) === true;
  if (!isInvolved && !isRelated(type, question.params)) return [];
  return type.formats.length === 0 ? [UNKNOWN_TEXT] : type.formats.map((format) => fillWith(format, question, () => UNKNOWN_NAME));
}

/** What names the type itself: its last variable; those before are of what it is in. */
function lastVariableOf(format: string): string | undefined {
  return listVariables(format).at(-1);
}

/** ARNs given as such: `--target-group-arn`, or `--function-name` with an ARN. */
function arnsOfType(type: ResourceType, params: Params): readonly string[] | undefined {
  const stems = new Set([stemOf(type.name), 'resource', ...type.formats.flatMap(listVariables).map(stemOf)]);
  const candidates = Object.entries(params).filter(([name]) => stems.has(stemOf(name)));
  const last = new Set(type.formats.map((format) => stemOf(lastVariableOf(format) ?? type.name)));
  for (const [name, value] of candidates) {
    const texts = textsOf(value);
    const isOfType = texts?.every((text) => isArn(text) && (last.has(stemOf(name)) || fitsFormat(text, type)));
    if (texts !== undefined && isOfType === true) return texts;
  }
  return undefined;
}

/** Whether an ARN has the fixed texts of a format: its service and the beginning of its resource. */
function fitsFormat(text: string, { formats }: ResourceType): boolean {
  const arn = parseArn(text);
  if (arn === undefined) return false;
  return formats.some((format) => {
    const [, , service, , , ...resource] = format.split(':');
    const start = resource.join(':').split('${')[0] ?? '';
    return service === arn.service && arn.resource.startsWith(start);
  });
}

/** Fills a format with each combination of the values that are given; undefined where none of them names the type itself. */
function fill(format: string, type: ResourceType, question: ResourceQuestion): readonly string[] | undefined {
  const variables = listVariables(format);
  const values = new Map(variables.map((variable) => [variable, valuesOf(variable, type, question)] as const));
  const naming = namingVariable(variables, (variable) => values.get(variable) !== undefined);
  if (naming !== undefined && values.get(naming) === undefined) return undefined;
  return combine(values).map((chosen) => fillWith(format, question, (variable) => chosen.get(variable) ?? UNKNOWN_NAME));
}

/** The last variable, but of a stack, whose ARN ends with an id behind its name, the name. */
function namingVariable(variables: readonly string[], isGiven: (variable: string) => boolean): string | undefined {
  const [before, last] = variables.slice(-2);
  if (before === undefined || last === undefined || isGiven(last)) return variables.at(-1);
  return ['id', 'uuid'].includes(foldName(last)) || stemOf(last) === stemOf(before) ? before : last;
}

function valuesOf(variable: string, type: ResourceType, { action, params }: ResourceQuestion): readonly string[] | undefined {
  const isAlone = type.formats.every((format) => listVariables(format).length === 1);
  const values = findValues(params, { prefix: prefixOf(action), variable, ...(isAlone ? { typeName: type.name } : {}) });
  // The ARN of what the resource is in stands for its name there: the cluster of a service.
  return values?.map((value) => (isArn(value) ? (value.split('/').at(-1) ?? UNKNOWN_NAME) : value));
}

function combine(values: ReadonlyMap<string, readonly string[] | undefined>): readonly ReadonlyMap<string, string>[] {
  let combinations: ReadonlyMap<string, string>[] = [new Map()];
  for (const [variable, list] of values) {
    if (list === undefined) continue;
    combinations = combinations
      .flatMap((chosen) => list.map((value) => new Map([...chosen, [variable, value]])))
      .slice(0, MAX_RESOURCES + 1);
  }
  return combinations;
}

function fillWith(format: string, { place, params }: ResourceQuestion, valueOf: (variable: string) => string): string {
  const isElsewhere = OTHER_ACCOUNT_PARAMETERS.some((name) => params[name] !== undefined);
  return fillFormat(format, (variable) => {
    switch (variable) {
      case 'Partition':
        return partitionOf(place);
      case 'Region':
        return place.region;
      case 'Account':
        return isElsewhere ? UNKNOWN_NAME : place.accountId;
      default:
        return valueOf(variable);
    }
  });
}

// Stryker disable StringLiteral: words of a table.
/** Words that say nothing about what a parameter is about. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  'a all and arn arns by for id identifier identifiers ids list max name names next number of on or request resource resources the to token type types'.split(
    ' ',
  ),
);
// Stryker restore StringLiteral

/** Whether some parameter may be about an optional type: they share a word. */
function isRelated(type: ResourceType, params: Params): boolean {
  const words = new Set([type.name, ...type.formats.flatMap((format) => lastVariableOf(format) ?? [])].flatMap(wordsOf));
  return listNames(params).some((name) => wordsOf(name).some((word) => words.has(word)));
}

// Match: DBSubnetGroupName is DB, Subnet, Group, Name. Near miss: dbsubnetgroupname is one word.
const WORD = /[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+/g;

function wordsOf(name: string): readonly string[] {
  const words = (name.match(WORD) ?? []).map((word) => word.toLowerCase());
  return words.map((word) => word.replace(/s$/, '')).filter((word) => !EMPTY_WORDS.has(word));
}
