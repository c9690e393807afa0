// Finds the value that names what the event is about.
import type { Leaf } from './leaf.ts';
import { wordSet } from './word-set.ts';
import { wordsOfKey } from './words-of-key.ts';

/** A name fits into a title; longer texts are descriptions. */
const MAX_NAME_LENGTH = 250;

// Match: web-1, 接口. Near miss: 1, a text of two lines.
const NAME = /^[^\n]*\p{L}[^\n]*$/u;
// These name the event better than anything else, wherever they stand (GuardDuty, Security Hub, Health, Step Functions).
const BEST_KEYS = wordSet('title, event type code, state machine arn, alertname');
/** How deep the best keys may stand: Security Hub's are under `findings`. */
const MAX_BEST_DEPTH = 3;
// Words with a name's role that say what kind of thing it is, not which.
const KINDS = wordSet('action, category, event, operation, principal, rule, stage, subject, type, user');
// Words of the names of those around it: the owner's, the account's.
const OTHERS = wordSet('account, author, customer, org, organization, owner, region, sender, service, team, tenant');

/** Returns the value that is the name; with `hasFallback` only one that is better than the resource's own name. */
export function pickName(leaves: readonly Leaf[], hasFallback: boolean): Leaf | undefined {
  const names = leaves.filter(({ value }) => typeof value === 'string' && NAME.test(value) && value.length <= MAX_NAME_LENGTH);
  const best = names.find(({ path }) => path.length <= MAX_BEST_DEPTH && BEST_KEYS.has(wordsOfKey(path.at(-1) ?? '').join(' ')));
  const nearest = names.filter((leaf) => leaf.path.length === 1 && isName(leaf));
  const near = nearest.find((leaf) => !isOfOthers(leaf)) ?? (hasFallback ? undefined : nearest[0]);
  return best ?? near ?? (hasFallback ? undefined : names.find((leaf) => leaf.path.length === 2 && isName(leaf)));
}

// Whose it is says less than what it is.
function isOfOthers({ path }: Leaf): boolean {
  return wordsOfKey(path.at(-1) ?? '').some((word) => OTHERS.has(word));
}

function isName({ path, role }: Leaf): boolean {
  return role === 'name' && !KINDS.has(wordsOfKey(path.at(-1) ?? '').at(-1) ?? '');
}
