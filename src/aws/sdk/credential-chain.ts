// Where credentials come from: the AWS SDKs' standard chain (environment, shared files, web identity, containers, instance metadata).
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import type { Environment } from './aws-environment.ts';
import { silentLogger } from './silent-logger.ts';

/** How long the instance metadata service may take to answer: on machines that have none, nobody else would. As in the AWS CLI. */
const METADATA_TIMEOUT_MS = 1_000;

/** Makes the chain; nothing is looked up before its first use. */
export function makeCredentialChain(environment: Environment): AwsCredentialIdentityProvider {
  const profile = given(environment['AWS_PROFILE']) ?? given(environment['AWS_DEFAULT_PROFILE']);
  const filepath = given(environment['AWS_SHARED_CREDENTIALS_FILE']);
  const configFilepath = given(environment['AWS_CONFIG_FILE']);
  const chain = defaultProvider({
    timeout: METADATA_TIMEOUT_MS,
    maxRetries: 0,
    // The files are read anew on each load: people sign in while the server runs.
    ignoreCache: true,
    logger: silentLogger,
    ...(profile === undefined ? {} : { profile }),
    ...(filepath === undefined ? {} : { filepath }),
    ...(configFilepath === undefined ? {} : { configFilepath }),
  });
  // As in the chain, a profile goes before keys. The rest of the chain reads the process's own environment.
  const keys = profile === undefined ? readKeys(environment) : undefined;
  return keys === undefined ? chain : () => Promise.resolve(keys);
}

function readKeys(environment: Environment): AwsCredentialIdentity | undefined {
  const accessKeyId = given(environment['AWS_ACCESS_KEY_ID']);
  const secretAccessKey = given(environment['AWS_SECRET_ACCESS_KEY']);
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  const sessionToken = given(environment['AWS_SESSION_TOKEN']);
  const accountId = given(environment['AWS_ACCOUNT_ID']);
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    ...(accountId === undefined ? {} : { accountId }),
  };
}

function given(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
