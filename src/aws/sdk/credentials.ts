// The machine's own credentials, loaded when the first call needs them.
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';

/** How long a failure to find credentials is remembered, so that each command does not wait for it anew. */
export const FAILURE_MEMORY_MS = 5_000;

/** No credentials were found, or they could not be loaded; the message is for the person who asked. */
export class CredentialsMissing extends Error {
  constructor(cause: unknown) {
    super(explain(cause), { cause });
    this.name = 'CredentialsMissing';
  }
}

/** Loads credentials and keeps them while they are good. */
export class Credentials {
  readonly #makeProvider: () => AwsCredentialIdentityProvider;
  readonly #now: () => number;
  #provider: AwsCredentialIdentityProvider | undefined;
  #failure: { readonly error: CredentialsMissing; readonly until: number } | undefined;

  constructor(makeProvider: () => AwsCredentialIdentityProvider, now: () => number = () => performance.now()) {
    this.#makeProvider = makeProvider;
    this.#now = now;
  }

  /** Returns the credentials; throws CredentialsMissing where there are none. */
  readonly load: AwsCredentialIdentityProvider = async (properties): Promise<AwsCredentialIdentity> => {
    if (this.#failure !== undefined && this.#now() < this.#failure.until) throw this.#failure.error;
    this.#provider ??= this.#makeProvider();
    try {
      return await this.#provider(properties);
    } catch (error) {
      this.forget();
      this.#failure = { error: new CredentialsMissing(error), until: this.#now() + FAILURE_MEMORY_MS };
      throw this.#failure.error;
    }
  };

  /** Makes the next call load them anew: AWS has refused the ones at hand, and there may be newer ones. */
  forget(): void {
    this.#provider = undefined;
    this.#failure = undefined;
  }
}

const WHERE_AND_HOW =
  'Looked at the environment (AWS_ACCESS_KEY_ID, AWS_PROFILE), the shared credentials and config files, web identity, container and instance metadata. ' +
  'Give this machine a role, or start Signalbox with AWS_PROFILE or with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY set.';

// What the chain says when it found nothing at all; anything else is a source that was found and failed.
const NOTHING_FOUND = 'Could not load credentials from any providers';

function explain(cause: unknown): string {
  const said = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : '';
  if (said === '' || said.startsWith(NOTHING_FOUND)) return `No AWS credentials were found. ${WHERE_AND_HOW}`;
  return `The AWS credentials could not be loaded: ${said.replace(/\.?$/, '.')} ${WHERE_AND_HOW}`;
}
