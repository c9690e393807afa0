// The recipe of an EventBridge event, by its source and detail type.
import { allHold } from '../recipe/holds.ts';
import type { PathRoots } from '../recipe/read-path.ts';
import type { EventRecipe, Recipe } from '../recipe/recipe.ts';
import { eventRecipes } from './event-recipes.ts';

/** What decides about the recipe. */
export interface EventToFind {
  readonly source: string;
  readonly detailType: string;
  readonly roots: PathRoots;
}

const BY_SOURCE: ReadonlyMap<string, readonly EventRecipe[]> = Map.groupBy(eventRecipes, ({ source }) => source);
/** The source of recipes for events that every source may send. */
const ANY_SOURCE = '*';

/** Returns the first recipe that fits; undefined where the event is read by its shape alone. */
export function findEventRecipe({ source, detailType, roots }: EventToFind): Recipe | undefined {
  const candidates = [...(BY_SOURCE.get(source) ?? []), ...(BY_SOURCE.get(ANY_SOURCE) ?? [])];
  return candidates.find(({ types, when }) => (types?.includes(detailType) ?? true) && allHold(roots, when));
}
