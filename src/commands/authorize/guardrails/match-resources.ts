// Whether a statement speaks of the resources of a command. Only `*` is certain: which resources a command touches is not worked out yet.
import type { PolicyStatement } from '../../../domain/guardrail-policy.ts';
import type { Certainty } from './certainty.ts';

/** Tells whether the statement speaks of whatever the command touches. */
export function matchResources({ Resource, NotResource }: PolicyStatement): Certainty {
  if (NotResource !== undefined || Resource === undefined) return 'unknown';
  return Resource.includes('*') ? 'yes' : 'unknown';
}
