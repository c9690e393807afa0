// A copy of one of AWS's managed policies, for where AWS cannot be asked.
import type { PolicyDocument } from '../domain/guardrail-policy.ts';

/** A copy, and of which version. */
export interface CopiedPolicy {
  readonly version: string;
  /** The day of that version. */
  readonly updated: string;
  readonly document: PolicyDocument;
}
