// Narrow adapter: the version of a managed policy that is in force, by GetPolicy and GetPolicyVersion of IAM and nothing else.
import type { InvocationFailure } from '../../domain/invocation-failure.ts';
import { partitions } from '../../domain/partitions.generated.ts';
import { parsePolicyArn } from '../../domain/policy-arn.ts';
import type { ManagedPolicyOutcome, ManagedPolicySource } from '../managed-policy-source.ts';
import type { OperationInvoker } from '../operation-invoker.ts';

/** How long IAM may take for both calls together. */
const POLICY_TIMEOUT_MS = 5_000;

/** What policies are read with. */
export interface ManagedPolicySourceOptions {
  readonly invoker: OperationInvoker;
  /** Aborts after a time; passed in, so that tests need not wait. */
  readonly timeout: (ms: number) => AbortSignal;
}

type Read = ManagedPolicySource['read'];

/** Makes the source. */
export function createManagedPolicySource({ invoker, timeout }: ManagedPolicySourceOptions): ManagedPolicySource {
  const read: Read = async (policyArn, credentials) => {
    const policy = parsePolicyArn(policyArn);
    if (policy === undefined) return failed('it is not the ARN of a managed policy');
    // Services without Regions have one for each partition.
    const region = partitions.find(({ id }) => id === policy.partition)?.implicitGlobalRegion ?? '';
    const call = { service: 'iam', region, credentials, isRepeatable: true, signal: timeout(POLICY_TIMEOUT_MS) } as const;
    const found = await invoker.invoke({ ...call, operation: 'GetPolicy', params: { PolicyArn: policyArn } });
    if (found.status === 'failed') return failed(describe(found.failure));
    const VersionId = textAt(found.output, 'Policy', 'DefaultVersionId');
    if (VersionId === undefined) return failed('IAM did not say which version of it is in force');
    const version = await invoker.invoke({ ...call, operation: 'GetPolicyVersion', params: { PolicyArn: policyArn, VersionId } });
    if (version.status === 'failed') return failed(describe(version.failure));
    return decode(textAt(version.output, 'PolicyVersion', 'Document'), VersionId);
  };
  return { read };
}

function failed(reason: string): ManagedPolicyOutcome {
  return { status: 'failed', reason };
}

/** IAM API, PolicyVersion: "The policy document returned in the response is URL-encoded compliant with RFC 3986". */
function decode(encoded: string | undefined, versionId: string): ManagedPolicyOutcome {
  if (encoded === undefined) return failed('IAM answered without a document');
  try {
    return { status: 'read', versionId, documentText: decodeURIComponent(encoded) };
  } catch {
    return failed('IAM answered with a document that cannot be read');
  }
}

function textAt(output: Readonly<Record<string, unknown>>, holder: string, member: string): string | undefined {
  const inner = output[holder];
  const value = typeof inner === 'object' && inner !== null ? (inner as Readonly<Record<string, unknown>>)[member] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function describe(failure: InvocationFailure): string {
  switch (failure.kind) {
    case 'service-error':
      return failure.message === '' ? failure.code : `${failure.code}: ${failure.message}`;
    case 'timed-out':
    case 'stopped':
      return 'IAM did not answer in time';
    default:
      return failure.reason;
  }
}
