// Whether the conditions of a recipe hold for an event.
import { hasValueAt, textAt, type PathRoots } from './read-path.ts';
import type { Conditions } from './recipe.ts';

/** Tells whether a path has a value, or one of some values. */
export function holds(roots: PathRoots, path: string, values: true | readonly string[]): boolean {
  if (values === true) return hasValueAt(roots, path);
  const text = textAt(roots, path);
  return text !== undefined && values.includes(text);
}

/** Tells whether all conditions hold. */
export function allHold(roots: PathRoots, conditions: Conditions = {}): boolean {
  return Object.entries(conditions).every(([path, values]) => holds(roots, path, values));
}
