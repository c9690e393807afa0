// The wide port to AWS: any operation of the catalogue. Only commands/execute reaches it, with what was authorized.
import type { InvocationFailure } from '../domain/invocation-failure.ts';
import type { CallCredentials } from '../domain/role-session.ts';

/** Where a call goes. */
interface CallTarget {
  /** An AWS Region; services with one endpoint for all Regions find theirs from it. */
  readonly region: string;
  /** The machine's own credentials, a session of a role, or none: the demo account answers by itself, and nothing is sent anywhere. */
  readonly credentials: CallCredentials;
}

/** One call. */
export interface OperationCall extends CallTarget {
  /** The AWS CLI's name of the service, such as `elbv2`. */
  readonly service: string;
  /** The API's name of the operation, such as `DescribeRules`. */
  readonly operation: string;
  /** Keyed by API member names; blobs are Uint8Array, timestamps Date. */
  readonly params: Readonly<Record<string, unknown>>;
  /** R6: how often the call may be tried; 1 for what must not happen twice (throttling and refused connections are tried again all the same). */
  readonly isRepeatable: boolean;
  /** How long the connection may stay silent, in milliseconds; the adapter's own limit unless given. */
  readonly silenceMs?: number;
  readonly signal: AbortSignal;
}

/** How a call ended. */
export type InvocationOutcome =
  | {
      readonly status: 'succeeded';
      /** As the API names it; blobs are Uint8Array, timestamps Date; streams of bytes are read to OUTPUT_STREAM_MAX_BYTES. */
      readonly output: Readonly<Record<string, unknown>>;
      readonly requestId?: string;
      /** Members that were cut because they are longer than we read. */
      readonly truncatedMembers: readonly string[];
    }
  | { readonly status: 'failed'; readonly failure: InvocationFailure };

/** Calls AWS. Never rejects for what AWS or the network does. */
export interface OperationInvoker {
  readonly invoke: (call: OperationCall) => Promise<InvocationOutcome>;
}
