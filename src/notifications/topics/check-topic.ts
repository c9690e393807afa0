// Looks at a topic of the configuration and at all that its events go through until they are with us, and says what is wrong.
import type { KeyState, ListedSubscription, Looked, LookPlace, TopicStateSource } from '../../aws/topic-state-source.ts';
import { parseTopicArn } from '../../domain/topic-arn.ts';
import { letsService, type ServiceRequest } from './lets-service.ts';
import { listEndpoints, type OwnQueue, type SubscriptionEndpoint } from './subscription-endpoint.ts';
import { TOPIC_FAULT_CODES, type TopicFault, type TopicReport, type TopicToCheck } from './topic-fault.ts';

/** Where topics and queues are looked at, and with whose credentials. */
export interface CheckPlaces {
  readonly ofTopic: (topicArn: string) => LookPlace;
  readonly ofQueue: (queue: OwnQueue) => LookPlace;
}

/** What a check gathers. */
interface Findings {
  readonly faults: TopicFault[];
  readonly unread: string[];
}

/** What topics that AWS services publish to are encrypted with, if not with a key of one's own: its policy lets none of them in (SNS developer guide, key management). */
const KEY_OF_SNS = /alias\/aws\/sns$/;

/** The publishers that matter here; a topic serves at least one of them. */
const PUBLISHERS = ['cloudwatch.amazonaws.com', 'events.amazonaws.com', 'budgets.amazonaws.com', 'codestar-notifications.amazonaws.com'];

/** Checks a topic; what could not be looked at is no fault. */
export async function checkTopic(
  { topicArn, configurationNames, doors }: TopicToCheck,
  source: TopicStateSource,
  places: CheckPlaces,
): Promise<TopicReport> {
  const findings: Findings = { faults: [], unread: [] };
  const topic = parseTopicArn(topicArn);
  const report = (endpoints: readonly string[] = []): TopicReport => ({
    topicArn,
    configurationNames,
    faults: findings.faults.toSorted((left, right) => TOPIC_FAULT_CODES.indexOf(left.code) - TOPIC_FAULT_CODES.indexOf(right.code)),
    unread: findings.unread,
    endpoints,
  });
  if (topic === undefined) return report();
  const place = places.ofTopic(topicArn);

  const [state, listed] = await Promise.all([source.readTopic(topicArn, place), source.listSubscriptions(topicArn, place)]);
  if (state.status === 'absent') {
    findings.faults.push({
      code: 'topic-missing',
      text: `SNS has no topic ${topicArn}: nothing comes from it.`,
      mend: `aws sns create-topic --name ${topic.topicName} --region ${topic.region}`,
    });
    return report();
  }
  const key = valueOf(state, findings)?.kmsKeyId;
  if (key !== undefined) await checkTopicKey({ key, topicArn }, { source, place, findings });
  const subscriptions = valueOf(listed, findings);
  if (subscriptions === undefined) return report();

  const ours = listEndpoints(doors, topic).filter(({ protocol, endpoint }) => subscriptions.some((one) => isAt(one, protocol, endpoint)));
  if (ours.length === 0) {
    findings.faults.push({
      code: 'subscription-missing',
      text: `Signalbox is not subscribed to ${topicArn}: nothing comes from it.`,
      mend: `signalbox topics subscribe --topic ${topicArn}`,
    });
  }
  await Promise.all(ours.map((endpoint) => checkWay({ topicArn, endpoint, subscriptions }, { source, places, findings })));
  return report(ours.map(({ endpoint }) => endpoint));
}

function isAt(subscription: ListedSubscription, protocol: string, endpoint: string): boolean {
  return subscription.protocol === protocol && subscription.endpoint === endpoint;
}

function valueOf<Value>(looked: Looked<Value>, { unread }: Findings): Value | undefined {
  if (looked.status === 'found') return looked.value;
  const text = looked.status === 'unread' ? `${looked.call}: ${looked.reason}` : looked.reason;
  if (!unread.includes(text)) unread.push(text);
  return undefined;
}

interface Way {
  readonly topicArn: string;
  readonly endpoint: SubscriptionEndpoint;
  readonly subscriptions: readonly ListedSubscription[];
}

interface WayContext {
  readonly source: TopicStateSource;
  readonly places: CheckPlaces;
  readonly findings: Findings;
}

async function checkWay(way: Way, context: WayContext): Promise<void> {
  await Promise.all([
    checkSubscription(way, context),
    ...(way.endpoint.protocol === 'sqs' ? [checkQueue(way.topicArn, way.endpoint.queue, context)] : []),
  ]);
}

