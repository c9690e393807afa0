// The known name that a mistyped one most likely means.
import { editDistance } from './edit-distance.ts';

// A longer name is no slip of the fingers, and comparing it would take long.
const MAX_LENGTH = 100;

/** Returns the candidate nearest to the name, or undefined where none is near: at most a third of the letters may differ. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > MAX_LENGTH) return undefined;
  const wanted = fold(name);
  let nearest: string | undefined;
  let nearestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, fold(candidate));
    if (distance < nearestDistance) [nearest, nearestDistance] = [candidate, distance];
  }
  return nearest;
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[_-]/g, '');
}
