// The known names that a mistyped one may mean, best first.
import { editDistance } from './edit-distance.ts';

// A longer name is no slip of the fingers, and comparing it would take long.
const MAX_LENGTH = 100;

/** Most letters that differ, of however many: more are another name. */
const MAX_SLIPS = 8;

/** How many names are worth reading. */
const MAX_NAMES = 5;

/** Returns up to five candidates, nearest first: at most a third of the letters differ, and eight, or the words are the same in another order or number. */
export function nearestNames(name: string, candidates: Iterable<string>): readonly string[] {
  if (name.length > MAX_LENGTH) return [];
  // Not before its length is known: thousands of combining marks take seconds to be put in order.
  const wanted = name.normalize('NFKC').toLowerCase();
  const letters = fold(wanted);
  const limit = Math.min(MAX_SLIPS, Math.max(1, Math.floor(letters.length / 3)));
  const wantedWords = words(wanted);
  const ranked: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of candidates) {
    const distance = Math.min(editDistance(letters, fold(candidate), limit), hasSameWords(wantedWords, candidate) ? limit : Infinity);
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
function hasSameWords(wanted: ReadonlySet<string>, candidate: string): boolean {
  // Most candidates have another number of words, and need not be cut.
  if (wanted.size < 2 || candidate.split('-').length < wanted.size) return false;
  const found = words(candidate);
  return wanted.size === found.size && [...wanted].every((word) => found.has(word));
}

function words(name: string): ReadonlySet<string> {
  return new Set(
    name
      .toLowerCase()
      .split('-')
      .map((word) => word.replace(/s$/, '')),
  );
}
