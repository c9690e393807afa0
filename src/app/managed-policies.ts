// The documents of the managed policies that guardrails name: read from IAM when a command first needs them, kept for an hour, and read
// anew after a reload. What cannot be read is asked for again after a minute.
import { readPolicyDocument } from '../commands/parse-policy-document.ts';
import type { ManagedPolicyOutcome, ManagedPolicySource } from '../aws/managed-policy-source.ts';
import type { PolicyDocument } from '../domain/guardrail-policy.ts';
import type { RoleSession } from '../domain/role-session.ts';

/** How long a document counts before IAM is asked again. */
export const FRESH_MS = 60 * 60_000;

/** How soon IAM is asked again about what it did not tell. */
export const RETRIED_AFTER_MS = 60_000;

/** How long a document counts that IAM does not tell any more. */
export const STALE_MS = 24 * 60 * 60_000;

/** What is known of a policy: its document, or why there is none. */
export type KnownPolicy = { readonly document: PolicyDocument } | { readonly unreadBecause: string };

/** What policies are read with. */
export interface ManagedPoliciesOptions {
  readonly source: ManagedPolicySource;
  readonly now: () => Date;
}

/** A policy, and with whose credentials it is read. */
export interface NamedManagedPolicy {
  readonly policyArn: string;
  readonly credentials: 'ambient' | RoleSession;
}

interface Entry {
  readonly known: KnownPolicy;
  readonly askedAt: number;
  /** When the document was read; absent without one. */
  readonly readAt?: number;
}

/** Reads them and keeps them in memory. */
export class ManagedPolicies {
  readonly #options: ManagedPoliciesOptions;
  readonly #entries = new Map<string, Entry>();
  /** Those who ask at the same time share one reading. */
  readonly #reading = new Map<string, Promise<void>>();

  constructor(options: ManagedPoliciesOptions) {
    this.#options = options;
  }

  /** What is known of a policy at the moment. */
  get(policyArn: string): KnownPolicy {
    const entry = this.#entries.get(policyArn);
    return entry?.known ?? { unreadBecause: 'it was not read yet' };
  }

  /** Resolves once nothing more can be learned of the policies now. Never rejects. */
  async settle(policies: readonly NamedManagedPolicy[]): Promise<void> {
    await Promise.all(policies.map((policy) => this.#settleOne(policy)));
  }

  /** Drops all. */
  forget(): void {
    this.#entries.clear();
    this.#reading.clear();
  }

  #settleOne(policy: NamedManagedPolicy): Promise<void> {
    const { policyArn } = policy;
    const entry = this.#entries.get(policyArn);
    if (entry !== undefined && !this.#isDue(entry)) return Promise.resolve();
    const known = this.#reading.get(policyArn);
    const reading = known ?? this.#read(policy);
    // Whoever has a document need not wait for a newer one.
    return entry?.readAt === undefined ? reading : Promise.resolve();
  }

  #isDue({ askedAt, readAt }: Entry): boolean {
    const age = this.#options.now().getTime() - askedAt;
    return age >= (readAt === askedAt ? FRESH_MS : RETRIED_AFTER_MS);
  }

  #read({ policyArn, credentials }: NamedManagedPolicy): Promise<void> {
    const reading = this.#options.source.read(policyArn, credentials).then((outcome) => {
      // What was forgotten in the meantime is not kept.
      if (this.#reading.get(policyArn) !== reading) return;
      this.#reading.delete(policyArn);
      this.#entries.set(policyArn, this.#entryOf(outcome, this.#entries.get(policyArn)));
    });
    this.#reading.set(policyArn, reading);
    return reading;
  }

  #entryOf(outcome: ManagedPolicyOutcome, earlier: Entry | undefined): Entry {
    const askedAt = this.#options.now().getTime();
    const known = outcome.status === 'read' ? parse(outcome.documentText) : { unreadBecause: outcome.reason };
    if ('document' in known) return { known, askedAt, readAt: askedAt };
    const isUsable = earlier?.readAt !== undefined && askedAt - earlier.readAt < STALE_MS;
    return isUsable ? { ...earlier, askedAt } : { known, askedAt };
  }
}

function parse(text: string): KnownPolicy {
  try {
    const outcome = readPolicyDocument(JSON.parse(text));
    return outcome.status === 'ok' ? { document: outcome.document } : { unreadBecause: `its document ${outcome.reason}` };
  } catch {
    return { unreadBecause: 'its document is not JSON' };
  }
}
