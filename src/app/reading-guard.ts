// Caps what is read for notifications as the commands of the channel are capped: whoever may not ask for log lines is not shown any under an
// alarm. Nobody confirms such a reading, and its session does not carry the guardrails, so what is not certain is not read.
import type { FindReadingRefusal } from '../aws/reading.ts';
import { evaluateCommand, type CommandEvaluation } from '../commands/authorize/evaluate-command.ts';
import { layersOf } from '../commands/authorize/policy-evaluation/policy-set.ts';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import { listGuardrailNames, type GuardrailPolicy } from '../domain/guardrail-policy.ts';
import { READING_CALLS, type ReadingAction, type ReadingCall } from '../domain/reading-calls.ts';
import type { CommandRules } from './command-rules.ts';
import type { OrganizationPolicyGate } from './organization-policy-gate.ts';

/** What the guard asks; all of it anew for each reading, so that a reload counts at once. */
export interface ReadingGuardOptions {
  readonly find: (configurationName: string) => ChannelConfiguration | undefined;
  readonly rules: Pick<CommandRules, 'of' | 'settleGuardrails'>;
  /** What the organization's policy says about channels. */
  readonly gate: Pick<OrganizationPolicyGate, 'judge'>;
  readonly now: () => Date;
}

/** Makes what is asked before each reading. */
export function createReadingGuard({ find, rules, gate, now }: ReadingGuardOptions): FindReadingRefusal {
  return async ({ action, params, place, credentials }) => {
    const { configurationName, region, accountId } = place;
    const channel = find(configurationName)?.channel;
    if (channel === undefined) return `the channel configuration ${configurationName} is not there any more`;
    const verdict = await gate.judge(channel);
    if (verdict.kind !== 'allowed') return verdict.kind === 'forbidden' ? verdict.violation.text : verdict.text;

    await rules.settleGuardrails(channel);
    const known = rules.of(channel);
    if (known?.configurationName !== configurationName) return `the channel configuration ${configurationName} is not in force`;
    const { guardrails } = known;
    // Unset is read-only, and all that is on the list of readings only reads.
    if (guardrails.length === 0) return undefined;
    const evaluation = await evaluateCommand(layersOf({ guardrails }), {
      command: { params },
      actions: [action],
      place: { region, accountId },
      now: now(),
      credentials,
    });
    return mayBeRead(action, evaluation) ? undefined : explain(guardrails, action, evaluation);
  };
}

function mayBeRead(action: ReadingAction, evaluation: CommandEvaluation): boolean {
  if (evaluation.verdict === 'allowed') return true;
  // Nobody in the channel is shown its answer, and to allow it there would let people ask it: only a guardrail that denies it counts.
  const { isOptional }: ReadingCall = READING_CALLS[action];
  return isOptional === true && ('missing' in evaluation || ('doubt' in evaluation && evaluation.doubt === 'allow'));
}

function explain(guardrails: readonly GuardrailPolicy[], action: ReadingAction, { verdict, resource }: CommandEvaluation): string {
  const names = listGuardrailNames(guardrails).join(', ');
  const subject = resource === '*' ? action : `${action} on ${resource}`;
  const how = verdict === 'denied' ? 'do not allow' : 'do not certainly allow';
  return `the guardrails of the channel (${names}) ${how} ${subject}`;
}
