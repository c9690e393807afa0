// A ready-made guardrail: a policy of AWS Chatbot's own, AWS's managed policies, or both together.
import type { PolicyDocument } from '../domain/guardrail-policy.ts';

/** A template. */
export interface GuardrailTemplate {
  /** By which the configuration names it. */
  readonly name: string;
  /** What AWS calls it in the console. */
  readonly title: string;
  /** One sentence: what it lets people do. */
  readonly summary: string;
  /** A policy that stands in the template itself. */
  readonly document?: PolicyDocument;
  /** What AWS calls that policy where it makes it for a role. */
  readonly documentName?: string;
  /** Names of AWS's managed policies that belong to it. */
  readonly managedPolicyNames: readonly string[];
  /** The page that says so. */
  readonly source: string;
}
