// Tries the routes of a configuration on one event, without a server: what `signalbox route` says, and what route tests hold against.
import type { Config } from '../config/schema.ts';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import type { EventLabels } from '../domain/event-labels.ts';
import { formatMatcher, matches } from '../domain/matcher.ts';
import type { Muting } from '../domain/muting.ts';
import type { Notification } from '../domain/notification.ts';
import type { RawEvent } from '../domain/raw-event.ts';
import { wordsOf } from '../notifications/compose/inline-text.ts';
import { labelEvent } from '../notifications/label-event.ts';
import { readSubject } from '../notifications/recognize/read-subject.ts';
import { recognizeEvent } from '../notifications/recognize/recognize-event.ts';
import type { Restyler } from '../notifications/restyle/create-restyler.ts';
import type { Audience } from '../notifications/route/audience.ts';
import { routeEvent, routeFollowUps } from '../notifications/route/route-event.ts';
import type { Route, RouteTree } from '../notifications/route/route-tree.ts';
import type { Routed } from '../domain/routed.ts';
import type { RouteVerdict } from '../notifications/route/walk-routes.ts';
import { toChannelConfiguration } from './to-channel-configuration.ts';
import { toRouteTree } from './to-route-tree.ts';

/** An event, and by which way it comes. */
interface TrialEvent {
  readonly body: Uint8Array;
  readonly topicArn?: string | undefined;
  /** Name of a token of the HTTP door, in the place of a topic. */
  readonly tokenName?: string | undefined;
  readonly at: Date;
}

/** A matcher that did not hold, and what the event has in its place. */
interface MissedMatcher {
  readonly matcher: string;
  readonly values: readonly string[];
}

/** What became of a route. */
export interface RouteReport {
  readonly name: string;
  /** How many routes stand around it. */
  readonly depth: number;
  readonly verdict: RouteVerdict | 'unasked';
  readonly missed: readonly MissedMatcher[];
}

/** A channel that gets the event. */
export interface ChannelReport {
  readonly configurationName: string;
  readonly channelName: string;
  /** The routes that lead there; none: its topic, queue or token alone. */
  readonly routes: readonly string[];
  readonly muting?: Muting;
  readonly grouping?: { readonly title: string; readonly waitSeconds: number; readonly intervalSeconds: number };
}

/** What became of an event. */
export interface TrialOutcome {
  readonly event: {
    readonly kind: string;
    readonly name?: string;
    readonly state?: string;
    readonly severity: string;
    readonly account?: string;
    readonly region?: string;
  };
  readonly topicArn?: string;
  readonly routes: readonly RouteReport[];
  readonly channels: readonly ChannelReport[];
  /** Channels that get it only if its incident is open there. */
  readonly followUps: readonly ChannelReport[];
}

/** Tries events on a configuration. */
export type RouteTrial = (event: TrialEvent) => TrialOutcome;

/** How many values of a label are told, and how much of each. */
const TOLD_VALUES_MAX = 5;
const TOLD_VALUE_MAX_LENGTH = 120;
const NAME_MAX_LENGTH = 200;

/** Makes the trial of a configuration, its rules for messages included. */
export async function createRouteTrial(config: Config): Promise<RouteTrial> {
  const restyle = await findRestyler(config);
  const tree = toRouteTree(config.notifications);
  const configurations = config.channelConfigurations.map((entry) => toChannelConfiguration(entry, config));
  const directory = {
    list: () => configurations,
    find: (name: string) => configurations.find(({ configurationName }) => configurationName === name),
    // What an administrator has approved, only the server knows.
    approvedFor: () => [],
  };
  return (trial) => {
    const event = toRawEvent(trial);
    const recognized = recognizeEvent(event, { onRecognizerFailure: () => undefined });
    const notification = restyle === undefined ? recognized : restyle(recognized, () => readSubject(event)).notification;
    const labels = labelEvent(notification, event);
    const verdicts = new Map<Route, RouteVerdict>();
    const toRoute = { labels, audience: toAudience(event, config), door: event.door, at: trial.at, directory, tree };
    const routed = routeEvent({ ...toRoute, witness: (route, verdict) => verdicts.set(route, verdict) });
    const others = new Set(configurations.filter((one) => !routed.some(({ configuration }) => configuration === one)).map(nameOf));
    const followUps = notification.incident === undefined ? [] : routeFollowUps(toRoute, others);
    return {
      event: describeEvent(notification),
      ...(event.topicArn === undefined ? {} : { topicArn: event.topicArn }),
      routes: tree === undefined ? [] : toRouteReports(tree, { depth: 0, labels, verdicts }),
      channels: routed.map(toChannelReport),
      followUps: followUps.map(toChannelReport),
    };
  };
}

