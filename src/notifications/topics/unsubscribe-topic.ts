// Takes away what subscribing a topic has made: the subscriptions of our doors, and our statements in the policies of our queues.
import type { LookPlace, TopicStateSource } from '../../aws/topic-state-source.ts';
import type { TopicSubscriber } from '../../aws/topic-subscriber.ts';
import type { TopicArn } from '../../domain/topic-arn.ts';
import type { CheckPlaces } from './check-topic.ts';
import { letSendNoMore } from './queue-statement.ts';
import type { SubscriptionEndpoint } from './subscription-endpoint.ts';

/** What it works with. */
export interface UnsubscribingContext {
  readonly source: TopicStateSource;
  readonly subscriber: TopicSubscriber;
  readonly places: CheckPlaces;
}

/** What was taken away, one line each; `reasons` for what was not. */
export interface UnsubscriptionOutcome {
  readonly steps: readonly string[];
  readonly reasons: readonly string[];
}

/** Unsubscribes some of our doors from a topic; nothing happens for those that are not subscribed. */
export async function unsubscribeTopic(
  topic: TopicArn,
  endpoints: readonly SubscriptionEndpoint[],
  context: UnsubscribingContext,
): Promise<UnsubscriptionOutcome> {
  const steps: string[] = [];
  const reasons: string[] = [];
  const { source, subscriber, places } = context;
  const place: LookPlace = places.ofTopic(topic.arn);
  const listed = await source.listSubscriptions(topic.arn, place);
  if (listed.status === 'unread') return { steps, reasons: [`${listed.call}: ${listed.reason}`] };
  const subscriptions = listed.status === 'found' ? listed.value : [];
  for (const endpoint of endpoints) {
    const ours = subscriptions.filter((one) => one.protocol === endpoint.protocol && one.endpoint === endpoint.endpoint);
    for (const { subscriptionArn } of ours) {
      // What waits has no ARN to name it by, and SNS forgets it after two days (SNS API, Subscribe).
      if (subscriptionArn === undefined) reasons.push(`${endpoint.endpoint} is not confirmed: SNS forgets it after two days`);
      else {
        const changed = await subscriber.unsubscribe(subscriptionArn, place);
        if (changed.status === 'done') steps.push(`unsubscribed ${endpoint.endpoint}`);
        else reasons.push(`${changed.call}: ${changed.reason}`);
      }
    }
    if (endpoint.protocol === 'sqs') await clearStatement(topic.arn, endpoint, { ...context, steps, reasons });
  }
  return { steps, reasons };
}

async function clearStatement(
  topicArn: string,
  { queue }: Extract<SubscriptionEndpoint, { protocol: 'sqs' }>,
  { source, subscriber, places, steps, reasons }: UnsubscribingContext & { readonly steps: string[]; readonly reasons: string[] },
): Promise<void> {
  const place = places.ofQueue(queue);
  const state = await source.readQueue(queue.queueUrl, place);
  if (state.status === 'unread') reasons.push(`${state.call}: ${state.reason}`);
  const policy = state.status === 'found' ? letSendNoMore(state.value.policy, topicArn) : undefined;
  if (policy === undefined) return;
  const changed = await subscriber.setQueuePolicy(queue.queueUrl, policy, place);
  if (changed.status === 'done') steps.push(`took the statement for ${topicArn} out of the policy of ${queue.queueArn}`);
  else reasons.push(`${changed.call}: ${changed.reason}`);
}
