// The chat applications policy in effect, asked of AWS Organizations.
import type { InvocationFailure } from '../../domain/invocation-failure.ts';
import type { EffectivePolicyAnswer, EffectivePolicySource } from '../effective-policy-source.ts';
import type { OperationInvoker } from '../operation-invoker.ts';

/** How long Organizations may take. */
export const EFFECTIVE_POLICY_TIMEOUT_MS = 10_000;

/** Where Organizations is asked if no Region is set; each partition has one endpoint, found from any of its Regions. */
const ANY_REGION = 'us-east-1';

/** What says that no policy restricts the account (Organizations API, DescribeEffectivePolicy). */
const NO_POLICY_CODES: readonly string[] = ['EffectivePolicyNotFoundException', 'AWSOrganizationsNotInUseException'];

/** What the policy is asked for with. */
export interface EffectivePolicySourceOptions {
  readonly invoker: OperationInvoker;
  readonly findDefaultRegion: () => Promise<string | undefined>;
  /** Aborts after a time; passed in, so that tests need not wait. */
  readonly timeout: (ms: number) => AbortSignal;
}

/** Asks for the policy of the caller's own account, which every account may be allowed to. */
export class SdkEffectivePolicySource implements EffectivePolicySource {
  readonly #options: EffectivePolicySourceOptions;

  constructor(options: EffectivePolicySourceOptions) {
    this.#options = options;
  }

  readonly read = async (): Promise<EffectivePolicyAnswer> => {
    const { invoker, findDefaultRegion, timeout } = this.#options;
    const outcome = await invoker.invoke({
      service: 'organizations',
      operation: 'DescribeEffectivePolicy',
      params: { PolicyType: 'CHATBOT_POLICY' },
      region: (await findDefaultRegion()) ?? ANY_REGION,
      credentials: 'ambient',
      isRepeatable: true,
      signal: timeout(EFFECTIVE_POLICY_TIMEOUT_MS),
    });
    if (outcome.status === 'failed') return explain(outcome.failure);
    const { EffectivePolicy: policy } = outcome.output;
    const content = typeof policy === 'object' && policy !== null && 'PolicyContent' in policy ? policy.PolicyContent : undefined;
    if (typeof content !== 'string') return { status: 'unreadable', reason: 'AWS Organizations answered without a policy.' };
    return { status: 'read', content };
  };
}

function explain(failure: InvocationFailure): EffectivePolicyAnswer {
  switch (failure.kind) {
    case 'service-error': {
      const reason = `AWS Organizations: ${failure.code}: ${failure.message}`;
      return { status: NO_POLICY_CODES.includes(failure.code) ? 'none' : 'unreadable', reason };
    }
    case 'timed-out':
    case 'stopped':
      return { status: 'unreadable', reason: 'AWS Organizations did not answer in time.' };
    case 'no-credentials':
    case 'no-session':
    case 'unreachable':
    case 'not-supported':
    case 'bad-input':
      return { status: 'unreadable', reason: failure.reason };
  }
}
