// The known name that a mistyped one most likely means.
import { nearestNames } from './nearest-names.ts';

/** Returns the candidate nearest to the name, or undefined where none is near. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  return nearestNames(name, candidates)[0];
}
