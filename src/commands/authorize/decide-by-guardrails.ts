// What written guardrail policies make of a command. Undetermined goes on only where AWS enforces the guardrail through the session (R3);
// everywhere else it ends as denied, and says so.
import type { ParsedCommand } from '../../domain/command.ts';
import type { Decision } from '../../domain/decision.ts';
import type { GuardrailPolicy } from '../../domain/guardrail-policy.ts';
import { evaluateCommand } from './guardrails/evaluate-command.ts';
import type { Evaluation } from './guardrails/evaluate-guardrails.ts';
import { isKnownService } from './iam/is-known-service.ts';

/** Who sees to it that the guardrails hold: AWS through the session, Signalbox alone, or those of the demo account, which nobody can change. */
export type Enforcement = 'session' | 'signalbox' | 'demo-account';

/** The command and what judges it. */
interface GuardrailQuestion {
  readonly command: ParsedCommand;
  readonly actions: readonly string[];
  /** At least one. */
  readonly guardrails: readonly GuardrailPolicy[];
  readonly enforcedBy: Enforcement;
}

/** Decides by the guardrails. */
export async function decideByGuardrails(question: GuardrailQuestion): Promise<Pick<Decision, 'verdict' | 'because'>> {
  const { command, actions, guardrails, enforcedBy } = question;
  const evaluation = await evaluateCommand(guardrails, actions);
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
      guardrailName: evaluation.found?.guardrailName ?? listNames(guardrails),
      ...(evaluation.found === undefined ? {} : { statement: evaluation.found.statement }),
      text:
        enforcedBy === 'demo-account'
          ? describeFixed(evaluation, listNames(guardrails))
          : verdict === 'undetermined'
            ? describeOpen(evaluation)
            : describe(evaluation, guardrails),
    },
  };
}

/** AWS has the whole policy, and knows the resources and the conditions. */
function describeOpen({ action, found, doubt }: Evaluation): string {
  const statement = found === undefined ? 'A guardrail' : `${found.statement} of guardrail ${found.guardrailName}`;
  const says = doubt === 'deny' ? `may deny ${action}` : `allows ${action} only for some resources or under a condition`;
  return `${statement} ${says}, which Signalbox cannot tell beforehand. The guardrail goes along with the session, and AWS decides.`;
}

function describeFixed({ verdict, action, found }: Evaluation, guardrailName: string): string {
  if (verdict === 'allowed') return `${found?.statement ?? 'A statement'} of the demo account's guardrail allows ${action}.`;
  const refusal = found === undefined ? `allows no ${action}` : `denies ${action} (${found.statement})`;
  return `The guardrail of the demo account (${guardrailName}) ${refusal}. Give Signalbox AWS credentials and a guardrail of your own to run this in your account.`;
}

function describe({ verdict, action, found, doubt }: Evaluation, guardrails: readonly GuardrailPolicy[]): string {
  if (found === undefined) {
    return `Nothing in the guardrail policies of this channel (${listNames(guardrails)}) allows ${action}. To let it run, an administrator adds an Allow for ${action} to one of them.`;
  }
  const statement = `${found.statement} of guardrail ${found.guardrailName}`;
  if (verdict === 'allowed') return `${statement} allows ${action}; AWS decides the rest by the permissions of the credentials.`;
  if (verdict === 'denied') {
    return `${statement} denies ${action}, and a Deny counts more than any Allow. An administrator would have to change that statement.`;
  }
  return doubt === 'deny'
    ? `${statement} may deny ${action}: it has resources or conditions that only AWS can check, or names an action near this one. With these credentials AWS does not check guardrails, so the answer is no. An administrator can make the statement plain: the action itself, Resource "*", no Condition.`
    : `${statement} allows ${action} only for some resources or under a condition, which only AWS can check, and with these credentials AWS does not check guardrails. So the answer is no. An administrator can allow ${action} with Resource "*" and no Condition.`;
}

function listNames(guardrails: readonly GuardrailPolicy[]): string {
  return guardrails.map(({ name }) => name).join(', ');
}
