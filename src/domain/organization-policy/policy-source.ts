// A chat applications policy as it is attached to a root, an organizational unit or an account: changes of what is inherited, and which
// changes policies below may make (AWS Organizations User Guide, "Inheritance operators").
import type { PolicyPath, PolicyValue } from './organization-policy.ts';

/** An operator that sets a value. */
export type ValueOperator = '@@assign' | '@@append' | '@@remove';

/** All of them, in the order in which those of one setting count: what is taken away stays away. */
export const VALUE_OPERATORS: readonly ValueOperator[] = ['@@assign', '@@append', '@@remove'];

/** The operator that says which operators policies below may use. */
export const CHILD_CONTROL = '@@operators_allowed_for_child_policies';

/** One change of one setting. */
export interface PolicyChange {
  readonly path: PolicyPath;
  readonly operator: ValueOperator;
  readonly value: PolicyValue;
}

/** Which operators policies below may use at a place, and at everything under it. */
export interface ChildControl {
  readonly path: PolicyPath;
  readonly allowed: ReadonlySet<ValueOperator>;
}

/** A policy. */
export interface PolicySource {
  readonly changes: readonly PolicyChange[];
  readonly controls: readonly ChildControl[];
}
