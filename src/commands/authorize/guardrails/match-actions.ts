// Whether a statement speaks of an action (IAM User Guide, Action and NotAction): upper and lower case are alike.
import type { PolicyStatement } from '../../../domain/guardrail-policy.ts';
import type { Certainty } from './certainty.ts';
import { matchWildcard } from './match-wildcard.ts';

/** Tells whether the statement speaks of the action. One with neither element, or with both, is no policy of IAM's: unknown. */
export function matchActions({ Action, NotAction }: PolicyStatement, action: string): Certainty {
  if (Action !== undefined && NotAction === undefined) return isListed(Action, action) ? 'yes' : 'no';
  if (NotAction !== undefined && Action === undefined) return isListed(NotAction, action) ? 'no' : 'yes';
  return 'unknown';
}

function isListed(patterns: readonly string[], action: string): boolean {
  return patterns.some((pattern) => matchWildcard(pattern.toLowerCase(), action.toLowerCase()));
}
