// The known names that a mistyped one may mean, best first.
import { editDistance } from './edit-distance.ts';

// A longer name is no slip of the fingers, and comparing it would take long.
const MAX_LENGTH = 100;

/** How many names are worth reading. */
const MAX_NAMES = 5;

/** Returns up to five candidates, nearest first: at most a third of the letters differ, or the words are the same in another order or number. */
export function nearestNames(name: string, candidates: Iterable<string>): readonly string[] {
  if (name.length > MAX_LENGTH) return [];
  const wanted = name.toLowerCase();
  const letters = fold(wanted);
  const limit = Math.max(1, Math.floor(letters.length / 3));
  const ranked: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of candidates) {
    const distance = Math.min(editDistance(letters, fold(candidate), limit), hasSameWords(wanted, candidate) ? limit : Infinity);
    if (distance <= limit) ranked.push({ candidate, distance });
  }
  return ranked
    .toSorted((left, right) => left.distance - right.distance)
    .slice(0, MAX_NAMES)
    .map(({ candidate }) => candidate);
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[_-]/g, '');
}

// Match: instance-list and list-instances. Near miss: list (one word alone says too little).
function hasSameWords(left: string, right: string): boolean {
  const [wanted, found] = [words(left), words(right)];
  return wanted.size > 1 && wanted.size === found.size && [...wanted].every((word) => found.has(word));
}

function words(name: string): ReadonlySet<string> {
  return new Set(
    name
      .toLowerCase()
      .split('-')
      .map((word) => word.replace(/s$/, '')),
  );
}
