// Finds the sentence that says why: a reason before a message, a message before a description of anything else.
import type { Leaf } from './leaf.ts';
import { wordSet } from './word-set.ts';
import { wordsOfKey } from './words-of-key.ts';

/** Sentences deeper than this explain parts of the whole. */
const MAX_DESCRIPTION_DEPTH = 5;

// The lower, the better an explanation: each step counts as much as a level further up.
const RANKS: ReadonlyMap<string, number> = new Map([
  ['reason', 0],
  ['message', 0],
  ['cause', 2],
  ['explanation', 2],
  ['description', 2],
  ['summary', 2],
  ['annotation', 2],
  ['body', 2],
  ['details', 2],
  ['msg', 0],
  ['information', 2],
  ['text', 2],
]);
const WORST_RANK = 4;
/** What a key of one word is better: `description` is of the whole, `actionDescription` of a part. */
const PLAIN_KEY_GAIN = 1.25;
/** What it costs to be a single word: `BackOff` explains less than a sentence two levels further down. */
const SINGLE_WORD_COST = 2.5;
// Match: AccessDenied, Tom. Near miss: disk full.
const SINGLE_WORD = /^\S+$/;
const OF_BEFORE = wordSet('old, previous, prior');

/** Returns the value that is the description; a document that is a single text or list is one itself. */
export function pickDescription(leaves: readonly Leaf[]): Leaf | undefined {
  const candidates = leaves.filter(
    ({ path, value, role }) =>
      typeof value === 'string' &&
      path.length <= MAX_DESCRIPTION_DEPTH &&
      (role === 'prose' || path.length === 0) &&
      !path.some((key) => wordsOfKey(key).some((word) => OF_BEFORE.has(word))),
  );
  return candidates.toSorted((one, other) => rankOf(one) - rankOf(other))[0];
}

function rankOf({ path, value }: Leaf): number {
  const words = wordsOfKey(path.at(-1) ?? '');
  const cost = SINGLE_WORD.test(String(value)) ? SINGLE_WORD_COST : 0;
  return (RANKS.get(words.at(-1) ?? '') ?? WORST_RANK) + path.length + cost - (words.length === 1 ? PLAIN_KEY_GAIN : 0);
}
