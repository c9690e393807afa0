// From what somebody says of a custom action to the action, or to what is wrong with it.
import { ACTION_TEXT_MAX_LENGTH, type ActionDefinition, type CustomAction } from '../domain/custom-action.ts';
import { partitionOfRegion } from '../domain/partition.ts';
import { parseRoleArn } from '../domain/role-arn.ts';
import { linesOf, makeAttachments, NONE } from './make-attachments.ts';
import type { ActionWish } from './receive/read-action-word.ts';

/** What became of a wish: the action, what it still lacks, or sentences that say what is wrong. */
export type MadeAction =
  | { readonly status: 'made'; readonly action: CustomAction }
  | { readonly status: 'lacking' }
  | { readonly status: 'wrong'; readonly problems: readonly string[] };

type Kind = ActionDefinition['kind'];

/** Makes it; of one that is changed, what is not said stays as it was. */
export function makeAction(wish: ActionWish, before?: CustomAction): MadeAction {
  const problems: string[] = [];
  const actionName = before?.actionName ?? wish.name;
  const definition = toDefinition(wish, before?.definition, problems);
  const attachments = makeAttachments(wish, { before: before?.attachments ?? [], actionName }, problems);
  const place = toPlace(wish, before, problems);
  if (problems.length > 0) return { status: 'wrong', problems };
  if (actionName === undefined || definition === undefined) return { status: 'lacking' };
  return { status: 'made', action: { actionName, definition, attachments, ...place, managedBy: 'chat' } };
}

/** Tells what kind an action is to be of; undefined where nobody has said it. */
export function kindOfWish(wish: ActionWish): Kind | undefined {
  if (wish.function !== undefined) return 'lambda';
  if (wish.runbook !== undefined) return 'runbook';
  if (wish.command !== undefined) return 'cli';
  return KINDS.find((kind) => kind === wish.kind?.toLowerCase());
}

const KINDS: readonly Kind[] = ['cli', 'lambda', 'runbook'];

function toDefinition(wish: ActionWish, before: ActionDefinition | undefined, problems: string[]): ActionDefinition | undefined {
  checkKind(wish, problems);
  const kind = kindOfWish(wish) ?? before?.kind;
  if (kind === undefined) return undefined;
  // What was of another kind says nothing of this one.
  return READERS[kind](wish, before?.kind === kind ? before : undefined, problems);
}

function checkKind(wish: ActionWish, problems: string[]): void {
  const kind = wish.kind?.toLowerCase();
  if (kind !== undefined && !KINDS.some((one) => one === kind)) problems.push(`--kind must be one of ${KINDS.join(', ')}.`);
  const named = (['command', 'function', 'runbook'] as const).filter((part) => wish[part] !== undefined);
  if (named.length > 1) problems.push(`An action does one thing: ${named.map((part) => `--${part}`).join(' or ')}.`);
}

type ReadKind = (wish: ActionWish, before: ActionDefinition | undefined, problems: string[]) => ActionDefinition | undefined;

const READERS: Readonly<Record<Kind, ReadKind>> = {
  cli: (wish, before, problems) => toCommand(wish.command ?? (before?.kind === 'cli' ? before.commandText : undefined), problems),
  lambda: (wish, before, problems) => toLambda(wish, before?.kind === 'lambda' ? before : undefined, problems),
  runbook: (wish, before, problems) => toRunbook(wish, before?.kind === 'runbook' ? before : undefined, problems),
};

function toCommand(commandText: string | undefined, problems: string[]): ActionDefinition | undefined {
  return commandText === undefined ? undefined : { kind: 'cli', commandText: bounded('command', commandText, problems) };
}

type OfKind<Of extends Kind> = Extract<ActionDefinition, { readonly kind: Of }>;

