// What written guardrail policies make of a command. Undetermined goes on only where AWS enforces the guardrail through the session (R3);
// everywhere else it ends as denied, and says so.
import type { ParsedCommand } from '../../domain/command.ts';
import type { Decision } from '../../domain/decision.ts';
import { listGuardrailNames, UNREAD_STATEMENT, type GuardrailPolicy } from '../../domain/guardrail-policy.ts';
import { evaluateCommand, type CommandEvaluation, type CommandQuestion } from './evaluate-command.ts';
import { isKnownService } from './iam/is-known-service.ts';
import { layersOf } from './policy-evaluation/policy-set.ts';

/** Who sees to it that the guardrails hold: AWS through the session, Signalbox alone, or those of the demo account, which nobody can change. */
export type Enforcement = 'session' | 'signalbox' | 'demo-account';

/** The command and what judges it. */
interface GuardrailQuestion extends CommandQuestion {
  readonly command: ParsedCommand;
  /** At least one. */
  readonly guardrails: readonly GuardrailPolicy[];
  readonly enforcedBy: Enforcement;
}

/** Decides by the guardrails. */
export async function decideByGuardrails(question: GuardrailQuestion): Promise<Pick<Decision, 'verdict' | 'because'>> {
  const { command, guardrails, enforcedBy } = question;
  const evaluation = await evaluateCommand(layersOf({ guardrails }), question);
  const found = 'found' in evaluation ? evaluation.found : undefined;
  const isForAws = enforcedBy === 'session';
  if (evaluation.verdict === 'allowed' && !(await isKnownService(command.service))) {
    const unknown = `Signalbox does not know the service ${command.service}, so it cannot tell what the guardrails say of it.`;
    const text = isForAws ? `${unknown} AWS decides.` : `${unknown} Nothing was allowed.`;
    return { verdict: isForAws ? 'undetermined' : 'denied', because: { rule: 'guardrail', text } };
  }
  const verdict = evaluation.verdict === 'undetermined' && !isForAws ? 'denied' : evaluation.verdict;
  return {
    verdict,
    because: {
      rule: 'guardrail',
      guardrailName: found?.policy ?? listNames(guardrails),
      ...(found === undefined ? {} : { statement: found.statement }),
      text: describeFor(enforcedBy, evaluation, guardrails),
    },
  };
}

function describeFor(enforcedBy: Enforcement, evaluation: CommandEvaluation, guardrails: readonly GuardrailPolicy[]): string {
  if (enforcedBy === 'demo-account') return describeFixed(evaluation, listNames(guardrails));
  const unread = findUnread(evaluation, guardrails);
  if (unread !== undefined) return describeUnread(unread, enforcedBy, evaluation);
  const isOpen = evaluation.verdict === 'undetermined' && enforcedBy === 'session';
  return isOpen ? describeOpen(evaluation) : describe(evaluation, guardrails);
}

function findUnread(evaluation: CommandEvaluation, guardrails: readonly GuardrailPolicy[]): GuardrailPolicy | undefined {
  if (evaluation.verdict !== 'undetermined' || evaluation.found.statement !== UNREAD_STATEMENT) return undefined;
  const { policy } = evaluation.found;
  return guardrails.find(({ name, unreadBecause }) => name === policy && unreadBecause !== undefined);
}

function describeUnread(
  { name, policyArn = name, unreadBecause = '' }: GuardrailPolicy,
  enforcedBy: Enforcement,
  evaluation: CommandEvaluation,
): string {
  const unread = `What ${policyArn} of guardrail ${name} says of ${subjectOf(evaluation)} is not known: the policy could not be read (${unreadBecause.replace(/\.$/, '')}).`;
  return enforcedBy === 'session'
    ? `${unread} It goes along with the session, and AWS decides.`
    : `${unread} With these credentials AWS does not check guardrails, so the answer is no. An administrator can allow iam:GetPolicy and iam:GetPolicyVersion to Signalbox.`;
}

/** AWS has the whole policy, and knows the resources and the conditions. */
function describeOpen(evaluation: CommandEvaluation): string {
  const says = evaluation.verdict === 'undetermined' && evaluation.doubt === 'deny' ? 'may deny' : 'may allow';
  return `${statementOf(evaluation)} ${says} ${subjectOf(evaluation)}, which depends on what only AWS knows. The guardrail goes along with the session, and AWS decides.`;
}

function describeFixed(evaluation: CommandEvaluation, guardrailName: string): string {
  const found = 'found' in evaluation ? evaluation.found : undefined;
  if (evaluation.verdict === 'allowed') {
    return `${found?.statement ?? 'A statement'} of the demo account's guardrail allows ${evaluation.action}.`;
  }
  const refusal = found === undefined ? `allows no ${evaluation.action}` : `denies ${evaluation.action} (${found.statement})`;
  return `The guardrail of the demo account (${guardrailName}) ${refusal}. Give Signalbox AWS credentials and a guardrail of your own to run this in your account.`;
}

function describe(evaluation: CommandEvaluation, guardrails: readonly GuardrailPolicy[]): string {
  const { action } = evaluation;
  const subject = subjectOf(evaluation);
  if ('missing' in evaluation) {
    return `Nothing in the guardrail policies of this channel (${listNames(guardrails)}) allows ${subject}. To let it run, an administrator adds an Allow for ${action} to one of them.`;
  }
  const statement = statementOf(evaluation);
  if (evaluation.verdict === 'allowed') return `${statement} allows ${action}; AWS decides the rest by the permissions of the credentials.`;
  if (evaluation.verdict === 'denied') {
    return `${statement} denies ${subject}, and a Deny counts more than any Allow. An administrator would have to change that statement.`;
  }
  const local = 'with these credentials AWS does not check guardrails, so the answer is no';
  return evaluation.doubt === 'deny'
    ? `${statement} may deny ${subject}: it depends on what only AWS knows, or names an action near this one, and ${local}. An administrator can make the statement plain: the action itself, Resource "*", no Condition.`
    : `${statement} allows ${subject} only where something holds that only AWS knows, and ${local}. An administrator can allow ${action} with Resource "*" and no Condition.`;
}

function statementOf(evaluation: CommandEvaluation): string {
  const found = 'found' in evaluation ? evaluation.found : undefined;
  return found === undefined ? 'A guardrail' : `${found.statement} of guardrail ${found.policy}`;
}

function subjectOf({ action, resource }: CommandEvaluation): string {
  return resource === '*' ? action : `${action} on ${resource}`;
}

function listNames(guardrails: readonly GuardrailPolicy[]): string {
  return listGuardrailNames(guardrails).join(', ');
}
