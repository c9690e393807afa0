// Gathers what a channel gets by itself, and why, from the configuration in force, the topics that were approved, and the store.
import { channelKey, type Channel } from '../domain/channel.ts';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import type { ChannelIntake, IntakeEvent, IntakeRoute, IntakeTopic } from '../domain/channel-intake.ts';
import { formatMatcher } from '../domain/matcher.ts';
import type { Delivery } from '../messages/delivery.ts';
import { textOfSpans } from '../messages/text-of-spans.ts';
import type { Route } from '../notifications/route/route-tree.ts';
import type { TopicRegistry } from '../notifications/ingest/topic-registry.ts';
import type { Store } from '../storage/store.ts';
import type { CurrentConfiguration } from './current-configuration.ts';

/** How many of the last events are told: what one looks over on a phone. */
const EVENTS_SHOWN = 5;

/** How many deliveries are looked through for them: an event may have several. */
const DELIVERIES_READ = 25;

/** Where it is gathered from. */
export interface IntakeSources {
  readonly configuration: Pick<CurrentConfiguration, 'findOfChannel' | 'notifySenders' | 'routes'>;
  /** Made after what asks for it. */
  readonly registry: () => Pick<TopicRegistry, 'list' | 'configurationsOf'>;
  readonly store: Pick<Store, 'records'>;
  /** Tells whether a configuration is in force. */
  readonly stateOf: (configuration: ChannelConfiguration) => Promise<{ readonly state: string; readonly stateReason?: string }>;
}

/** Makes what gathers it; undefined for a channel that is in no channel configuration. */
export function createFindIntake({ configuration, registry, store, stateOf }: IntakeSources) {
  return async (channel: Channel): Promise<ChannelIntake | undefined> => {
    const found = configuration.findOfChannel(channel);
    if (found === undefined) return undefined;
    const { configurationName, mentionRules = [], reminders, fallbackName } = found;
    const [{ state, stateReason }, storm, deliveries] = await Promise.all([
      stateOf(found),
      store.records.digests.findOpen(channelKey(channel), 'storm'),
      store.records.deliveries.list({ configurationName, limit: DELIVERIES_READ }),
    ]);
    return {
      configurationName,
      ...(state === 'ENABLED' ? {} : { disabledBecause: stateReason ?? 'the configuration file disables it' }),
      topics: topicsOf(found, registry()),
      senders: sendersOf(configurationName, configuration),
      routes: (configuration.routes?.routes ?? []).flatMap((route) => routesFor(configurationName, route)),
      mentions: mentionRules.map(({ severities, kinds, mentions }) => ({
        severities,
        ...(kinds === undefined ? {} : { kinds }),
        whom: mentions.map(({ text }) => text),
      })),
      ...(reminders === undefined ? {} : { remindsOf: reminders.severities }),
      ...(fallbackName === undefined ? {} : { fallbackName }),
      ...(storm === undefined ? {} : { stormCount: storm.tally.total }),
      lastEvents: lastEventsOf(deliveries),
    };
  };
}

/** Lists the topics whose events come to a configuration. */
export function topicsOf(
  { configurationName, snsTopicArns }: ChannelConfiguration,
  registry: ReturnType<IntakeSources['registry']>,
): readonly IntakeTopic[] {
  const approved = registry
    .list()
    .filter(({ state, topicArn }) => state === 'allowed' && registry.configurationsOf(topicArn).includes(configurationName))
    .map(({ topicArn }) => topicArn)
    .filter((topicArn) => !snsTopicArns.includes(topicArn));
  return [
    ...snsTopicArns.map((topicArn): IntakeTopic => ({ topicArn, by: 'file' })),
    ...approved.map((topicArn): IntakeTopic => ({ topicArn, by: 'approval' })),
  ];
}

function sendersOf(configurationName: string, { notifySenders }: IntakeSources['configuration']): readonly string[] {
  const { tokens, webhookKeys, accessKeys } = notifySenders;
  const reaching = [...tokens, ...webhookKeys, ...accessKeys].filter(({ configurationNames }) => {
    return configurationNames === undefined || configurationNames.includes(configurationName);
  });
  return [...new Set(reaching.map(({ name }) => name))];
}

/** A route that has routes within it is told with them; one that leaves everything as it is, not at all. */
function routesFor(configurationName: string, route: Route): readonly IntakeRoute[] {
  const own = routeFor(configurationName, route);
  return [...(own === undefined ? [] : [own]), ...route.routes.flatMap((inner) => routesFor(configurationName, inner))];
}

function routeFor(configurationName: string, route: Route): IntakeRoute | undefined {
  const { path, matchers, channels, keepDefaults, mute, muteDuring, activeDuring, groupBy } = route;
  const leads = channels === undefined || keepDefaults || channels.includes(configurationName) ? 'here' : 'elsewhere';
  const isPlain = mute === undefined && muteDuring.length === 0 && activeDuring.length === 0 && groupBy === undefined;
  if (channels === undefined && isPlain) return undefined;
  return {
    path,
    matchers: matchers.map(formatMatcher),
    leads,
    configurationNames: channels ?? [],
    ...(mute === undefined ? {} : { mutedBecause: mute }),
    mutedDuring: muteDuring.map(({ name }) => name),
    activeDuring: activeDuring.map(({ name }) => name),
    ...(groupBy === undefined ? {} : { groupedBy: groupBy }),
  };
}

/** An event may have come to several messages: the one that is about it first stands for all. */
function lastEventsOf(deliveries: readonly Delivery[]): readonly IntakeEvent[] {
  const byEvent = new Map(deliveries.filter(({ fallbackOf }) => fallbackOf === undefined).map((delivery) => [delivery.eventId, delivery]));
  return [...byEvent.values()].slice(0, EVENTS_SHOWN).map(({ message, queuedAt, status, reason }) => ({
    title: textOfSpans(message.title.spans),
    at: queuedAt,
    status,
    ...(reason === undefined ? {} : { reason }),
  }));
}
