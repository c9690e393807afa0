// What policies say of a command: of all actions that it needs, on all resources, the strictest answer.
import type { ParsedCommand } from '../../domain/command.ts';
import type { CallCredentials } from '../../domain/role-session.ts';
import { findAccessLevel, listActions } from './iam/access-level.ts';
import { contextOfCommand } from './iam/context-of-command.ts';
import { listTexts } from './iam/resources/read-params.ts';
import { resourcesOfAction } from './iam/resources/resources-of-action.ts';
import type { CommandPlace } from './iam/resources/resource-question.ts';
import type { AuthorizationRequest } from './policy-evaluation/compile-policy.ts';
import { evaluatePolicies, strictest, type Evaluation, type PolicyLayer } from './policy-evaluation/evaluate-policies.ts';
import { UNKNOWN_NAME, UNKNOWN_TEXT } from './policy-evaluation/pattern-marks.ts';

/** A command, and what is known of how it will run. */
export interface CommandQuestion {
  readonly command: Pick<ParsedCommand, 'params'>;
  /** At least one. */
  readonly actions: readonly string[];
  readonly place: CommandPlace;
  readonly now: Date;
  readonly credentials?: CallCredentials | 'none';
}

/** What the policies say of a command, and of which action on which resource they say it. */
export type CommandEvaluation = Evaluation & { readonly action: string; readonly resource: string };

/** Evaluates a command. */
export async function evaluateCommand(layers: readonly PolicyLayer[], question: CommandQuestion): Promise<CommandEvaluation> {
  const requests = await requestsOfCommand(question);
  const evaluations = await Promise.all(requests.map((request) => evaluateOne(layers, request)));
  const [first, ...others] = evaluations;
  // Without a request there would be nothing to refuse.
  if (first === undefined) return { verdict: 'denied', missing: 'actions', action: '', resource: '' };
  return strictest([first, ...others]);
}

/** Lists what AWS will ask its policies for a command. */
export async function requestsOfCommand(question: CommandQuestion): Promise<readonly AuthorizationRequest[]> {
  const { command, now, credentials } = question;
  const place = knownPlace(question.place);
  const ofActions = await Promise.all(
    question.actions.map(async (action) => {
      const resources = await resourcesOfAction({ action, params: command.params, place });
      return resources.map((resource) => ({ action, resource }));
    }),
  );
  const named = [...ofActions.flat(), ...(await passedRoles(question))];
  return named.map(({ action, resource }) => ({
    action,
    resource,
    context: contextOfCommand({
      action,
      resource,
      params: command.params,
      place,
      now,
      ...(credentials === undefined ? {} : { credentials }),
    }),
  }));
}

// Match: 123456789012. Near miss: unknown.
const ACCOUNT_ID = /^\d{12}$/;

/** What stands for an account or a Region that is not known must not be taken for one. */
function knownPlace({ region, accountId }: CommandPlace): CommandPlace {
  return { region: region === '' ? UNKNOWN_NAME : region, accountId: ACCOUNT_ID.test(accountId) ? accountId : UNKNOWN_NAME };
}

/** An ARN as people read it: what is not known of it may be anything. */
export function showResource(resource: string): string {
  return resource.replaceAll(UNKNOWN_NAME, '*').replaceAll(UNKNOWN_TEXT, '*');
}

// Match: arn:aws:iam::123456789012:role/service-role/x. Near miss: arn:aws:iam::123456789012:user/x.
const ROLE_ARN = /^arn:[a-z0-9-]+:iam::\d{12}:role\/.+$/s;

/** A role that is given to an operation that writes must be one that may be passed (R2; IAM User Guide, "Grant a user permissions to pass a role"). */
async function passedRoles({
  actions,
  command,
}: CommandQuestion): Promise<readonly { readonly action: string; readonly resource: string }[]> {
  const roles = [...new Set(listTexts(command.params).filter((text) => ROLE_ARN.test(text)))];
  if (roles.length === 0) return [];
  const levels = await Promise.all(actions.map((action) => findAccessLevel(action)));
  return levels.every((level) => level === 'reads') ? [] : roles.map((resource) => ({ action: 'iam:PassRole', resource }));
}

/** An action that IAM's data does not know may be called otherwise by AWS: a Deny of anything in its service might mean it. */
async function evaluateOne(layers: readonly PolicyLayer[], request: AuthorizationRequest): Promise<CommandEvaluation> {
  const { action } = request;
  const resource = showResource(request.resource);
  const evaluation = evaluatePolicies(layers, request);
  if (evaluation.verdict !== 'allowed' || (await findAccessLevel(action)) !== 'unknown') return { ...evaluation, action, resource };
  const prefix = action.slice(0, action.indexOf(':'));
  for (const name of await listActions(prefix)) {
    const nearby = evaluatePolicies(layers, { ...request, action: `${prefix}:${name}` });
    const isDenial = nearby.verdict === 'denied' || (nearby.verdict === 'undetermined' && nearby.doubt === 'deny');
    if (isDenial && 'found' in nearby) return { verdict: 'undetermined', found: nearby.found, doubt: 'deny', action, resource };
  }
  return { ...evaluation, action, resource };
}
