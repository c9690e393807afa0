// signalbox topics: subscribes the topics of the configuration to Signalbox's doors, takes that back, and says what is wrong with them. It
// speaks to AWS by itself, with the credentials of whoever runs it, so that no server need run.
import type { AwsSdk } from '../../aws/sdk/index.ts';
import type { Command, CommandContext, ExitStatus } from '../../cli/command.ts';
import { parseCommandLine } from '../../cli/parse-command-line.ts';
import { UsageError } from '../../cli/usage-error.ts';
import type { Config } from '../../config/schema.ts';
import { queueOfArn } from '../../domain/queue-arn.ts';
import { topicChangePolicy, topicCheckPolicy } from '../../domain/topic-calls.ts';
import { parseTopicArn, type TopicArn } from '../../domain/topic-arn.ts';
import { checkTopic } from '../../notifications/topics/check-topic.ts';
import { subscribeTopic, type SubscriptionWish } from '../../notifications/topics/subscribe-topic.ts';
import { listEndpoints, toOwnQueue, type SubscriptionEndpoint } from '../../notifications/topics/subscription-endpoint.ts';
import type { TopicReport, TopicToCheck } from '../../notifications/topics/topic-fault.ts';
import { unsubscribeTopic } from '../../notifications/topics/unsubscribe-topic.ts';
import { openAws } from '../open-aws.ts';
import { requireConfiguration } from '../read-configuration.ts';
import type { Surroundings } from '../surroundings.ts';
import { listTopics, ownDoors, topicPlaces, toRole, type TopicRights } from '../topic-desk.ts';

const OPTIONS = {
  topic: { type: 'string', multiple: true, default: [] as string[] },
  all: { type: 'boolean', default: false },
  queue: { type: 'string' },
  https: { type: 'boolean', default: false },
  filter: { type: 'string' },
  'filter-scope': { type: 'string' },
  'dead-letters': { type: 'string' },
  role: { type: 'string' },
  'external-id': { type: 'string' },
} as const;

type Values = ReturnType<typeof parseCommandLine<typeof OPTIONS>>['values'];

/** What a verb works with. */
interface Work {
  readonly config: Config;
  readonly sdk: AwsSdk;
  readonly values: Values;
  readonly topics: readonly TopicToCheck[];
  readonly print: (line: string) => void;
}

/** Makes the command. */
export function topicsCommand(surroundings: Surroundings): Command {
  return {
    name: 'topics',
    usage:
      'list|check|subscribe|unsubscribe [CONFIGURATION...] [--topic ARN]... [--all] [--queue URL | --https] [--filter JSON] ' +
      '[--filter-scope MessageAttributes|MessageBody] [--dead-letters ARN|make] [--role ARN [--external-id ID]]',
    summary: 'Subscribes SNS topics of channel configurations, or takes that back; list and check say how it stands with them.',
    run: (commandArguments, context) => run(commandArguments, context, surroundings),
  };
}

async function run(commandArguments: readonly string[], { streams }: CommandContext, surroundings: Surroundings): Promise<ExitStatus> {
  const { values, positionals } = parseCommandLine(commandArguments, OPTIONS);
  const [verb, ...names] = positionals;
  const isChange = verb === 'subscribe' || verb === 'unsubscribe';
  if (!isChange && verb !== 'list' && verb !== 'check') throw new UsageError('say list, check, subscribe or unsubscribe');
  const { config } = await requireConfiguration(values.config, surroundings);
  const topics = chooseTopics(config, names, { values, isChange });
  const sdk = await openAws(surroundings);
  const work: Work = { config, sdk, values, topics, print: (line) => streams.print(line) };
  try {
    if (verb === 'subscribe') return await subscribe(work);
    return verb === 'unsubscribe' ? await unsubscribe(work) : await report(work, verb);
  } finally {
    sdk.close();
  }
}

/** What changes something is said for which topics, or for all. */
function chooseTopics(
  config: Config,
  names: readonly string[],
  { values, isChange }: { readonly values: Values; readonly isChange: boolean },
): readonly TopicToCheck[] {
  const listed = listTopics(config);
  const unknown = names.find((name) => !config.channelConfigurations.some(({ configurationName }) => configurationName === name));
  if (unknown !== undefined) throw new UsageError(`there is no channel configuration ${unknown}`);
  const notTopic = values.topic.find((text) => parseTopicArn(text) === undefined);
  if (notTopic !== undefined) throw new UsageError(`${notTopic} is not the ARN of an SNS topic`);
  if (isChange && names.length === 0 && values.topic.length === 0 && !values.all) {
    throw new UsageError('name channel configurations or topics, or say --all');
  }
  const doors = ownDoors(config);
  const named = values.topic.map(
    (topicArn) => listed.find((topic) => topic.topicArn === topicArn) ?? { topicArn, configurationNames: [], doors },
  );
  if (named.length > 0) return named;
  return names.length === 0 ? listed : listed.filter(({ configurationNames }) => configurationNames.some((name) => names.includes(name)));
}

async function report({ config, sdk, values, topics, print }: Work, verb: 'list' | 'check'): Promise<ExitStatus> {
  const places = topicPlaces(config, { policy: topicCheckPolicy, role: toRole(values.role, values['external-id']) });
  const reports = await Promise.all(topics.map((topic) => checkTopic(topic, sdk.topicStates, places)));
  if (values.json) print(JSON.stringify({ topics: reports }));
  else for (const one of reports) for (const line of verb === 'list' ? [lineOf(one)] : linesOf(one)) print(line);
  return verb === 'check' && reports.some(({ faults }) => faults.length > 0) ? 1 : 0;
}

