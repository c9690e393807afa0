// The incident of an event by the rule of its recipe: runs that start and end, and conditions that hold until all is well.
import type { IncidentReference, IncidentTransition } from '../../../domain/notification.ts';
import type { StateTone } from '../by-shape/judge-state.ts';
import { holds } from './holds.ts';
import { textAt, type PathRoots } from './read-path.ts';
import type { IncidentRule } from './recipe.ts';

/** The longest key: that of an ARN (AWS API, maximum of most ARN members), and what stands before it. */
const MAX_KEY_LENGTH = 2048 + 100;

/** Returns the incident, or undefined where the event lacks what identifies it. */
export function incidentOfRecipe(rule: IncidentRule | undefined, roots: PathRoots, tone: StateTone): IncidentReference | undefined {
  const ids = rule?.id.map((path) => textAt(roots, path));
  if (rule === undefined || ids === undefined || ids.includes(undefined)) return undefined;
  const key = `${rule.of}:${ids.join('/')}`;
  if (key.length > MAX_KEY_LENGTH) return undefined;
  return { key, transition: rule.isPart === true ? 'update' : transitionOf(rule, roots, tone) };
}

/** Tells whether an event says by itself that its incident is over. */
export function isClosedByRule(rule: IncidentRule | undefined, roots: PathRoots): boolean {
  return Object.entries(rule?.closedBy ?? {}).some(([path, values]) => holds(roots, path, values));
}

function transitionOf(rule: IncidentRule, roots: PathRoots, tone: StateTone): IncidentTransition {
  if (isClosedByRule(rule, roots)) return 'close';
  if (rule.as === 'run') {
    if (tone === 'progress') return 'open';
    return tone === 'neutral' ? 'update' : 'close';
  }
  return tone === 'good' ? 'close' : 'open';
}
