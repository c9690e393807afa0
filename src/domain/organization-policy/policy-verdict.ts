// What the organization's policy says about a channel at the moment.
import type { PolicyViolation } from './find-policy-violation.ts';

/** The verdict. */
export type PolicyVerdict =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'forbidden'; readonly violation: PolicyViolation }
  /** Nobody knows for the moment, so nothing happens; a sentence says what is not known. */
  | { readonly kind: 'not-known'; readonly text: string };