function lineOf({ topicArn, configurationNames, faults, unread, endpoints }: TopicReport): string {
  const state = faults.length > 0 ? faults.map(({ code }) => code).join(', ') : unread.length > 0 ? 'unknown' : 'ok';
  return [topicArn, state, endpoints.length === 0 ? '-' : endpoints.join(', '), configurationNames.join(', ')].join('  ');
}

function linesOf(one: TopicReport): readonly string[] {
  return [
    lineOf(one),
    ...one.faults.flatMap(({ text, mend }) => [`  fault: ${text}`, `  mend:  ${mend}`]),
    ...one.unread.map((reason) => `  could not be checked: ${reason}`),
  ];
}

function rightsOfChange(values: Values): TopicRights {
  return { policy: topicChangePolicy, role: toRole(values.role, values['external-id']) };
}

async function subscribe({ config, sdk, values, topics, print }: Work): Promise<ExitStatus> {
  const places = topicPlaces(config, rightsOfChange(values));
  let status: ExitStatus = 0;
  for (const { topicArn, doors } of topics) {
    const topic = requireTopic(topicArn);
    const [endpoint] = chooseEndpoints(listEndpoints(doors, topic), values);
    if (endpoint === undefined) {
      throw new UsageError('there is no door for SNS: list a queue under sqs.queues, or set server.publicUrl to an https address');
    }
    const wish: SubscriptionWish = { topic, endpoint, ...readWish(values) };
    const topicPlace = places.ofTopic(topicArn);
    const queuePlace = endpoint.protocol === 'sqs' ? places.ofQueue(endpoint.queue) : topicPlace;
    const outcome = await subscribeTopic(wish, { source: sdk.topicStates, subscriber: sdk.topicSubscriber, topicPlace, queuePlace });
    if (outcome.status === 'failed') status = 1;
    if (values.json) print(JSON.stringify({ topicArn, endpoint: endpoint.endpoint, ...outcome }));
    else for (const line of linesOfSubscription(topicArn, outcome)) print(line);
  }
  return status;
}

function linesOfSubscription(topicArn: string, outcome: Awaited<ReturnType<typeof subscribeTopic>>): readonly string[] {
  const steps = outcome.steps.map((step) => `${topicArn}: ${step}`);
  if (outcome.status === 'failed') return [...steps, `${topicArn}: failed: ${outcome.reason}`];
  if (outcome.isPending) return [...steps, `${topicArn}: waits for its confirmation, which a running Signalbox gives`];
  return steps.length === 0 ? [`${topicArn}: is subscribed`] : steps;
}

async function unsubscribe({ config, sdk, values, topics, print }: Work): Promise<ExitStatus> {
  const places = topicPlaces(config, rightsOfChange(values));
  let status: ExitStatus = 0;
  for (const { topicArn, doors } of topics) {
    const topic = requireTopic(topicArn);
    const isChosen = values.queue !== undefined || values.https;
    const all = listEndpoints(doors, topic);
    const endpoints = isChosen ? chooseEndpoints(all, values) : all;
    const outcome = await unsubscribeTopic(topic, endpoints, { source: sdk.topicStates, subscriber: sdk.topicSubscriber, places });
    if (outcome.reasons.length > 0) status = 1;
    const quiet = outcome.steps.length + outcome.reasons.length === 0 ? ['was not subscribed'] : [];
    if (values.json) print(JSON.stringify({ topicArn, ...outcome }));
    else
      for (const line of [...outcome.steps, ...outcome.reasons.map((reason) => `failed: ${reason}`), ...quiet])
        print(`${topicArn}: ${line}`);
  }
  return status;
}

function requireTopic(topicArn: string): TopicArn {
  const topic = parseTopicArn(topicArn);
  if (topic === undefined) throw new UsageError(`${topicArn} is not the ARN of an SNS topic`);
  return topic;
}

/** The endpoint that was asked for, else the one that suits best. */
function chooseEndpoints(endpoints: readonly SubscriptionEndpoint[], { queue: queueUrl, https }: Values): readonly SubscriptionEndpoint[] {
  if (queueUrl !== undefined && https) throw new UsageError('say --queue or --https, not both');
  if (https) {
    const found = endpoints.filter(({ protocol }) => protocol === 'https');
    if (found.length === 0) throw new UsageError('SNS cannot reach this Signalbox: set server.publicUrl to an https address');
    return found;
  }
  if (queueUrl === undefined) return endpoints.slice(0, 1);
  const known = endpoints.filter((one) => one.protocol === 'sqs' && one.queue.queueUrl === queueUrl);
  if (known.length > 0) return known;
  const [queue] = toOwnQueue(queueUrl);
  if (queue === undefined) throw new UsageError(`${queueUrl} is not the URL of an SQS queue`);
  return [{ protocol: 'sqs', endpoint: queue.queueArn, queue }];
}

function readWish(values: Values): Pick<SubscriptionWish, 'filterPolicy' | 'filterScope' | 'deadLetters'> {
  const { filter, 'filter-scope': scope } = values;
  if (filter !== undefined && !isJsonObject(filter))
    throw new UsageError('--filter takes the filter policy of the subscription, a JSON object');
  if (scope !== undefined && scope !== 'MessageAttributes' && scope !== 'MessageBody') {
    throw new UsageError('--filter-scope takes MessageAttributes or MessageBody');
  }
  return {
    ...(filter === undefined ? {} : { filterPolicy: filter }),
    ...(scope === undefined ? {} : { filterScope: scope }),
    ...readDeadLetters(values['dead-letters']),
  };
}

function readDeadLetters(text: string | undefined): Pick<SubscriptionWish, 'deadLetters'> {
  if (text === undefined) return {};
  if (text === 'make') return { deadLetters: text };
  if (queueOfArn(text) === undefined) throw new UsageError('--dead-letters takes the ARN of an SQS queue, or make');
  return { deadLetters: { queueArn: text } };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