async function checkSubscription(
  { topicArn, endpoint: { protocol, endpoint }, subscriptions }: Way,
  { source, places, findings }: WayContext,
): Promise<void> {
  const arn = subscriptions.find((one) => isAt(one, protocol, endpoint) && one.subscriptionArn !== undefined)?.subscriptionArn;
  const state = arn === undefined ? undefined : valueOf(await source.readSubscription(arn, places.ofTopic(topicArn)), findings);
  if (arn === undefined || state?.isPending === true) {
    findings.faults.push({
      code: 'subscription-unconfirmed',
      text: `The subscription of ${endpoint} to ${topicArn} waits for its confirmation: nothing comes from it, and SNS forgets it after two days.`,
      mend: `signalbox topics subscribe --topic ${topicArn}`,
    });
  }
  // From a queue the bare message is taken as well; at the door there is no signature to verify without the envelope.
  if (protocol === 'https' && state?.isRaw === true) {
    findings.faults.push({
      code: 'raw-delivery',
      text: `Raw message delivery is on for ${endpoint}: without the envelope there is no signature, and every event is refused.`,
      mend: `aws sns set-subscription-attributes --subscription-arn ${arn ?? ''} --attribute-name RawMessageDelivery --attribute-value false --region ${places.ofTopic(topicArn).region}`,
    });
  }
}

async function checkQueue(topicArn: string, queue: OwnQueue, { source, places, findings }: WayContext): Promise<void> {
  const place = places.ofQueue(queue);
  const looked = await source.readQueue(queue.queueUrl, place);
  if (looked.status === 'absent') {
    findings.faults.push({
      code: 'queue-missing',
      text: `SQS has no queue ${queue.queueArn}, to which ${topicArn} sends: its events are lost.`,
      mend: 'Make the queue again with signalbox bootstrap, or subscribe another one with signalbox topics subscribe --queue',
    });
    return;
  }
  const state = valueOf(looked, findings);
  if (state === undefined) return;
  const request: ServiceRequest = {
    service: 'sns.amazonaws.com',
    action: 'sqs:SendMessage',
    resource: queue.queueArn,
    context: contextOf(topicArn),
  };
  if (letsService(state.policy, request) === 'denied') {
    findings.faults.push({
      code: 'queue-policy',
      text: `The policy of ${queue.queueArn} does not let ${topicArn} send to it: its events are lost.`,
      mend: `signalbox topics subscribe --topic ${topicArn} --queue ${queue.queueUrl}`,
    });
  }
  if (state.kmsKeyId !== undefined) await checkQueueKey({ key: state.kmsKeyId, queue, topicArn }, { source, place, findings });
}

interface KeyContext {
  readonly source: TopicStateSource;
  readonly place: LookPlace;
  readonly findings: Findings;
}

async function checkQueueKey(
  { key, queue, topicArn }: { readonly key: string; readonly queue: OwnQueue; readonly topicArn: string },
  { source, place, findings }: KeyContext,
): Promise<void> {
  const state = valueOf(await source.readKey(key, place), findings);
  const why = state === undefined ? undefined : keyObstacle(state, { services: ['sns.amazonaws.com'], context: contextOf(topicArn) });
  if (why === undefined) return;
  findings.faults.push({
    code: 'queue-key',
    text: `${queue.queueArn} is encrypted with ${key}, which SNS cannot use (${why}): events of ${topicArn} are lost.`,
    mend: 'Let sns.amazonaws.com do kms:Decrypt and kms:GenerateDataKey in the policy of a key of your own, or let SQS encrypt the queue by itself (SqsManagedSseEnabled)',
  });
}

async function checkTopicKey(
  { key, topicArn }: { readonly key: string; readonly topicArn: string },
  { source, place, findings }: KeyContext,
): Promise<void> {
  const why = KEY_OF_SNS.test(key) ? MANAGED_KEY : await topicKeyObstacle(key, { source, place, findings });
  if (why === undefined) return;
  findings.faults.push({
    code: 'topic-key',
    text: `${topicArn} is encrypted with ${key}, which CloudWatch and EventBridge cannot use (${why}): what they publish is lost.`,
    mend: 'Encrypt the topic with a key of your own whose policy lets cloudwatch.amazonaws.com and events.amazonaws.com do kms:Decrypt and kms:GenerateDataKey*',
  });
}

const MANAGED_KEY = 'AWS manages it, and its policy lets no service in';

async function topicKeyObstacle(key: string, { source, place, findings }: KeyContext): Promise<string | undefined> {
  const state = valueOf(await source.readKey(key, place), findings);
  return state === undefined ? undefined : keyObstacle(state, { services: PUBLISHERS, context: {} });
}

/** Says why none of some services can use a key; undefined where one can, or it cannot be told. */
function keyObstacle(
  { state, isAwsManaged, policy }: KeyState,
  { services, context }: { readonly services: readonly string[]; readonly context: ServiceRequest['context'] },
): string | undefined {
  if (isAwsManaged) return MANAGED_KEY;
  if (state !== 'Enabled') return `it is ${state}`;
  const isLet = (service: string): boolean =>
    ['kms:Decrypt', 'kms:GenerateDataKey'].every((action) => letsService(policy, { service, action, context }) !== 'denied');
  return services.some(isLet) ? undefined : 'its policy lets none in';
}

function contextOf(topicArn: string): ServiceRequest['context'] {
  return {
    'aws:sourcearn': topicArn,
    'aws:sourceaccount': parseTopicArn(topicArn)?.accountId ?? '',
    'aws:securetransport': 'true',
  };
}
