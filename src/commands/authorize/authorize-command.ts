// Decides whether a command may run. In this order, and the first that refuses is the answer: the fixed deny list, the channel
// configuration, the account and its session, the machine's own credentials, the guardrails (without any: read-only).
import type { ParsedCommand } from '../../domain/command.ts';
import type { Decision, DecisionReason, Verdict } from '../../domain/decision.ts';
import type { AuthorizationContext } from './authorization-context.ts';
import { rememberDecision } from './decided-commands.ts';
import { decideByGuardrails, type Enforcement } from './decide-by-guardrails.ts';
import { actionsOfCommand } from './iam/actions-of-command.ts';
import { findNeverAllowed } from './never-allowed/find-never-allowed.ts';
import { isDryRun } from './read-only/is-dry-run.ts';
import { judgeReading, type ReadingJudgment } from './read-only/judge-reading.ts';

/** What was decided and why. */
interface Outcome {
  readonly verdict: Verdict;
  readonly because: DecisionReason;
}

/** Decides about a command. */
export async function authorizeCommand(command: ParsedCommand, context: AuthorizationContext): Promise<Decision> {
  const actions = actionsOfCommand(command);
  const reading = await judgeReading(command);
  const outcome =
    refuseAlways(command) ??
    refuseUnconfigured(context) ??
    refusePlace(context) ??
    refuseAmbient(context, reading) ??
    decideReadOnly(command, context, reading) ??
    (await decideByGuardrails({
      command,
      actions,
      place: { region: context.region, accountId: context.accountId },
      now: context.now(),
      credentials: context.credentials,
      guardrails: context.guardrails,
      enforcedBy: enforcedBy(context),
    }));
  const decision: Decision = {
    id: context.newId(),
    verdict: outcome.verdict,
    // Whether a dry run may run was decided as for the change itself; there is nothing to confirm, and nothing that could happen twice.
    // What AWS has to decide is asked for like a change (R3).
    isMutating: outcome.verdict === 'undetermined' || (!reading.isReadOnly && !isDryRun(command)),
    actions,
    because: outcome.because,
    decidedAt: context.now(),
  };
  Object.freeze(decision);
  const { region, accountId, credentials } = context;
  rememberDecision(decision, { command, region, accountId, credentials });
  return decision;
}

function refuseAlways(command: ParsedCommand): Outcome | undefined {
  const match = findNeverAllowed(command);
  if (match === undefined) return undefined;
  const text =
    `${command.service} ${command.cliOperation} falls under ${match.entry} of the list of what never runs from a chat, because that ` +
    `${match.reason}. No role and no guardrail changes this; use the AWS console or a terminal.`;
  return { verdict: 'denied', because: { rule: 'never-allowed', statement: match.entry, text } };
}

function refuseUnconfigured({ isConfigured }: AuthorizationContext): Outcome | undefined {
  if (isConfigured) return undefined;
  const text =
    'This channel is in no enabled channel configuration, so no commands run here. ' +
    'An administrator can add it under "channelConfigurations" in the configuration file.';
  return { verdict: 'denied', because: { rule: 'not-in-a-configuration', text } };
}

function refusePlace({ credentials, refusal }: AuthorizationContext): Outcome | undefined {
  if (refusal === undefined && credentials !== 'none') return undefined;
  const because = refusal ?? { rule: 'account', text: 'It is not known which account is meant, so nothing was sent.' };
  return { verdict: 'denied', because };
}

/** R3: only a session takes the guardrails along to AWS. */
function enforcedBy({ credentials }: AuthorizationContext): Enforcement {
  if (credentials === 'demo') return 'demo-account';
  return typeof credentials === 'string' ? 'signalbox' : 'session';
}

function refuseAmbient(context: AuthorizationContext, reading: ReadingJudgment): Outcome | undefined {
  if (context.credentials !== 'ambient') return undefined;
  if (!context.isAmbientAllowed) {
    const text =
      'This channel has no role, and may not use the credentials of the machine that Signalbox runs on. To let it, an administrator writes ' +
      '"role: ambient" into its channel configuration.';
    return { verdict: 'denied', because: { rule: 'ambient-credentials', text } };
  }
  // Without a guardrail the read-only default refuses it as well, and says what to do first.
  if (reading.isReadOnly || context.allowAmbientChanges || context.guardrails.length === 0) return undefined;
  const text =
    `The command ${reading.why}, and this channel may only read with the credentials of the machine that Signalbox runs on. To let it ` +
    'change something within its guardrails, an administrator writes "allowAmbientChanges: true" into its channel configuration.';
  return { verdict: 'denied', because: { rule: 'ambient-credentials', text } };
}

function decideReadOnly(command: ParsedCommand, context: AuthorizationContext, reading: ReadingJudgment): Outcome | undefined {
  if (context.guardrails.length > 0) return undefined;
  const name = `${command.service} ${command.cliOperation}`;
  if (reading.isReadOnly) {
    const text = `This channel has no guardrail policy, so it may only read, and ${name} only reads. AWS decides the rest by the permissions of the credentials.`;
    return { verdict: 'allowed', because: { rule: 'read-only', text } };
  }
  const needsChanges = context.credentials === 'ambient' && !context.allowAmbientChanges;
  const naming = 'names it under "guardrails" in the channel configuration';
  const text =
    `This channel has no guardrail policy, so it may only read, and ${name} ${reading.why}. To let it run, an administrator writes a guardrail ` +
    `policy that allows ${actionsOfCommand(command).join(' and ')}${needsChanges ? `, ${naming} and sets "allowAmbientChanges: true" there` : `, and ${naming}`}.`;
  return { verdict: 'denied', because: { rule: 'read-only', text } };
}
