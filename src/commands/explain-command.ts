// Explains a command: what it needs, and what the fixed deny list, the read-only rule or the policies say of it.
import type { ParsedCommand } from '../domain/command.ts';
import { authorizeCommand } from './authorize/authorize-command.ts';
import type { AuthorizationContext } from './authorize/authorization-context.ts';
import { evaluateCommand, requestsOfCommand, showResource, type CommandQuestion } from './authorize/evaluate-command.ts';
import { actionsOfCommand } from './authorize/iam/actions-of-command.ts';
import { findNeverAllowed } from './authorize/never-allowed/find-never-allowed.ts';
import { strictest } from './authorize/policy-evaluation/evaluate-policies.ts';
import { layersOf, type PolicySet } from './authorize/policy-evaluation/policy-set.ts';
import { isDryRun } from './authorize/read-only/is-dry-run.ts';
import { judgeReading } from './authorize/read-only/judge-reading.ts';
import { explainEvaluation, type ExplainedReason, type Explanation } from './explanation.ts';

/** Under what a command is explained. */
export interface ExplanationSetting {
  readonly policies: PolicySet;
  readonly place: CommandQuestion['place'];
  readonly now: Date;
  /** The rules of a channel, where it is explained as if it were said there. */
  readonly channel?: AuthorizationContext;
}

type Judged = Pick<Explanation, 'decision' | 'because'>;

/** Explains a command. */
export async function explainCommand(command: ParsedCommand, setting: ExplanationSetting): Promise<Explanation> {
  const question: CommandQuestion = {
    command,
    actions: actionsOfCommand(command),
    place: setting.place,
    now: setting.now,
    ...(setting.channel === undefined ? {} : { credentials: setting.channel.credentials }),
  };
  const requests = await requestsOfCommand(question);
  const reading = await judgeReading(command);
  const { decision, because } = await judge(command, { ...setting, question });
  return {
    decision,
    mutating: !reading.isReadOnly && !isDryRun(command),
    actions: [...new Set(requests.map(({ action }) => action))],
    resources: [...new Set(requests.map(({ resource }) => showResource(resource)))],
    because,
  };
}

async function judge(command: ParsedCommand, setting: ExplanationSetting & { readonly question: CommandQuestion }): Promise<Judged> {
  const never = findNeverAllowed(command);
  if (never !== undefined) return denied({ rule: 'never-allowed', statement: never.entry, text: describeNever(command, never) });
  const byRules = setting.channel === undefined ? await judgeReadOnly(command, setting) : await judgeInChannel(command, setting.channel);
  const byPolicies = await judgeByPolicies(setting);
  const [first, ...others] = [byRules, byPolicies].filter((one) => one !== undefined).map((one) => ({ ...one, verdict: one.decision }));
  if (first === undefined) return denied({ rule: 'read-only', text: 'Nothing is given that would allow the command.' });
  return strictest([first, ...others]);
}

function denied(because: ExplainedReason): Judged {
  return { decision: 'denied', because };
}

function describeNever(
  { service, cliOperation }: ParsedCommand,
  { entry, reason }: { readonly entry: string; readonly reason: string },
): string {
  return `${service} ${cliOperation} falls under ${entry} of the list of what never runs from a chat, because that ${reason}.`;
}

/** Without guardrails a channel may only read (R1); with some, these say what it may. */
async function judgeReadOnly(command: ParsedCommand, { policies }: ExplanationSetting): Promise<Judged | undefined> {
  if (policies.guardrails !== undefined) return undefined;
  const reading = await judgeReading(command);
  const name = `${command.service} ${command.cliOperation}`;
  if (reading.isReadOnly) {
    return {
      decision: 'allowed',
      because: { rule: 'read-only', text: `Without guardrail policies only what reads is allowed, and ${name} only reads.` },
    };
  }
  return denied({ rule: 'read-only', text: `Without guardrail policies only what reads is allowed, and ${name} ${reading.why}.` });
}

async function judgeInChannel(command: ParsedCommand, channel: AuthorizationContext): Promise<Judged> {
  const { verdict, because } = await authorizeCommand(command, channel);
  const { rule, guardrailName, statement, text } = because;
  return {
    decision: verdict,
    because: {
      rule,
      ...(guardrailName === undefined ? {} : { policy: guardrailName }),
      ...(statement === undefined ? {} : { statement }),
      text,
    },
  };
}

async function judgeByPolicies({
  policies,
  question,
}: {
  readonly policies: PolicySet;
  readonly question: CommandQuestion;
}): Promise<Judged | undefined> {
  const layers = layersOf(policies);
  if (layers.length === 0) return undefined;
  const evaluation = await evaluateCommand(layers, question);
  return { decision: evaluation.verdict, because: explainEvaluation(evaluation, evaluation) };
}
