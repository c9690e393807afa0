// Whether the conditions of a statement hold. They are not evaluated yet: any condition may hold or not.
import type { PolicyStatement } from '../../../domain/guardrail-policy.ts';
import type { Certainty } from './certainty.ts';

/** Tells whether the conditions hold; without any they do. */
export function matchConditions({ Condition }: PolicyStatement): Certainty {
  const operators = Object.values(Condition ?? {});
  return operators.every((operator) => Object.keys(operator).length === 0) ? 'yes' : 'unknown';
}
