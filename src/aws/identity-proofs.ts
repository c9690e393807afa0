// Narrow port: GetCallerIdentity that somebody else has signed, sent on to STS. It is built here from its parts, goes to STS's own hosts
// and nowhere else, and is sent once.
import type { ProofSubject, SignedIdentity } from '../domain/identity-proof.ts';

/** A signed request that was found to be in order. */
export interface IdentityProof {
  readonly signed: SignedIdentity;
  readonly subject: ProofSubject;
  /** The Region that it is signed for. */
  readonly region: string;
}

/** What STS said: who it is, that it does not know them, or nothing that could be used. */
export type IdentityOutcome =
  | { readonly status: 'identified'; readonly accountId: string; readonly arn: string }
  /** With STS's own code, such as `SignatureDoesNotMatch`. */
  | { readonly status: 'refused'; readonly code: string }
  | { readonly status: 'unavailable'; readonly reason: string };

/** Asks STS; never rejects. */
export interface IdentityProofs {
  identify(proof: IdentityProof): Promise<IdentityOutcome>;
}
