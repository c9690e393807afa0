// Which names a typed beginning may mean, the likeliest first.
import { NAME_MAX_LENGTH, plainName } from './read-option.ts';

/** How many ways to go on are offered: more than one looks through. Our own bound. */
export const COMPLETIONS_MAX = 50;

/** How many places names that only contain what is typed keep, where it begins very many: `ec2 di` means describe-instances too. */
const PLACES_FOR_OTHERS = 10;

/** Something with a name that can be typed. */
export interface Nameable {
  readonly name: string;
  /** Another name under which it is looked for, such as `EventBridge` for `events`. */
  readonly alias?: string;
}

/** How well a name fits; lower is better. */
const FIT = { exact: 0, beginning: 1, aliasBeginning: 2, initials: 3, wordBeginning: 4, inside: 5 } as const;

/** Ranks what fits, the given order kept among equals, COMPLETIONS_MAX at most. */
export function rankByTyped<Candidate extends Nameable>(candidates: readonly Candidate[], typed: string): readonly Candidate[] {
  const letters = plainName(typed);
  // What is longer begins no name, and to compare it with all takes long.
  if (letters.length > NAME_MAX_LENGTH) return [];
  if (letters === '') return candidates.slice(0, COMPLETIONS_MAX);
  const fitting = candidates.flatMap((candidate) => {
    const fit = fitOf(candidate, letters);
    return fit === undefined ? [] : [{ candidate, fit }];
  });
  const ranked = fitting.toSorted((left, right) => left.fit - right.fit);
  const begun = ranked.filter(({ fit }) => fit <= FIT.beginning);
  const others = ranked.slice(begun.length);
  const shown = begun.slice(0, COMPLETIONS_MAX - Math.min(PLACES_FOR_OTHERS, others.length));
  return [...shown, ...others].slice(0, COMPLETIONS_MAX).map(({ candidate }) => candidate);
}

function fitOf({ name, alias }: Nameable, letters: string): number | undefined {
  const own = name.toLowerCase();
  if (own === letters) return FIT.exact;
  if (own.startsWith(letters)) return FIT.beginning;
  if (alias !== undefined && squeeze(alias).startsWith(squeeze(letters))) return FIT.aliasBeginning;
  const words = own.split('-');
  if (words.length > 1 && words.map((word) => word.charAt(0)).join('') === letters) return FIT.initials;
  if (own.includes(`-${letters}`) || beginsWords(words, letters)) return FIT.wordBeginning;
  return own.includes(letters) ? FIT.inside : undefined;
}

/** Tells whether each typed part begins a word, in order: `desc-inst` of describe-db-instances. */
function beginsWords(words: readonly string[], letters: string): boolean {
  const parts = letters.split('-');
  if (parts.length < 2) return false;
  let at = 0;
  for (const word of words) {
    const part = parts[at];
    if (part !== undefined && word.startsWith(part)) at += 1;
  }
  return at === parts.length;
}

function squeeze(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, '');
}
