// Which approvals commands need before they run: every rule that matches one of them must be met (ADR 22). Reads need none.
import { UNKNOWN_ACCOUNT } from './command-place.ts';
import type { ChannelRules } from './command-surroundings.ts';
import { NO_CONTROL } from '../domain/channel-control.ts';
import type { ApprovalRule } from '../domain/approval-rule.ts';
import type { ParsedCommand } from '../domain/command.ts';
import type { CommandPreview, ThingState } from '../domain/command-preview.ts';
import type { PendingConfirmation } from '../domain/command-record.ts';
import type { ApprovalRequirement } from '../domain/pending-approval.ts';
import { matchesRule } from './approve/match-rule.ts';
import { requestsOfCommand } from './authorize/evaluate-command.ts';
import { tagsOfRequest } from './authorize/iam/request-tags.ts';
import { matchPattern } from './authorize/policy-evaluation/match-pattern.ts';
import { toPattern } from './authorize/policy-evaluation/pattern-marks.ts';
import type { JudgedCommand } from './judge-command.ts';
import { listNamedThings } from './preview/list-named-things.ts';

type SeenTags = PendingConfirmation['seenTags'];

/** Under what approvals are looked for. */
export interface ApprovalQuestion {
  readonly rules: ChannelRules | undefined;
  /** Of each command, as they were seen for its card. */
  readonly seenTags?: SeenTags | undefined;
  readonly at: Date;
}

/** What commands wait for together. */
export interface RequiredApproval {
  /** At least one. */
  readonly requirements: readonly ApprovalRequirement[];
  readonly expiresMinutes: number;
}

/** Finds what they need; undefined where nothing. */
export async function findRequiredApproval(
  all: readonly JudgedCommand[],
  { rules, seenTags, at }: ApprovalQuestion,
): Promise<RequiredApproval | undefined> {
  const { approvalRules } = rules?.control ?? NO_CONTROL;
  if (rules === undefined || approvalRules.length === 0) return undefined;
  const matching = new Set<ApprovalRule>();
  for (const [position, judged] of all.entries()) {
    if (!judged.decision.isMutating) continue;
    const facts = await findFacts(judged, { configurationName: rules.configurationName, seen: seenTags?.[position], at });
    for (const rule of approvalRules) if (matchesRule(rule, facts, mayMatch)) matching.add(rule);
  }
  if (matching.size === 0) return undefined;
  return {
    requirements: [...matching].map(({ name, approvers, allowSelfApproval, minimumApprovals }) => {
      return { ruleName: name, approvers, allowSelfApproval, minimumApprovals };
    }),
    expiresMinutes: Math.min(...[...matching].map(({ expiresMinutes }) => expiresMinutes)),
  };
}

async function findFacts(
  { command, place, decision }: JudgedCommand,
  { configurationName, seen, at }: { readonly configurationName: string; readonly seen: Seen | undefined; readonly at: Date },
): Promise<Parameters<typeof matchesRule>[1]> {
  const { accountId, region, credentials } = place;
  const requests = await requestsOfCommand({ command, actions: decision.actions, place, now: at, credentials });
  const ofRequest = requests.flatMap(({ resource }) => {
    const tags = tagsOfRequest(command.params, resource);
    if (tags === undefined) return [undefined];
    return tags.size === 0 ? [] : [[...tags].map(([key, value]) => `${key}=${value ?? ''}`)];
  });
  return {
    configurationName,
    accountId: accountId === UNKNOWN_ACCOUNT ? undefined : accountId,
    region,
    requests: requests.flatMap((request) => [request, ...underOtherNames(request, command)]),
    tagsOfThings: [...(seen ?? []).map((tags) => tags ?? undefined), ...ofRequest],
    at,
  };
}

type Seen = NonNullable<SeenTags>[number];

/** Who writes a rule may call an action what the operation is called: `lambda:Invoke` is lambda:InvokeFunction to IAM. */
function underOtherNames<Request extends { readonly action: string }>(
  request: Request,
  { service, operation }: Pick<ParsedCommand, 'service' | 'operation'>,
): readonly Request[] {
  const [prefix = ''] = request.action.split(':');
  return [prefix, service].map((name) => ({ ...request, action: `${name}:${operation}` }));
}

/** What is not known of an ARN may be anything. */
function mayMatch(pattern: string, text: string): boolean {
  return matchPattern(toPattern(pattern), text) !== 'no';
}

/** Keeps of what was looked up the tags; of what could not be seen, or was not looked at, that it could not. */
export function tagsOfPreview(
  preview: CommandPreview | undefined,
  command: Pick<ParsedCommand, 'params'>,
): readonly (readonly string[] | null)[] {
  if (preview === undefined || preview.leftOut.length > 0 || preview.things.length === 0) return [null];
  const seen = new Set(preview.things.map(({ id }) => id));
  // A card looks at a few things; what hides behind them must not go without an approval.
  const isAllSeen = listNamedThings(command.params).every((id) => seen.has(id));
  return [...preview.things.map(tagsOfThing), ...(isAllSeen ? [] : [null])];
}

/** The tag Name stands on the card as the name of the thing, where it says more than its id. */
function tagsOfThing({ id, exists, name, tags }: ThingState): readonly string[] | null {
  if (!exists) return null;
  if (name !== undefined) return [...tags, `Name=${name}`];
  // A Name like the id is not told apart from none; of a thing without any tag it is not known whether they were told.
  return tags.length === 0 ? tags : [...tags, `Name=${id}`];
}