function toLambda(wish: ActionWish, before: OfKind<'lambda'> | undefined, problems: string[]): ActionDefinition | undefined {
  const functionName = wish.function ?? before?.functionName;
  const payload = choose(wish.payload, before?.payload);
  if (functionName === undefined) return undefined;
  return { kind: 'lambda', functionName, ...(payload === undefined ? {} : { payload: bounded('payload', payload, problems) }) };
}

function toRunbook(wish: ActionWish, before: OfKind<'runbook'> | undefined, problems: string[]): ActionDefinition | undefined {
  const documentName = wish.runbook ?? before?.documentName;
  const parameters = wish.parameters === undefined ? (before?.parameters ?? {}) : readParameters(wish.parameters, problems);
  const assumeRole = choose(wish['assume-role'], before?.assumeRole);
  if (assumeRole !== undefined && parseRoleArn(assumeRole) === undefined) {
    problems.push('--assume-role must be the ARN of an IAM role, such as arn:aws:iam::123456789012:role/automation.');
  }
  if (documentName === undefined) return undefined;
  return { kind: 'runbook', documentName, parameters, ...(assumeRole === undefined ? {} : { assumeRole }) };
}

// Match: InstanceId=$Resource. Near miss: =x.
const LINE_OF_PARAMETER = /^\s*([A-Za-z0-9._-]{1,50})\s*=\s*([\s\S]*)$/;

const PARAMETERS_FORM =
  '--parameters has a line for each input of the runbook, such as InstanceId=$Resource, or is a JSON object of lists of texts.';

/** JSON as AWS has it, or a line for each. */
function readParameters(text: string, problems: string[]): Readonly<Record<string, readonly string[]>> {
  bounded('parameters', text, problems);
  if (text.trim().toLowerCase() === NONE) return {};
  const said = text.trim().startsWith('{') ? readJson(text) : linesOf(text).map((line) => LINE_OF_PARAMETER.exec(line)?.slice(1, 3));
  const read = new Map<string, readonly string[]>();
  for (const [name, value] of said?.map((entry) => entry ?? []) ?? [[]]) {
    const values = valuesOf(value);
    if (typeof name !== 'string' || values === undefined) {
      problems.push(PARAMETERS_FORM);
      return {};
    }
    // What a form lists and nobody fills in is left to the runbook.
    const filled = values.filter((one) => one !== '');
    if (filled.length > 0) read.set(name, [...(read.get(name) ?? []), ...filled]);
  }
  return Object.fromEntries(read);
}

function valuesOf(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) && value.every((one): one is string => typeof one === 'string') ? value : undefined;
}

function readJson(text: string): readonly (readonly unknown[])[] | undefined {
  try {
    const json = JSON.parse(text) as unknown;
    return typeof json === 'object' && json !== null ? Object.entries(json) : undefined;
  } catch {
    return undefined;
  }
}

function toPlace(wish: ActionWish, before: CustomAction | undefined, problems: string[]): Pick<CustomAction, 'account' | 'region'> {
  const account = choose(wish.account, before?.account);
  const region = choose(wish.region, before?.region)?.toLowerCase();
  // Match: prod, 123456789012. Near miss: a b, -x.
  if (account !== undefined && !/^[A-Za-z0-9][\w-]{0,62}$/.test(account))
    problems.push('--account must be the name or the id of an account.');
  if (region !== undefined && partitionOfRegion(region) === undefined) problems.push('--region must be a Region, such as eu-west-1.');
  return { ...(account === undefined ? {} : { account }), ...(region === undefined ? {} : { region }) };
}

function choose(said: string | undefined, before: string | undefined): string | undefined {
  const text = said?.trim();
  return text === undefined ? before : text === '' || text.toLowerCase() === NONE ? undefined : text;
}

function bounded(name: string, text: string, problems: string[]): string {
  if (text.length > ACTION_TEXT_MAX_LENGTH)
    problems.push(`--${name} has at most ${ACTION_TEXT_MAX_LENGTH} characters; this has ${text.length}.`);
  return text;
}
