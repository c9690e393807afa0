// A value as a fact: ARNs, instants and identifiers are told apart from text.
import { parseArn } from '../../../domain/arn.ts';
import type { Fact, FactValue } from '../../../domain/notification.ts';
import { amountInWords, type Amount } from './amount-in-words.ts';
import { labelOfKey } from './label-of-key.ts';
import type { Leaf } from './leaf.ts';
import { readEpoch, readInstant, readZonelessInstant } from './read-instant.ts';
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
// Match: 1795342400, 1795342400000. Near miss: 12.5, 4711.
const EPOCH_TEXT = /^\d{10}(?:\d{3})?$/;

/** How a fact is made of a value. */
export interface FactOptions {
  /** True where the label names the key above as well. */
  readonly isQualified?: boolean;
  /** True where the sender's times that say no zone are in UTC, as AWS writes them. */
  readonly isUtc?: boolean | undefined;
}

/** Returns the fact. */
export function factOfLeaf(leaf: Leaf, options: FactOptions = {}): Fact {
  const amount = amountInWords(wordsOfKey(leaf.path.at(-1) ?? ''), leaf.value);
  const value: FactValue = amount === undefined ? factValue(leaf, options) : { kind: 'text', text: amount.text };
  return { label: labelOf(leaf.path, value, { amount, isQualified: options.isQualified === true }), value };
}

function factValue({ value, role }: Leaf, { isUtc }: FactOptions): FactValue {
  if (typeof value === 'boolean') return { kind: 'text', text: value ? 'yes' : 'no' };
  const at = instantOf(value, { role, isUtc });
  if (at !== undefined) return { kind: 'instant', at };
  if (typeof value === 'number') return { kind: 'text', text: String(value) };
  if (parseArn(value) !== undefined && !/\s/.test(value)) return { kind: 'arn', arn: value };
  return { kind: role === 'identifier' && IDENTIFIER.test(value) ? 'code' : 'text', text: value };
}

// Numbers are times only where their key says so; some senders write them as text.
function instantOf(value: string | number, { role, isUtc }: { role: Leaf['role']; isUtc?: boolean | undefined }): string | undefined {
  if (typeof value === 'number' || EPOCH_TEXT.test(value)) return role === 'instant' ? readEpoch(Number(value)) : undefined;
  return readInstant(value) ?? (isUtc === true ? readZonelessInstant(value) : undefined);
}

interface LabelOptions {
  readonly amount: Amount | undefined;
  readonly isQualified: boolean;
}

function labelOf(path: readonly string[], value: FactValue, { amount, isQualified }: LabelOptions): string {
  const last = withoutUnit(path.at(-1) ?? 'Items', amount);
  const above = path.at(-2);
  const isVague = GENERIC_LABELS.has(wordsOfKey(last).join(' ')) || wordsOfKey(above ?? '').some((word) => PAST_WORDS.has(word));
  const label = above !== undefined && (isVague || isQualified) ? labelOfKey(joined(above, last)) : labelOfKey(last);
  // An ARN is shown by its name, so `Cluster` says more than `Cluster ARN`.
  return value.kind === 'arn' ? label.replace(/(?<=.) ARN$/, '') : label;
}

// The unit stands beside the number.
function withoutUnit(key: string, amount: Amount | undefined): string {
  return amount === undefined || amount.usedWords === 0 ? key : wordsOfKey(key).slice(0, -amount.usedWords).join('-');
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
