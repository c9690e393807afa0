// Why a command or a request may run or not: what `signalbox explain` prints. Nothing is run, and nothing is asked of AWS.
import type { DecisionReason, Verdict } from '../domain/decision.ts';
import { strictest, type Evaluation } from './authorize/policy-evaluation/evaluate-policies.ts';

/** What decided. */
export interface ExplainedReason {
  /** `policies`: a statement, or that none allows; the others as in a decision. */
  readonly rule: 'policies' | DecisionReason['rule'];
  /** The kind of policies: `guardrail policies`, `role policies`. */
  readonly layer?: string;
  readonly policy?: string;
  /** Its Sid, or its place: `statement 2`. */
  readonly statement?: string;
  readonly action?: string;
  readonly resource?: string;
  readonly text: string;
}

/** An explanation. Names are part of the contract of `signalbox explain`. */
export interface Explanation {
  readonly decision: Verdict;
  readonly mutating: boolean;
  readonly actions: readonly string[];
  /** ARNs, in which `*` stands for what is not known; `*` alone for actions on no resource of their own as well. */
  readonly resources: readonly string[];
  readonly because: ExplainedReason;
}

/** Joins the explanations of several commands: the strictest decides, and whatever one of them needs is needed. */
export function joinExplanations(explanations: readonly [Explanation, ...Explanation[]]): Explanation {
  const judged = explanations.map((explanation) => ({ verdict: explanation.decision, explanation }));
  const [first, ...others] = judged as [(typeof judged)[number], ...typeof judged];
  const { decision, because } = strictest([first, ...others]).explanation;
  return {
    decision,
    mutating: explanations.some(({ mutating }) => mutating),
    actions: [...new Set(explanations.flatMap(({ actions }) => actions))],
    resources: [...new Set(explanations.flatMap(({ resources }) => resources))],
    because,
  };
}

/** What the policies were asked. */
interface Subject {
  readonly action: string;
  /** As people read it. */
  readonly resource: string;
}

/** Says what decided in the policies. */
export function explainEvaluation(evaluation: Evaluation, { action, resource }: Subject): ExplainedReason {
  const subject = resource === '*' ? action : `${action} on ${resource}`;
  const base = { rule: 'policies', action, resource } as const;
  if ('missing' in evaluation) {
    return { ...base, layer: evaluation.missing, text: `Nothing in the ${evaluation.missing} allows ${subject}.` };
  }
  if (evaluation.found === undefined) return { ...base, text: `No policy is given that limits ${subject}.` };
  const { layer, policy, statement } = evaluation.found;
  const text = `${statement} of ${policy} (${layer}) ${describe(evaluation)} ${subject}${endOf(evaluation)}.`;
  return { ...base, layer, policy, statement, text };
}

function describe(evaluation: Evaluation): string {
  if (evaluation.verdict === 'undetermined') return evaluation.doubt === 'deny' ? 'may deny' : 'may allow';
  return evaluation.verdict === 'denied' ? 'denies' : 'allows';
}

function endOf(evaluation: Evaluation): string {
  return evaluation.verdict === 'undetermined' ? ': it depends on what only AWS knows' : '';
}
