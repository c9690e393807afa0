// For an action under an uncertain name: a Deny that means some other action of the same service, and so perhaps this one.
import type { GuardrailPolicy } from '../../../domain/guardrail-policy.ts';
import { listActions } from '../iam/access-level.ts';
import { evaluateGuardrails, type FoundStatement } from './evaluate-guardrails.ts';

/** Finds a statement that denies, or may deny, an action of the same service. */
export async function findDenialNearby(guardrails: readonly GuardrailPolicy[], action: string): Promise<FoundStatement | undefined> {
  const prefix = action.slice(0, action.indexOf(':'));
  for (const name of await listActions(prefix)) {
    const { verdict, found } = evaluateGuardrails(guardrails, `${prefix}:${name}`);
    if (verdict !== 'allowed' && found !== undefined) return found;
  }
  return undefined;
}
