// Topics, their subscriptions, and the queues and keys behind them, over the generic client.
import { TOPIC_CHECK_CALLS, type TopicCheckAction } from '../../domain/topic-calls.ts';
import type { InvocationOutcome, OperationInvoker } from '../operation-invoker.ts';
import type {
  KeyState,
  ListedSubscription,
  LookPlace,
  Looked,
  QueueState,
  SubscriptionState,
  TopicState,
  TopicStateSource,
} from '../topic-state-source.ts';
import { explainCallFailure } from './explain-call-failure.ts';
import type { Params } from './plugin.ts';

/** How long a call may take; what was not read is told as such. */
const TOPIC_CALL_TIMEOUT_MS = 10_000;

/** SNS lists 100 subscriptions a page; a topic with more than this many is not ours alone, and ours is among the rest or is missed. */
const SUBSCRIPTION_PAGES_MAX = 20;

// Match: NotFound, NotFoundException, AWS.SimpleQueueService.NonExistentQueue, QueueDoesNotExist. Near miss: AuthorizationError.
const ABSENT = /NotFound|NonExistent|DoesNotExist/;

/** What it is made from. */
export interface TopicStateSourceOptions {
  readonly invoker: OperationInvoker;
  /** Aborts after a time; passed in, so that tests need not wait. */
  readonly timeout: (ms: number) => AbortSignal;
}

/** Looks at them. */
export class SdkTopicStateSource implements TopicStateSource {
  readonly #options: TopicStateSourceOptions;

  constructor(options: TopicStateSourceOptions) {
    this.#options = options;
  }

  async readTopic(topicArn: string, place: LookPlace): Promise<Looked<TopicState>> {
    const looked = await this.#call('sns:GetTopicAttributes', { TopicArn: topicArn }, place);
    return map(looked, ({ Attributes }) => withText('kmsKeyId', textsOf(Attributes)['KmsMasterKeyId']));
  }

  async listSubscriptions(topicArn: string, place: LookPlace): Promise<Looked<readonly ListedSubscription[]>> {
    const listed: ListedSubscription[] = [];
    let token: unknown;
    for (let page = 0; page < SUBSCRIPTION_PAGES_MAX; page += 1) {
      const params = { TopicArn: topicArn, ...(token === undefined ? {} : { NextToken: token }) };
      const looked = await this.#call('sns:ListSubscriptionsByTopic', params, place);
      if (looked.status !== 'found') return looked;
      const { Subscriptions, NextToken } = looked.value;
      listed.push(...(Array.isArray(Subscriptions) ? (Subscriptions as readonly Params[]) : []).map(toListed));
      token = NextToken;
      if (typeof token !== 'string' || token === '') break;
    }
    return { status: 'found', value: listed };
  }

  async readSubscription(subscriptionArn: string, place: LookPlace): Promise<Looked<SubscriptionState>> {
    const looked = await this.#call('sns:GetSubscriptionAttributes', { SubscriptionArn: subscriptionArn }, place);
    return map(looked, ({ Attributes }) => {
      const attributes = textsOf(Attributes);
      return { isPending: attributes['PendingConfirmation'] === 'true', isRaw: attributes['RawMessageDelivery'] === 'true', attributes };
    });
  }

  async readQueue(queueUrl: string, place: LookPlace): Promise<Looked<QueueState>> {
    const params = { QueueUrl: queueUrl, AttributeNames: ['Policy', 'KmsMasterKeyId'] };
    const looked = await this.#call('sqs:GetQueueAttributes', params, place);
    return map(looked, ({ Attributes }) => {
      const { Policy, KmsMasterKeyId } = textsOf(Attributes);
      return { ...withText('policy', Policy), ...withText('kmsKeyId', KmsMasterKeyId) };
    });
  }

  async readKey(keyId: string, place: LookPlace): Promise<Looked<KeyState>> {
    const described = await this.#call('kms:DescribeKey', { KeyId: keyId }, place);
    if (described.status !== 'found') return described;
    const { KeyMetadata } = described.value;
    const { KeyId, KeyState: state, KeyManager } = textsOf(KeyMetadata);
    const isAwsManaged = KeyManager === 'AWS';
    const known = { state: state ?? 'unknown', isAwsManaged };
    if (isAwsManaged) return { status: 'found', value: { ...known, policy: '' } };
    // An alias names no key here.
    const policy = await this.#call('kms:GetKeyPolicy', { KeyId: KeyId ?? keyId, PolicyName: 'default' }, place);
    return map(policy, ({ Policy }) => ({ ...known, policy: typeof Policy === 'string' ? Policy : '' }));
  }

  async #call(action: TopicCheckAction, params: Params, { region, credentials }: LookPlace): Promise<Looked<Params>> {
    const { invoker, timeout } = this.#options;
    const { service, operation } = TOPIC_CHECK_CALLS[action];
    const signal = timeout(TOPIC_CALL_TIMEOUT_MS);
    return toLooked(await invoker.invoke({ service, operation, params, region, credentials, isRepeatable: true, signal }), action);
  }
}

function toLooked(outcome: InvocationOutcome, call: TopicCheckAction): Looked<Params> {
  if (outcome.status === 'succeeded') return { status: 'found', value: outcome.output };
  const { failure } = outcome;
  const reason = explainCallFailure(failure, TOPIC_CHECK_CALLS[call].service.toUpperCase());
  if (failure.kind === 'service-error' && ABSENT.test(failure.code)) return { status: 'absent', reason };
  return { status: 'unread', call, reason };
}

function map<Value>(looked: Looked<Params>, toValue: (output: Params) => Value): Looked<Value> {
  return looked.status === 'found' ? { status: 'found', value: toValue(looked.value) } : looked;
}

function toListed(subscription: Params): ListedSubscription {
  const { SubscriptionArn = '', Protocol = '', Endpoint = '' } = textsOf(subscription);
  // What waits is listed as PendingConfirmation, what was deleted just now as Deleted (SNS API, ListSubscriptionsByTopic).
  const isArn = SubscriptionArn.startsWith('arn:');
  return { ...(isArn ? { subscriptionArn: SubscriptionArn } : {}), protocol: Protocol, endpoint: Endpoint };
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function withText<Key extends string>(key: Key, text: string | undefined): { readonly [Name in Key]?: string } {
  return (text === undefined || text === '' ? {} : { [key]: text }) as { readonly [Name in Key]?: string };
}
