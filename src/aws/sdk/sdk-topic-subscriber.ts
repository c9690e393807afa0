// What an operator's commands change for topics, over the generic client.
import { TOPIC_CHANGE_CALLS, type TopicChangeAction } from '../../domain/topic-calls.ts';
import type { OperationInvoker } from '../operation-invoker.ts';
import type { LookPlace } from '../topic-state-source.ts';
import type { Changed, TopicSubscriber, WantedQueue, WantedSubscription } from '../topic-subscriber.ts';
import { explainCallFailure } from './explain-call-failure.ts';
import type { Params } from './plugin.ts';

/** How long a change may take; whoever asked for it sees its failure and asks again. */
const TOPIC_CHANGE_TIMEOUT_MS = 15_000;

/** What it is made from. */
export interface TopicSubscriberOptions {
  readonly invoker: OperationInvoker;
  /** Aborts after a time; passed in, so that tests need not wait. */
  readonly timeout: (ms: number) => AbortSignal;
}

/** Makes and changes subscriptions. */
export class SdkTopicSubscriber implements TopicSubscriber {
  readonly #options: TopicSubscriberOptions;

  constructor(options: TopicSubscriberOptions) {
    this.#options = options;
  }

  async subscribe({ topicArn, protocol, endpoint, attributes }: WantedSubscription, place: LookPlace): Promise<Changed<string>> {
    const params = { TopicArn: topicArn, Protocol: protocol, Endpoint: endpoint, Attributes: attributes, ReturnSubscriptionArn: true };
    return textOf(await this.#call('sns:Subscribe', params, place), 'SubscriptionArn');
  }

  async setSubscriptionAttribute(
    subscriptionArn: string,
    { name, value }: { readonly name: string; readonly value: string },
    place: LookPlace,
  ): Promise<Changed<void>> {
    const params = { SubscriptionArn: subscriptionArn, AttributeName: name, AttributeValue: value };
    return done(await this.#call('sns:SetSubscriptionAttributes', params, place));
  }

  async unsubscribe(subscriptionArn: string, place: LookPlace): Promise<Changed<void>> {
    return done(await this.#call('sns:Unsubscribe', { SubscriptionArn: subscriptionArn }, place));
  }

  async setQueuePolicy(queueUrl: string, policy: string, place: LookPlace): Promise<Changed<void>> {
    return done(await this.#call('sqs:SetQueueAttributes', { QueueUrl: queueUrl, Attributes: { Policy: policy } }, place));
  }

  async createQueue({ queueName, attributes, tags }: WantedQueue, place: LookPlace): Promise<Changed<string>> {
    const created = textOf(await this.#call('sqs:CreateQueue', { QueueName: queueName, Attributes: attributes, tags }, place), 'QueueUrl');
    if (created.status === 'failed') return created;
    // One that was there already has kept its own tags.
    const tagged = await this.#call('sqs:TagQueue', { QueueUrl: created.value, Tags: tags }, place);
    return tagged.status === 'failed' ? tagged : created;
  }

  async publish(
    { topicArn, subject, text }: { readonly topicArn: string; readonly subject: string; readonly text: string },
    place: LookPlace,
  ): Promise<Changed<string>> {
    const group = topicArn.endsWith('.fifo') ? { MessageGroupId: 'signalbox-test', MessageDeduplicationId: crypto.randomUUID() } : {};
    const params = { TopicArn: topicArn, Subject: subject, Message: text, ...group };
    return textOf(await this.#call('sns:Publish', params, place), 'MessageId');
  }

  async #call(action: TopicChangeAction, params: Params, { region, credentials }: LookPlace): Promise<Changed<Params>> {
    const { invoker, timeout } = this.#options;
    const { service, operation } = TOPIC_CHANGE_CALLS[action];
    const signal = timeout(TOPIC_CHANGE_TIMEOUT_MS);
    // All but a test message come to the same when they are made twice.
    const isRepeatable = action !== 'sns:Publish';
    const outcome = await invoker.invoke({ service, operation, params, region, credentials, isRepeatable, signal });
    if (outcome.status === 'succeeded') return { status: 'done', value: outcome.output };
    return { status: 'failed', call: action, reason: explainCallFailure(outcome.failure, service.toUpperCase()) };
  }
}

function done(changed: Changed<Params>): Changed<void> {
  return changed.status === 'done' ? { status: 'done', value: undefined } : changed;
}

function textOf(changed: Changed<Params>, member: string): Changed<string> {
  if (changed.status === 'failed') return changed;
  const text = changed.value[member];
  return { status: 'done', value: typeof text === 'string' ? text : '' };
}
