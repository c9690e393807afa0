// Explains a request as IAM sees it: an action, a resource and a context of which everything is known. The fixed deny list is left aside.
import { strictest } from './authorize/policy-evaluation/evaluate-policies.ts';
import { evaluatePolicies } from './authorize/policy-evaluation/evaluate-policies.ts';
import { withoutMarks } from './authorize/policy-evaluation/pattern-marks.ts';
import { layersOf, type PolicySet } from './authorize/policy-evaluation/policy-set.ts';
import { closedContext } from './authorize/policy-evaluation/request-context.ts';
import { judgeAction } from './authorize/read-only/judge-reading.ts';
import { explainEvaluation, type Explanation } from './explanation.ts';

/** A request: every key that is not given is absent. */
export interface PolicyRequest {
  readonly action: string;
  /** At least one; all must be allowed. */
  readonly resources: readonly [string, ...string[]];
  readonly context: Readonly<Record<string, readonly string[]>>;
}

/** Explains a request. Without policies it may only read. */
export async function explainRequest(request: PolicyRequest, policies: PolicySet): Promise<Explanation> {
  const { action, resources } = request;
  const reading = await judgeAction(action);
  const mutating = !reading.isReadOnly;
  const layers = layersOf(policies);
  if (layers.length === 0) {
    const text = reading.isReadOnly
      ? `No policy is given, so only what reads is allowed, and ${action} only reads.`
      : `No policy is given, so only what reads is allowed, and ${action} ${reading.why}.`;
    return { decision: mutating ? 'denied' : 'allowed', mutating, actions: [action], resources, because: { rule: 'read-only', text } };
  }
  const context = closedContext(request.context);
  const judge = (resource: string) => ({ ...evaluatePolicies(layers, { action, resource: withoutMarks(resource), context }), resource });
  const [first, ...others] = resources;
  const evaluation = strictest([judge(first), ...others.map(judge)]);
  const because = explainEvaluation(evaluation, { action, resource: evaluation.resource });
  return { decision: evaluation.verdict, mutating, actions: [action], resources, because };
}
