// A value as a fact: ARNs, instants and identifiers are told apart from text.
import { parseArn } from '../../../domain/arn.ts';
import type { Fact, FactValue } from '../../../domain/notification.ts';
import { labelOfKey } from './label-of-key.ts';
import type { Leaf } from './leaf.ts';
import { readEpoch, readInstant } from './read-instant.ts';
import { wordSet } from './word-set.ts';
import { wordsOfKey } from './words-of-key.ts';

/** Words that say nothing without the key above them: a `name` may be a bucket's or a user's. */
const GENERIC_LABELS = wordSet(
  `account, arn, code, count, description, id, key, label, message, name, normalized, reason, region, size, state, status, text, time,
  timestamp, title, type, url, value, version`,
);
// Keys that change the meaning of everything under them.
const PAST_WORDS = wordSet('old, original, previous, prior');
// Match: i-0abc1234, 3f1c9a52-1f7b-4f0e-8f2e-2b1c7e0a9d11, 10.0.0.1. Near miss: `my instance`.
const IDENTIFIER = /^[\w.:/@+=-]{1,200}$/;

/** Returns the fact; with `qualified` its label names the key above as well. */
export function factOfLeaf(leaf: Leaf, qualified = false): Fact {
  const value = factValue(leaf);
  return { label: labelOf(leaf.path, value, qualified), value };
}

function factValue({ value, role }: Leaf): FactValue {
  if (typeof value === 'number') {
    const at = role === 'instant' ? readEpoch(value) : undefined;
    return at === undefined ? { kind: 'text', text: String(value) } : { kind: 'instant', at };
  }
  if (typeof value === 'boolean') return { kind: 'text', text: String(value) };
  const at = readInstant(value);
  if (at !== undefined) return { kind: 'instant', at };
  if (parseArn(value) !== undefined && !/\s/.test(value)) return { kind: 'arn', arn: value };
  return { kind: role === 'identifier' && IDENTIFIER.test(value) ? 'code' : 'text', text: value };
}

function labelOf(path: readonly string[], value: FactValue, qualified: boolean): string {
  const last = path.at(-1) ?? 'Items';
  const above = path.at(-2);
  const isVague = GENERIC_LABELS.has(wordsOfKey(last).join(' ')) || wordsOfKey(above ?? '').some((word) => PAST_WORDS.has(word));
  const label = above !== undefined && (isVague || qualified) ? labelOfKey(joined(above, last)) : labelOfKey(last);
  // An ARN is shown by its name, so `Cluster` says more than `Cluster ARN`.
  return value.kind === 'arn' ? label.replace(/(?<=.) ARN$/, '') : label;
}

// Keys that are no machine's words are joined as they are; `result` and `resultTime` are one result, of `containers` one is meant.
function joined(above: string, last: string): string {
  const words = [...wordsOfKey(above).map(singular), ...wordsOfKey(last)].filter((word, index, all) => word !== all[index - 1]);
  return words.length === 0 ? `${above} ${last}` : words.join('-');
}

// Match: containers, entities, matches. Near miss: status, address, dns, series.
function singular(word: string): string {
  if (/.{3}[^r]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x)es$/.test(word)) return word.slice(0, -2);
  return /.{3}[^su]s$/.test(word) ? word.slice(0, -1) : word;
}
