// The rules of routes: names that are there, matchers that can be read, and no route that no event ever reaches.
import { findContradiction, impliesAll } from '../domain/matcher-implication.ts';
import { isLabel } from '../domain/event-labels.ts';
import { formatMatcher, parseMatcher, type Matcher } from '../domain/matcher.ts';
import { describeUnknownName } from './describe-unknown-name.ts';
import { describeValue } from './describe-value.ts';
import type { Findings } from './findings.ts';
import { formatPath, type ConfigPath } from './format-path.ts';
import type { PartialConfig } from './partial-config.ts';
import { reportRepeats } from './report-repeats.ts';
import { reportUnknownConfigurations } from './report-unknown-configurations.ts';

/** Routes within routes: nobody follows more. */
export const ROUTE_DEPTH_MAX = 8;
/** More routes than anybody keeps an eye on; each event is held against all of them. */
const ROUTES_MAX = 2000;

type PartialRoute = NonNullable<NonNullable<NonNullable<PartialConfig['notifications']>['routes']>[number]>;

interface PlacedRoute {
  readonly path: ConfigPath;
  readonly route: PartialRoute;
  readonly depth: number;
  /** Undefined where a fault hides one. */
  readonly matchers: readonly Matcher[] | undefined;
  /** Those of the same list, and how many of them stand before it. */
  readonly siblings: readonly PlacedRoute[];
  readonly position: number;
  /** The route that it stands in. */
  readonly around: PlacedRoute | undefined;
}

/** Reports what is wrong with routes and the names in them; warns of routes that are never reached. */
export function checkRoutes(config: PartialConfig, findings: Findings): void {
  const { routes = [], muteTimings = [] } = config.notifications ?? {};
  reportRepeats(
    muteTimings.map((timing, index) => ({ path: ['notifications', 'muteTimings', index, 'name'], value: timing?.name })),
    'the name',
    findings,
  );
  const placed = placeRoutes(routes, ['notifications', 'routes'], { findings, around: undefined });
  reportRepeats(
    placed.map(({ path, route }) => ({ path: [...path, 'name'], value: route.name })),
    'the name',
    findings,
  );
  reportUnknownConfigurations(
    config,
    findings,
    placed.map(({ path, route }) => ({ path: [...path, 'channels'], names: route.channels ?? [] })),
  );
  checkSize(placed, findings);
  const names = muteTimings.some((timing) => timing?.name === undefined) ? undefined : muteTimings.flatMap((timing) => timing?.name ?? []);
  for (const one of placed) {
    if (names !== undefined) reportUnknownTimings(one, names, findings);
    reportUnknownLabels(one, findings);
    warnOfIdleParts(one, findings);
    warnOfShadow(one, findings);
  }
}

interface Surroundings {
  readonly findings: Findings;
  readonly around: PlacedRoute | undefined;
}

function placeRoutes(
  routes: readonly (PartialRoute | undefined)[],
  path: ConfigPath,
  { findings, around }: Surroundings,
): readonly PlacedRoute[] {
  const here: PlacedRoute[] = [];
  return routes.flatMap((route, index) => {
    if (route === undefined) return [];
    const own = [...path, index];
    const depth = (around?.depth ?? 0) + 1;
    const placed: PlacedRoute = {
      path: own,
      route,
      depth,
      matchers: readMatchers(route, own, findings),
      siblings: here,
      position: here.length,
      around,
    };
    here.push(placed);
    // What is nested deeper has its problem; who follows it any further may not come back.
    const inside = depth > ROUTE_DEPTH_MAX ? [] : placeRoutes(route.routes ?? [], [...own, 'routes'], { findings, around: placed });
    return [placed, ...inside];
  });
}

function readMatchers({ match = [] }: PartialRoute, path: ConfigPath, findings: Findings): readonly Matcher[] | undefined {
  const matchers: Matcher[] = [];
  for (const [index, text] of match.entries()) {
    if (text === undefined) continue;
    const outcome = parseMatcher(text);
    if (outcome.status === 'ok') matchers.push(outcome.matcher);
    else findings.report([...path, 'match', index], `${outcome.fault}${describeValue(text)}`);
  }
  return matchers.length === match.length ? matchers : undefined;
}

function checkSize(placed: readonly PlacedRoute[], findings: Findings): void {
  const deep = placed.find(({ depth }) => depth > ROUTE_DEPTH_MAX);
  if (deep !== undefined) findings.report(deep.path, `is nested too deep: there can be ${ROUTE_DEPTH_MAX} routes one within the other`);
  const surplus = placed[ROUTES_MAX];
  if (surplus !== undefined) findings.report(surplus.path, `is one too many: there can be ${ROUTES_MAX} routes, with those within others`);
}

function reportUnknownTimings({ path, route }: PlacedRoute, names: readonly string[], findings: Findings): void {
  for (const key of ['muteDuring', 'activeDuring'] as const) {
    for (const [index, name] of (route[key] ?? []).entries()) {
      if (name === undefined || names.includes(name)) continue;
      findings.report([...path, key, index], describeUnknownName('time window of notifications.muteTimings', name, names));
    }
  }
}

function reportUnknownLabels({ path, route }: PlacedRoute, findings: Findings): void {
  for (const [index, label] of (route.groupBy ?? []).entries()) {
    if (label === undefined || isLabel(label)) continue;
    findings.report([...path, 'groupBy', index], `must be a label of events, such as kind, region or tag.team${describeValue(label)}`);
  }
}

function warnOfIdleParts({ path, route, around }: PlacedRoute, findings: Findings): void {
  if (isGrouped({ route, around })) return;
  for (const key of ['groupWait', 'groupInterval'] as const) {
    const isForInside = (route.routes ?? []).length > 0;
    if (route[key] !== undefined && !isForInside) findings.warn([...path, key], 'has no effect without groupBy');
  }
}

function isGrouped({ route, around }: Pick<PlacedRoute, 'route' | 'around'>): boolean {
  return route.groupBy !== undefined || (around !== undefined && isGrouped(around));
}

function warnOfShadow({ path, matchers, siblings, position, around }: PlacedRoute, findings: Findings): void {
  if (matchers === undefined) return;
  const all = [...matchers, ...matchersAround(around)];
  const shadow = siblings.slice(0, position).find((before) => takesAll(before, all));
  if (shadow !== undefined) {
    findings.warn(
      path,
      `is never reached: ${describeRoute(shadow, findings)} takes everything that it matches; put it before that one, or let that one continue`,
    );
    return;
  }
  const [own, other] = findContradiction(matchers, [...matchers, ...matchersAround(around)]) ?? [];
  if (own !== undefined && other !== undefined) {
    findings.warn(path, `never matches: ${formatMatcher(own)} and ${formatMatcher(other)} cannot both hold`);
  }
}

function takesAll({ route, matchers }: PlacedRoute, all: readonly Matcher[]): boolean {
  return route.continue !== true && matchers !== undefined && impliesAll(all, matchers);
}

function matchersAround(around: PlacedRoute | undefined): readonly Matcher[] {
  return around === undefined ? [] : [...(around.matchers ?? []), ...matchersAround(around.around)];
}

function describeRoute({ path, route }: PlacedRoute, findings: Findings): string {
  const place = findings.nearestPlace(path);
  const line = place?.kind === 'file' ? ` (line ${place.value.line})` : '';
  return `${route.name ?? formatPath(path)}${line}`;
}
