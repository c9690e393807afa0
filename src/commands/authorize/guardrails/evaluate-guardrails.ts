// IAM's policy evaluation over the guardrail policies of a channel, united: what one allows and none denies (IAM User Guide, "Policy
// evaluation logic"). Where a statement may or may not apply, the outcome is the one that is certain whichever it is, or undetermined.
import type { Verdict } from '../../../domain/decision.ts';
import type { GuardrailPolicy, PolicyStatement } from '../../../domain/guardrail-policy.ts';
import { both, type Certainty } from './certainty.ts';
import { matchActions } from './match-actions.ts';
import { matchConditions } from './match-conditions.ts';
import { matchResources } from './match-resources.ts';

/** A statement and where it stands. */
export interface FoundStatement {
  readonly guardrailName: string;
  /** Its Sid, or its place: `statement 2`. */
  readonly statement: string;
}

/** What the guardrails say of an action. `found` is the statement that decided; none where nothing allows the action. */
export interface Evaluation {
  readonly verdict: Verdict;
  readonly action: string;
  readonly found?: FoundStatement;
  /** Where undetermined: whether the statement in doubt allows or denies. */
  readonly doubt?: 'allow' | 'deny';
}

interface Candidate extends FoundStatement {
  readonly effect: PolicyStatement['Effect'];
  readonly applies: Certainty;
}

/** Evaluates one action. */
export function evaluateGuardrails(guardrails: readonly GuardrailPolicy[], action: string): Evaluation {
  const candidates = guardrails.flatMap((guardrail) => listCandidates(guardrail, action));
  const find = (effect: PolicyStatement['Effect'], applies: Certainty): FoundStatement | undefined => {
    const candidate = candidates.find((one) => one.effect === effect && one.applies === applies);
    return candidate === undefined ? undefined : { guardrailName: candidate.guardrailName, statement: candidate.statement };
  };

  const denying = find('Deny', 'yes');
  if (denying !== undefined) return { verdict: 'denied', action, found: denying };
  const allowing = find('Allow', 'yes');
  const perhapsAllowing = find('Allow', 'unknown');
  if (allowing === undefined && perhapsAllowing === undefined) return { verdict: 'denied', action };
  const perhapsDenying = find('Deny', 'unknown');
  if (perhapsDenying !== undefined) return { verdict: 'undetermined', action, found: perhapsDenying, doubt: 'deny' };
  if (allowing !== undefined) return { verdict: 'allowed', action, found: allowing };
  return { verdict: 'undetermined', action, ...(perhapsAllowing === undefined ? {} : { found: perhapsAllowing }), doubt: 'allow' };
}

function listCandidates({ name, document }: GuardrailPolicy, action: string): readonly Candidate[] {
  return document.Statement.map((statement, position) => ({
    guardrailName: name,
    statement: statement.Sid ?? `statement ${position + 1}`,
    effect: statement.Effect,
    applies: both(matchActions(statement, action), both(matchResources(statement), matchConditions(statement))),
  }));
}
