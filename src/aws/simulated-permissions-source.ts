// Narrow port: what IAM says that a role or a user may do, before anything is tried. It calls SimulatePrincipalPolicy, and nothing else.
import type { ReadingPlace } from '../domain/reading-place.ts';
import type { Reading } from './reading.ts';

/** One action on one resource. */
export interface SimulatedRequest {
  /** Such as `ec2:RebootInstances`. */
  readonly action: string;
  /** An ARN of which everything is known, or `*`. */
  readonly resource: string;
  /** The Region of the request, where it is certain. */
  readonly region?: string;
}

/** Of whom is asked, and what. */
export interface SimulationRequest {
  /** In whose account, and with whose rights IAM is asked. */
  readonly place: ReadingPlace;
  /** The role or user, of the same account. */
  readonly principalArn: string;
  readonly requests: readonly SimulatedRequest[];
}

/**
 * What IAM says of a request: by the policies of the principal, its permissions boundary and the organization's. Undetermined is what hangs
 * on a condition key that only the real request has, or on a policy that the resource may have.
 */
export type SimulatedVerdict = 'allowed' | 'denied' | 'undetermined';

/** Asks IAM. Never rejects. */
export interface SimulatedPermissionsSource {
  /** Returns a verdict for each request, in their order. */
  simulate(request: SimulationRequest, signal: AbortSignal): Promise<Reading<readonly SimulatedVerdict[]>>;
}