function nameOf({ configurationName }: ChannelConfiguration): string {
  return configurationName;
}

/** Only who has rules waits for the template engine. */
async function findRestyler(config: Config): Promise<Restyler | undefined> {
  if (config.notifications.rules.length === 0) return undefined;
  const { toRestyler } = await import('./to-restyler.ts');
  return toRestyler(config);
}

function toRawEvent({ body, topicArn, tokenName, at }: TrialEvent): RawEvent {
  const text = new TextDecoder().decode(body);
  const event: RawEvent = { id: 'tried', door: 'notify-http', identity: { key: 'tried' }, receivedAt: at, body, text };
  if (tokenName !== undefined) return { ...event, sender: tokenName };
  // A message as SNS hands it over names its topic itself.
  const named = topicArn ?? readSubject(event).topicArn;
  return named === undefined ? event : { ...event, door: 'sns-https', topicArn: named };
}

function toAudience({ topicArn, sender }: RawEvent, { notify }: Config): Audience {
  if (topicArn !== undefined) return { kind: 'topic', topicArn };
  const configurationNames = notify.tokens.find(({ name }) => name === sender)?.configurationNames;
  return configurationNames === undefined ? { kind: 'everyone' } : { kind: 'configurations', configurationNames };
}

function describeEvent({ kind, name, state, severity, accountId, region }: Notification): TrialOutcome['event'] {
  return {
    kind,
    ...(name === undefined ? {} : { name: wordsOf(name, NAME_MAX_LENGTH) }),
    ...(state === undefined ? {} : { state }),
    severity,
    ...(accountId === undefined ? {} : { account: accountId }),
    ...(region === undefined ? {} : { region }),
  };
}

interface Walked {
  readonly depth: number;
  readonly labels: EventLabels;
  readonly verdicts: ReadonlyMap<Route, RouteVerdict>;
}

function toRouteReports({ routes }: Pick<RouteTree, 'routes'>, walked: Walked): readonly RouteReport[] {
  const { depth, labels, verdicts } = walked;
  return routes.flatMap((route) => {
    const verdict = verdicts.get(route) ?? 'unasked';
    const missed = verdict === 'missed' ? route.matchers.filter((matcher) => !matches(matcher, labels)) : [];
    const report: RouteReport = {
      name: route.name,
      depth,
      verdict,
      missed: missed.map((matcher) => ({
        matcher: formatMatcher(matcher),
        values: labels(matcher.label)
          .slice(0, TOLD_VALUES_MAX)
          .map((value) => value.slice(0, TOLD_VALUE_MAX_LENGTH)),
      })),
    };
    const isEntered = verdict === 'took' || verdict === 'passed';
    return [report, ...(isEntered ? toRouteReports(route, { ...walked, depth: depth + 1 }) : [])];
  });
}

function toChannelReport({ configuration, routeNames, muting, grouping }: Routed): ChannelReport {
  const { configurationName, channelName } = configuration;
  return {
    configurationName,
    channelName,
    routes: routeNames,
    ...(muting === undefined ? {} : { muting }),
    ...(grouping === undefined
      ? {}
      : { grouping: { title: grouping.title, waitSeconds: grouping.waitMs / 1000, intervalSeconds: grouping.intervalMs / 1000 } }),
  };
}
