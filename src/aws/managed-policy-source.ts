// Narrow port: the document of a managed policy of IAM. It calls GetPolicy and GetPolicyVersion, and nothing else.
import type { RoleSession } from '../domain/role-session.ts';

/** A policy as IAM has it, or why it could not be read. */
export type ManagedPolicyOutcome =
  | { readonly status: 'read'; readonly versionId: string; readonly documentText: string }
  | { readonly status: 'failed'; readonly reason: string };

/** Reads managed policies. Never rejects for what AWS or the network does. */
export interface ManagedPolicySource {
  /** Reads the version in force, with the machine's own credentials or a session of a role. */
  readonly read: (policyArn: string, credentials: 'ambient' | RoleSession) => Promise<ManagedPolicyOutcome>;
}
