// What all clients have in common, whatever their service.
import type { AwsCredentialIdentityProvider, StandardRetryBackoffStrategy } from '@smithy/types';
import type { Environment } from './aws-environment.ts';
import type { RequestHandler } from './request-handler.ts';

/** What clients are made from. */
export interface ClientSettings {
  readonly environment: Environment;
  /** Loads the credentials; throws CredentialsMissing where there are none. */
  readonly credentials: AwsCredentialIdentityProvider;
  readonly requestHandler: RequestHandler;
  /** Signalbox's own, told to AWS with each call. */
  readonly version: string;
  /** Where calls go whatever the endpoint rules say; the environment's unless given. */
  readonly endpoint?: string | undefined;
  /** How long to wait before a further attempt; the SDK's unless given. */
  readonly backoff?: StandardRetryBackoffStrategy;
}
