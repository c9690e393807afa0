// The route stage: which channels an event goes to, by which routes, muted and grouped how.
// Its topic, queue or token says who gets it without routes; who was named by a token or a person is also the most that routes can reach.
import type { ChannelConfiguration } from '../../domain/channel-configuration.ts';
import type { EventLabels } from '../../domain/event-labels.ts';
import type { Muting } from '../../domain/muting.ts';
import type { Door } from '../../domain/raw-event.ts';
import type { Audience } from './audience.ts';
import type { ChannelDirectory } from './channel-directory.ts';
import { groupOf } from './group-of.ts';
import { matchChannels } from './match-channels.ts';
import { mutingAt } from './muting-at.ts';
import type { Route, RouteTree } from './route-tree.ts';
import type { Routed } from '../../domain/routed.ts';
import { walkPossibleRoutes, walkRoutes, type RouteWitness } from './walk-routes.ts';

/** An event that is to be routed. */
export interface EventToRoute {
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

/** Routes an event; each configuration comes once, in the order of the directory. */
export function routeEvent(input: EventToRoute): readonly Routed[] {
  const { audience, directory, tree, door, labels, witness } = input;
  const defaults = matchChannels(audience, directory);
  if (tree === undefined || isOutsideRoutes(door)) return toDefaults(defaults);
  const taking = walkRoutes(tree, labels, witness);
  return taking.length === 0 ? toDefaults(defaults) : routedBy(taking, directory, scopeOf(input, defaults));
}

/**
 * Routes a later step of an incident to those configurations in which that is open: it can match otherwise than the beginning, as an OK is
 * not critical any more. It goes wherever a route could have let the incident begin.
 */
export function routeFollowUps(input: EventToRoute, openIn: ReadonlySet<string>): readonly Routed[] {
  const { audience, directory, tree, door, labels } = input;
  if (tree === undefined || isOutsideRoutes(door)) return [];
  const open = { ...directory, list: () => directory.list().filter(({ configurationName }) => openIn.has(configurationName)) };
  const defaults = matchChannels(audience, directory);
  const possible = routedBy(walkPossibleRoutes(tree, labels), open, scopeOf(input, defaults));
  const names = new Set(possible.map(({ configuration }) => configuration.configurationName));
  const rest = defaults.filter(({ configurationName }) => openIn.has(configurationName) && !names.has(configurationName));
  return [...possible, ...toDefaults(rest)];
}

/** A sample shows how a channel looks to whoever asked for it there; what Signalbox says of itself no route may keep from its operators. */
function isOutsideRoutes(door: Door): boolean {
  return door === 'sample' || door === 'signalbox';
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
