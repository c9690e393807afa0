// Finds the value that says in which state things are now.
import type { Leaf } from './leaf.ts';
import { wordSet } from './word-set.ts';
import { wordsOfKey } from './words-of-key.ts';

/** A state is a word or two; longer texts are reasons. */
const MAX_STATE_LENGTH = 64;
/** States deeper than this belong to parts of the whole. */
const MAX_STATE_DEPTH = 4;

// GitHub says `completed` of every run that has ended, and in `conclusion` how.
const SAYS_HOW = wordSet('conclusion, outcome, verdict');
// Match: completed, finalized. Near miss: COMPLETED_WITH_ERRORS.
const ENDED = /^(?:complete|completed|done|ended|finalized|finished)$/i;
const NOT_NOW = wordSet('desired, from, last, old, original, previous, prior, target');
// ECS says with `lastStatus` what is, with `desiredStatus` what shall be (ECS API, Task).
const NOW_ALL_THE_SAME = wordSet('last status');
// Match: SERVICE_DEPLOYMENT_FAILED. Near miss: DeleteBucket, the name of an API call.
const EVENT_CONSTANT = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/;

// Match: FAILED. Near miss: 5.1.1, the status code of a mail.
const SINGLE_LINE_WITH_A_LETTER = /^[^\n]*\p{L}[^\n]*$/u;

/** Returns the value that is the state, the nearest to the top of the plainest. */
export function pickState(leaves: readonly Leaf[]): Leaf | undefined {
  const [first, ...others] = leaves.filter(isPresentState).toSorted((one, other) => plainness(one) - plainness(other));
  return (isEnded(first) ? others.find((leaf) => saysHow(leaf, first)) : undefined) ?? first ?? leaves.find(isEventConstant);
}

/** Tells whether a value says in which state something is now, the whole or a part of it. */
export function isPresentState({ path, value, role }: Leaf): boolean {
  if (role !== 'state') return false;
  if (
    typeof value !== 'string' ||
    value.length > MAX_STATE_LENGTH ||
    path.length > MAX_STATE_DEPTH ||
    !SINGLE_LINE_WITH_A_LETTER.test(value)
  ) {
    return false;
  }
  return path.every((key) => {
    const words = wordsOfKey(key);
    return NOW_ALL_THE_SAME.has(words.join(' ')) || !words.some((word) => NOT_NOW.has(word));
  });
}

function isEnded(state: Leaf | undefined): state is Leaf {
  return state !== undefined && ENDED.test(String(state.value));
}

function saysHow({ path }: Leaf, ended: Leaf): boolean {
  return path.length === ended.path.length && SAYS_HOW.has(wordsOfKey(path.at(-1) ?? '').join(' '));
}

// `state` and `status` first, then `buildStatus`, then `result`; each level further down counts as much.
function plainness({ path }: Leaf): number {
  const words = wordsOfKey(path.at(-1) ?? '');
  const isPlain = ['state', 'status', 'value'].includes(words.join(' '));
  const isStatus = ['state', 'status'].includes(words.at(-1) ?? '');
  return path.length * 2 + (isPlain ? 0 : isStatus ? 1 : 2);
}

// ECS names its service events instead of stating a state (ECS developer guide, service action events).
function isEventConstant({ path, value }: Leaf): boolean {
  return path.length === 1 && /^event_?name$/i.test(path[0] ?? '') && typeof value === 'string' && EVENT_CONSTANT.test(value);
}
