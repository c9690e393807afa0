// A name that nothing in the configuration has, with the one that was perhaps meant.
import { nearestName } from '../lib/nearest-name.ts';
import { describeValue } from './describe-value.ts';

/** Describes it; `what` says what should have the name, such as "guardrail". */
export function describeUnknownName(what: string, name: string, known: readonly string[]): string {
  const near = nearestName(name, known);
  return `no ${what} has this name${describeValue(name)}${near === undefined ? '' : ` (did you mean "${near}"?)`}`;
}
