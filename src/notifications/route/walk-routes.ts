// The way of an event through the tree of routes: the first route that matches takes it and, inside, the first that matches there;
// with `continue` the next ones are asked too.
import type { EventLabels } from '../../domain/event-labels.ts';
import { matches, type Matcher } from '../../domain/matcher.ts';
import type { Route, RouteTree } from './route-tree.ts';

/** What became of a route that was asked: it took the event, it let a route inside take it, or its matchers did not hold. */
export type RouteVerdict = 'took' | 'passed' | 'missed';

/** Is told of every route that was asked; of the others, one before them had taken the event, or the route around was not asked or missed. */
export type RouteWitness = (route: Route, verdict: RouteVerdict) => void;

/** Returns the routes that take an event; none where no route matches. */
export function walkRoutes({ routes }: Pick<RouteTree, 'routes'>, labels: EventLabels, witness?: RouteWitness): readonly Route[] {
  const taking: Route[] = [];
  for (const route of routes) {
    if (!route.matchers.every((matcher) => matches(matcher, labels))) {
      witness?.(route, 'missed');
      continue;
    }
    const inside = walkRoutes(route, labels, witness);
    witness?.(route, inside.length === 0 ? 'took' : 'passed');
    taking.push(...(inside.length === 0 ? [route] : inside));
    if (!route.continues) break;
  }
  return taking;
}

/** Labels that stay as they are from step to step of an incident: where it comes from. What it says of its state does not. */
const STEADY_LABELS: ReadonlySet<string> = new Set([
  'incident',
  'recognizer',
  'account',
  'region',
  'topic',
  'sender',
  'door',
  'source',
  'service',
]);

/** Returns the routes that could take another step of the same incident: all that ask for nothing of where it comes from that is not so. */
export function walkPossibleRoutes({ routes }: RouteTree, labels: EventLabels): readonly Route[] {
  return routes.flatMap((route) => {
    const isPossible = route.matchers.every((matcher) => !isSteady(matcher) || matches(matcher, labels));
    return isPossible ? [route, ...walkPossibleRoutes(route, labels)] : [];
  });
}

function isSteady({ label }: Matcher): boolean {
  return STEADY_LABELS.has(label);
}
