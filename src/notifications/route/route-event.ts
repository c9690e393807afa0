// The route stage: which channels an event goes to, by which routes, muted and grouped how.
// Its topic, queue or token says who gets it without routes; who was named by a token or a person is also the most that routes can reach.
import type { ChannelConfiguration } from '../../domain/channel-configuration.ts';
import type { EventLabels } from '../../domain/event-labels.ts';
import type { Muting } from '../../domain/muting.ts';
import type { Notification } from '../../domain/notification.ts';
import type { Door } from '../../domain/raw-event.ts';
import type { Audience } from './audience.ts';
import type { ChannelDirectory } from './channel-directory.ts';
import { groupOf } from './group-of.ts';
import { matchChannels } from './match-channels.ts';
import { mutingAt } from './muting-at.ts';
import type { Route, RouteTree } from './route-tree.ts';
import type { Routed } from './routed.ts';
import { walkPossibleRoutes, walkRoutes, type RouteWitness } from './walk-routes.ts';

/** An event that is to be routed. */
export interface EventToRoute {
  readonly notification: Pick<Notification, 'incident'>;
  readonly labels: EventLabels;
  readonly audience: Audience;
  readonly door: Door;
  /** Time windows are asked about this instant. */
  readonly at: Date;
  readonly directory: ChannelDirectory;
  readonly tree: RouteTree | undefined;
  /** Is told of every route. */
  readonly witness?: RouteWitness;
}

/** Routes an event; each configuration comes once, in the order of the directory, those that only go on with an incident last. */
export function routeEvent(input: EventToRoute): readonly Routed[] {
  const { audience, directory, tree, door, labels, witness } = input;
  const defaults = matchChannels(audience, directory);
  // A sample shows how a channel looks to whoever asked for it there; the channel of operations is named by the configuration itself.
  if (tree === undefined || door === 'sample' || door === 'signalbox') return toDefaults(defaults);

  const taking = walkRoutes(tree, labels, witness);
  const scope = scopeOf(input, defaults);
  const direct = taking.length === 0 ? toDefaults(defaults) : routedBy(taking, directory, scope);
  return input.notification.incident === undefined ? direct : [...direct, ...followUps(input, { tree, direct, defaults, scope })];
}

function toDefaults(configurations: readonly ChannelConfiguration[]): readonly Routed[] {
  return configurations.map((configuration) => ({ configuration, routeNames: [] }));
}

interface Scope {
  readonly defaults: ReadonlySet<string>;
  /** Undefined: everybody can be reached. */
  readonly limit: ReadonlySet<string> | undefined;
  readonly labels: EventLabels;
  readonly muteOf: (route: Route) => Muting | undefined;
}

function scopeOf({ audience, labels, at }: EventToRoute, defaults: readonly ChannelConfiguration[]): Scope {
  const names = new Set(defaults.map(({ configurationName }) => configurationName));
  // The attack that this stops: whoever has a token for one channel writes `critical` and is heard by those on call.
  const limit = audience.kind === 'configurations' ? new Set(audience.configurationNames) : undefined;
  return { defaults: names, limit, labels, muteOf: mutingAt(at) };
}

/** Finds the enabled configurations that routes lead to. */
function routedBy(routes: readonly Route[], directory: ChannelDirectory, scope: Scope): readonly Routed[] {
  const leading = new Map<string, Route[]>();
  for (const route of routes) {
    for (const name of channelsOf(route, scope)) {
      const before = leading.get(name);
      if (before === undefined) leading.set(name, [route]);
      else before.push(route);
    }
  }
  return directory.list().flatMap((configuration) => {
    const found = configuration.state === 'ENABLED' ? leading.get(configuration.configurationName) : undefined;
    return found === undefined ? [] : [toRouted(configuration, found, scope)];
  });
}

function channelsOf({ channels, keepDefaults }: Route, { defaults, limit }: Scope): Iterable<string> {
  if (channels === undefined) return defaults;
  const named = limit === undefined ? channels : channels.filter((name) => limit.has(name));
  // Where it names nobody whom the event may reach, those whom its token names get it, rather than nobody.
  return keepDefaults || (limit !== undefined && named.length === 0) ? new Set([...defaults, ...named]) : named;
}

/** What one route shows in a channel, another one does not mute there. */
function toRouted(configuration: ChannelConfiguration, routes: readonly Route[], { labels, muteOf }: Scope): Routed {
  const open = routes.find((route) => muteOf(route) === undefined);
  const [first = open] = routes;
  const muting = open === undefined && first !== undefined ? muteOf(first) : undefined;
  const deciding = open ?? first;
  const grouping = deciding === undefined ? undefined : groupOf(deciding, labels);
  return {
    configuration,
    routeNames: routes.map(({ path }) => path),
    ...(muting === undefined ? {} : { muting }),
    ...(grouping === undefined ? {} : { grouping }),
  };
}

/**
 * A later step of an incident can match otherwise: an OK is not critical any more. It goes on wherever a route could have let the incident
 * begin, if it is open there.
 */
function followUps(
  { labels, directory }: EventToRoute,
  {
    tree,
    direct,
    defaults,
    scope,
  }: {
    readonly tree: RouteTree;
    readonly direct: readonly Routed[];
    readonly defaults: readonly ChannelConfiguration[];
    readonly scope: Scope;
  },
): readonly Routed[] {
  const served = new Set(direct.map(({ configuration }) => configuration.configurationName));
  const possible = routedBy(walkPossibleRoutes(tree, labels), directory, scope).filter(isNew);
  return [...possible, ...toDefaults(defaults).filter(isNew)].map((routed) => ({ ...routed, isFollowUp: true as const }));

  function isNew({ configuration: { configurationName } }: Routed): boolean {
    if (served.has(configurationName)) return false;
    served.add(configurationName);
    return true;
  }
}
