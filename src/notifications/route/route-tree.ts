// The routes of a configuration, ready to be asked: what a route does not say it has from the route around it. Made once when a configuration
// comes into force.
import type { Matcher } from '../../domain/matcher.ts';
import type { TimeWindow } from '../../domain/time-window.ts';
import type { RouteConfig } from './config.ts';

/** A route with everything that it has. */
export interface Route {
  readonly name: string;
  /** With the routes around it, as people read it: `payments / critical`. */
  readonly path: string;
  /** What it asks for, all of it. */
  readonly matchers: readonly Matcher[];
  /** Names of channel configurations; undefined: those that the event has without routes. */
  readonly channels: readonly string[] | undefined;
  /** Whether those that the event has without routes get it too. */
  readonly keepDefaults: boolean;
  /** Why nothing is shown of what comes here. */
  readonly mute: string | undefined;
  readonly muteDuring: readonly TimeWindow[];
  readonly activeDuring: readonly TimeWindow[];
  readonly groupBy: readonly string[] | undefined;
  readonly groupWaitMs: number;
  readonly groupIntervalMs: number;
  /** Whether the routes after it are asked too, once it has matched. */
  readonly continues: boolean;
  readonly routes: readonly Route[];
}

/** The routes; what none of them matches goes where it goes without routes. */
export interface RouteTree {
  readonly routes: readonly Route[];
}

/** What the routes are made from. */
export interface RouteTreeSource {
  readonly routes: readonly RouteConfig[];
  readonly windows: ReadonlyMap<string, TimeWindow>;
  /** The matchers of the texts, and milliseconds of the durations; the configuration was checked. */
  readonly readMatcher: (text: string) => Matcher | undefined;
  readonly readDuration: (text: string) => number | undefined;
}

/** How long the first of a group waits for others, and how long a group waits for its next message, where nothing else is said (Alertmanager's). */
const DEFAULT_GROUP_WAIT_MS = 30_000;
const DEFAULT_GROUP_INTERVAL_MS = 5 * 60_000;

/** What the routes at the top have where they say nothing. */
const ROOT = {
  path: '',
  channels: undefined,
  keepDefaults: false,
  mute: undefined,
  muteDuring: [],
  activeDuring: [],
  groupBy: undefined,
  groupWaitMs: DEFAULT_GROUP_WAIT_MS,
  groupIntervalMs: DEFAULT_GROUP_INTERVAL_MS,
} satisfies Partial<Route>;

type Around = Omit<Route, 'name' | 'matchers' | 'continues' | 'routes'>;

/** Makes the tree; undefined where there are no routes, so that events pay nothing for them. */
export function createRouteTree(source: RouteTreeSource): RouteTree | undefined {
  return source.routes.length === 0 ? undefined : { routes: source.routes.map((config) => toRoute(config, ROOT, source)) };
}

function toRoute(config: RouteConfig, around: Around, source: RouteTreeSource): Route {
  const { name, match, channels, keepDefaults, mute, muteDuring, activeDuring, groupBy, groupWait, groupInterval, routes } = config;
  const windowsOf = (names: readonly string[] | undefined): readonly TimeWindow[] | undefined =>
    names?.flatMap((one) => source.windows.get(one) ?? []);
  const path = around.path === '' ? name : `${around.path} / ${name}`;
  const own: Around = {
    path,
    channels: channels ?? around.channels,
    // Where it has channels of its own, it says anew who else gets it.
    keepDefaults: keepDefaults ?? (channels === undefined && around.keepDefaults),
    mute: mute ?? around.mute,
    muteDuring: windowsOf(muteDuring) ?? around.muteDuring,
    activeDuring: windowsOf(activeDuring) ?? around.activeDuring,
    groupBy: groupBy ?? around.groupBy,
    groupWaitMs: readDuration(groupWait, source) ?? around.groupWaitMs,
    groupIntervalMs: readDuration(groupInterval, source) ?? around.groupIntervalMs,
  };
  return {
    ...own,
    name,
    matchers: match.flatMap((text) => source.readMatcher(text) ?? []),
    continues: config.continue,
    routes: routes.map((inner) => toRoute(inner, own, source)),
  };
}

function readDuration(text: string | undefined, source: RouteTreeSource): number | undefined {
  return text === undefined ? undefined : source.readDuration(text);
}
