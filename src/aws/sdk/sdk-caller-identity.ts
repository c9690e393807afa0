// Whose credentials the machine has, asked of STS once.
import type { AccountState, CallerIdentity } from '../caller-identity.ts';
import type { OperationInvoker } from '../operation-invoker.ts';
import type { InvocationFailure } from '../../domain/invocation-failure.ts';

/** How long STS may take. */
export const IDENTITY_TIMEOUT_MS = 5_000;

/** How long the demo account is remembered: people sign in while the server runs, and a thousand events a second ask for it. */
const DEMO_LIFETIME_MS = 3_000;

/** Where STS is asked if no Region is set. */
const ANY_REGION = 'us-east-1';

/** What the identity is learned with. */
export interface CallerIdentityOptions {
  readonly invoker: OperationInvoker;
  readonly findDefaultRegion: () => Promise<string | undefined>;
  /** The id of the access key at hand; undefined where there is none. Never rejects. */
  readonly findKeyId: () => Promise<string | undefined>;
  readonly demoAccountId: string;
  /** Aborts after a time; passed in, so that tests need not wait. */
  readonly timeout: (ms: number) => AbortSignal;
  /** A clock in milliseconds that never steps back. */
  readonly elapsed?: () => number;
}

/** Learns the identity and keeps it until the credentials turn out bad, or are others. */
export class SdkCallerIdentity implements CallerIdentity {
  readonly #options: CallerIdentityOptions;
  readonly #elapsed: () => number;
  #known: AccountState | undefined;
  #knownUntil = Number.POSITIVE_INFINITY;
  #keyId: string | undefined;
  /** Those who ask at the same time share one call. */
  #learning: Promise<AccountState> | undefined;

  constructor(options: CallerIdentityOptions) {
    this.#options = options;
    this.#elapsed = options.elapsed ?? (() => performance.now());
  }

  readonly find = (signal: AbortSignal): Promise<AccountState> => orGivenUp(this.#find(), signal);

  /** Makes the next call ask anew: AWS has refused the credentials, and there may be others. */
  forget(): void {
    this.#known = undefined;
    this.#learning = undefined;
  }

  async #find(): Promise<AccountState> {
    const keyId = await this.#options.findKeyId();
    // Renewed credentials may be of another account, where the profile has changed meanwhile: what was confirmed for one must not run in the other.
    if (keyId !== this.#keyId) this.forget();
    this.#keyId = keyId;
    if (this.#known !== undefined && this.#elapsed() < this.#knownUntil) return this.#known;
    this.#learning ??= this.#learn();
    return this.#learning;
  }

  #learn(): Promise<AccountState> {
    const learning = this.#ask().then((state) => {
      // What was forgotten in the meantime is not remembered.
      if (this.#learning !== learning) return state;
      this.#learning = undefined;
      if (state.kind === 'unknown') return state;
      this.#known = state;
      this.#knownUntil = state.kind === 'demo' ? this.#elapsed() + DEMO_LIFETIME_MS : Number.POSITIVE_INFINITY;
      return state;
    });
    return learning;
  }

  async #ask(): Promise<AccountState> {
    const { invoker, findDefaultRegion, demoAccountId, timeout } = this.#options;
    const outcome = await invoker.invoke({
      service: 'sts',
      operation: 'GetCallerIdentity',
      params: {},
      // Each partition has its own; the Region that is set says which it is.
      region: (await findDefaultRegion()) ?? ANY_REGION,
      credentials: 'ambient',
      isRepeatable: true,
      signal: timeout(IDENTITY_TIMEOUT_MS),
    });
    if (outcome.status === 'failed') return explain(outcome.failure, demoAccountId);
    const { Account, Arn } = outcome.output;
    if (typeof Account === 'string' && ACCOUNT_ID.test(Account) && typeof Arn === 'string') {
      return { kind: 'account', accountId: Account, callerArn: Arn };
    }
    return { kind: 'unknown', reason: 'STS did not say whose credentials these are.' };
  }
}

// Match: 111122223333. Near miss: 1111-2222-3333.
const ACCOUNT_ID = /^\d{12}$/;

function explain(failure: InvocationFailure, demoAccountId: string): AccountState {
  switch (failure.kind) {
    case 'no-credentials':
      return { kind: 'demo', accountId: demoAccountId, reason: failure.reason };
    case 'service-error':
      return { kind: 'unknown', reason: `STS refused the machine's credentials: ${failure.code}: ${failure.message}` };
    case 'timed-out':
    case 'stopped':
      return NOT_IN_TIME;
    case 'no-session':
    case 'unreachable':
    case 'not-supported':
    case 'bad-input':
      return { kind: 'unknown', reason: failure.reason };
  }
}

const NOT_IN_TIME: AccountState = { kind: 'unknown', reason: 'STS did not say in time whose credentials these are.' };

async function orGivenUp(learning: Promise<AccountState>, signal: AbortSignal): Promise<AccountState> {
  if (signal.aborted) return NOT_IN_TIME;
  const { promise: aborted, resolve } = Promise.withResolvers<AccountState>();
  const giveUp = (): void => {
    resolve(NOT_IN_TIME);
  };
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([learning, aborted]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
