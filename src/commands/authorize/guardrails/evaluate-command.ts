// What the guardrails say of a command: of all its actions the strictest.
import type { Verdict } from '../../../domain/decision.ts';
import type { GuardrailPolicy } from '../../../domain/guardrail-policy.ts';
import { findAccessLevel } from '../iam/access-level.ts';
import { evaluateGuardrails, type Evaluation } from './evaluate-guardrails.ts';
import { findDenialNearby } from './find-denial-nearby.ts';

const STRICTNESS: Readonly<Record<Verdict, number>> = { allowed: 0, undetermined: 1, denied: 2 };

/** Evaluates all actions of a command. There is at least one. */
export async function evaluateCommand(guardrails: readonly GuardrailPolicy[], actions: readonly string[]): Promise<Evaluation> {
  const evaluations = await Promise.all(actions.map((action) => evaluateOne(guardrails, action)));
  return evaluations.reduce((strictest, one) => (STRICTNESS[one.verdict] > STRICTNESS[strictest.verdict] ? one : strictest));
}

/** An action that IAM's data does not know may be called otherwise by AWS: a Deny of anything in its service might mean it. */
async function evaluateOne(guardrails: readonly GuardrailPolicy[], action: string): Promise<Evaluation> {
  const evaluation = evaluateGuardrails(guardrails, action);
  if (evaluation.verdict !== 'allowed' || (await findAccessLevel(action)) !== 'unknown') return evaluation;
  const found = await findDenialNearby(guardrails, action);
  return found === undefined ? evaluation : { verdict: 'undetermined', action, found, doubt: 'deny' };
}
