// Reads what an event is about in the names by which commands call it.
import { isThingName, type NotificationThing } from '../../../domain/notification-thing.ts';
import { textAt, type PathRoots } from './read-path.ts';
import type { Recipe } from './recipe.ts';

/** Reads it; undefined where the recipe names nothing, or the event has none of the names. */
export function thingOfRecipe({ thing }: Pick<Recipe, 'thing'>, roots: PathRoots): NotificationThing | undefined {
  if (thing === undefined) return undefined;
  const names = Object.entries(thing.names).flatMap(([name, paths]) => {
    const value = textAt(roots, paths);
    return value !== undefined && isThingName(value) ? [[name, value] as const] : [];
  });
  return names.length === 0 ? undefined : { kind: thing.kind, names: Object.fromEntries(names) };
}
