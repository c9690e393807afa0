// What a half-made command asks for: the parameters that it lacks, and those that a guided command is asked for besides, each with what
// there is to choose from.
import { channelKey } from '../domain/channel.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { AskedParameter } from '../domain/draft.ts';
import { nameOfCredentials } from '../domain/role-session.ts';
import { sha256 } from '../lib/sha256.ts';
import type { Argument } from '../catalogue/cli/argument.ts';
import type { Member } from '../catalogue/shape.ts';
import { askedNow, findGuided, type GuidedParameter } from './choices/guided-commands.ts';
import { CHOICES_TIMEOUT_MS, listChoices, readList, type ChoiceContext } from './choices/list-choices.ts';
import type { RememberedLists } from './choices/remembered-lists.ts';
import { findPlace } from './find-place.ts';
import type { JudgingContext } from './judge-command.ts';
import type { LookUpFor } from './look-up.ts';
import { describeInput } from './parse/describe-input.ts';
import { describeType } from './parse/describe-type.ts';
import type { HalfCommand, MissingArgument } from './parse/read-half-command.ts';

/** What listing works with. */
export interface AskingTools {
  readonly context: JudgingContext;
  readonly lookUpFor: LookUpFor;
  readonly lists: RememberedLists;
}

/** What is asked for, or why AWS would not take the command however it is completed. */
export type Asked =
  | { readonly kind: 'asked'; readonly parameters: readonly AskedParameter[] }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

/** What AWS Support says to every call of an account without a plan that has this API: more questions would be for nothing. */
const NO_PLAN = 'SubscriptionRequiredException';

/** The arguments that an answer to a half-made command may give. */
export function answerable(half: HalfCommand): { readonly missing: readonly MissingArgument[]; readonly optional: readonly Argument[] } {
  const guided = findGuided(half);
  const named = guided === undefined ? [] : askedNow(guided, half.params).flatMap((parameter) => argumentOf(parameter, half) ?? []);
  const known = new Set(half.missing.map(({ name }) => name));
  const others = named.filter(({ name }) => !known.has(name));
  // A value alone means the only one that has to be given.
  const needed = others.filter(({ isNeeded }) => isNeeded).map((argument) => ({ ...argument, parts: [] }));
  return { missing: [...half.missing, ...needed], optional: others.filter(({ isNeeded }) => !isNeeded) };
}

/** Lists what is asked for. */
export async function listAsked(record: CommandRecord, half: HalfCommand, tools: AskingTools): Promise<Asked> {
  const choosing = await chooseContext(record, half, tools);
  const guided = findGuided(half);
  if (guided === undefined) {
    return { kind: 'asked', parameters: await Promise.all(half.missing.map((argument) => toAsked(argument, half, choosing))) };
  }
  // What may be left out is asked for once: where the command lacks what AWS itself requires.
  const isFirst = half.missing.length > 0;
  const parameters = askedNow(guided, half.params).filter(({ isRequired }) => isRequired || isFirst);
  const asked = await Promise.all(parameters.map((parameter) => toGuided(parameter, half, choosing)));
  const refusal = asked.map(({ refused }) => refused).find((refused) => refused?.code === NO_PLAN);
  if (refusal !== undefined) return { kind: 'refused', ...refusal };
  return { kind: 'asked', parameters: asked.flatMap(({ parameter }) => parameter ?? []) };
}

async function chooseContext(record: CommandRecord, half: HalfCommand, { context, lookUpFor, lists }: AskingTools): Promise<ChoiceContext> {
  const { surroundings, timeout } = context;
  const signal = timeout(CHOICES_TIMEOUT_MS);
  const rules = surroundings.rulesOf(record.channel);
  const { place } = await findPlace(record, half, { rules, context });
  const allowed = sha256(JSON.stringify(rules?.guardrails ?? []));
  const credentials = nameOfCredentials(place.credentials);
  const owner = [channelKey(record.channel), record.person.userId, credentials, place.accountId, place.region, allowed];
  return { lookUp: lists.remember(lookUpFor(record, place), owner), signal };
}

async function toAsked(argument: MissingArgument, { service, operation }: HalfCommand, choosing: ChoiceContext): Promise<AskedParameter> {
  const { name, member, parts, value } = argument;
  const lacks = parts.length === 0 ? '' : `lacks ${parts.join(', ')}; give it whole: `;
  const example = value === undefined ? '' : `, such as ${value}`;
  return {
    name,
    type: `${lacks}${describeType(member)}${example}`,
    input: describeInput(member),
    isRequired: true,
    choices: parts.length > 0 ? [] : await listChoices({ service, operation, member }, choosing),
    ...(value === undefined ? {} : { value: JSON.stringify(JSON.parse(value), undefined, 2) }),
  };
}

/** What a guided command asks for, and what AWS said where its choices were looked for. */
interface GuidedQuestion {
  readonly parameter?: AskedParameter;
  readonly refused?: { readonly code: string; readonly message: string };
}

async function toGuided(guided: GuidedParameter, half: HalfCommand, choosing: ChoiceContext): Promise<GuidedQuestion> {
  const argument = argumentOf(guided, half);
  if (argument === undefined) return {};
  const list = guided.list?.(half.params);
  const read = list === undefined ? { choices: guided.choices ?? [] } : await readList(list, half.service, choosing);
  const { label, input, isRequired } = guided;
  const { name, member } = argument;
  const parameter = { name, input, isRequired, type: describeType(member), choices: read.choices };
  return {
    parameter: { ...parameter, ...(label === undefined ? {} : { label }) },
    ...('refusal' in read ? { refused: read.refusal } : {}),
  };
}

function argumentOf(
  { name: memberName, isRequired }: GuidedParameter,
  { table }: HalfCommand,
): (Argument & { readonly member: Member; readonly isNeeded: boolean }) | undefined {
  for (const argument of table.values()) {
    const { target, isHidden } = argument;
    if (target.kind === 'member' && !isHidden && target.member.name === memberName) {
      return { ...argument, member: target.member, isNeeded: isRequired };
    }
  }
  return undefined;
}
