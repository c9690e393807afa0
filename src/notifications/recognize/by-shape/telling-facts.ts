// Chooses which values of a document are shown beside its sentence, in which order, under which labels.
import { parseArn, resourceName } from '../../../domain/arn.ts';
import type { Fact } from '../../../domain/notification.ts';
import { factOfLeaf } from './fact-of-leaf.ts';
import type { Leaf } from './leaf.ts';
import type { Role } from './role-of-path.ts';
import { wordSet } from './word-set.ts';
import { wordsOfKey } from './words-of-key.ts';

/** How many facts are shown; one screen of a phone. The event itself is kept whole. */
export const MAX_FACTS = 12;
/** Texts shorter than this may repeat by chance (`true`, `1`); longer ones say the same thing twice. */
const MIN_REPEATED_LENGTH = 8;

const RANKS: Readonly<Record<Role, number>> = { state: 0, severity: 1, prose: 2, name: 3, identifier: 4, other: 5, instant: 6, noise: 9 };
/** What one level of depth costs: a name two levels down comes after a plain value of the first. */
const DEPTH_COST = 1;
// Identifiers that lead through logs; who looks for them finds them in the event.
const TRAILS = wordSet(
  'activity id, correlation id, idempotency key, invocation id, revision id, sequence number, session id, span id, trace id, transaction id',
);
/** What it costs to be one of them; they come after all else. */
const TRAIL_COST = 4;
/** What it costs to say which kind of thing a part of the whole is (`environment.type`). */
const DEEP_KIND_COST = 3;

/** Which values there are to choose from. */
export interface FactCandidates {
  readonly leaves: readonly Leaf[];
  /** Texts that are shown elsewhere already. */
  readonly shown: readonly (string | undefined)[];
  /** False where the document goes on beyond what was read of it. */
  readonly isWhole: boolean;
  /** How many facts there is room for, where it is less than usual. */
  readonly room?: number | undefined;
  /** True where the sender's times that say no zone are in UTC. */
  readonly isUtc?: boolean | undefined;
}

/** Returns the most telling facts; a last one says how many values are not shown. */
export function tellingFacts(candidates: FactCandidates): readonly Fact[] {
  const ranked = candidates.leaves
    .map((leaf) => ({ leaf, rank: rankOf(leaf) }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ leaf }) => leaf);
  const facts = withDistinctLabels(withoutRepeats(ranked, candidates.shown), candidates.isUtc);
  const room = Math.min(candidates.room ?? MAX_FACTS, MAX_FACTS);
  const hiddenCount = Math.max(0, facts.length - room);
  if (hiddenCount === 0 && candidates.isWhole) return facts;
  const hidden = candidates.isWhole ? `${hiddenCount} more of the event's values` : 'more values of a very large event';
  return [...facts.slice(0, room), { label: 'Not shown', value: { kind: 'text', text: hidden } }];
}

function rankOf({ path, value, role }: Leaf): number {
  const depth = Math.max(0, path.length - 1);
  // `managementEvent: true` names nothing.
  const rank = RANKS[role === 'name' && typeof value !== 'string' ? 'other' : role];
  const isKind = ['category', 'type'].includes(wordsOfKey(path.at(-1) ?? '').at(-1) ?? '');
  const isTrail = TRAILS.has(wordsOfKey(path.at(-1) ?? '').join(' '));
  return rank + DEPTH_COST * depth + (isKind && depth > 0 ? DEEP_KIND_COST : 0) + (isTrail ? TRAIL_COST : 0);
}

function withoutRepeats(leaves: readonly Leaf[], shown: readonly (string | undefined)[]): readonly Leaf[] {
  const seen = new Set<string | undefined>([...shown, ...leaves.flatMap(namesInArn)]);
  return leaves.filter(({ value, role }) => {
    const text = String(value);
    // Two things may happen at one instant, and short numbers count different things.
    const isRepeat = seen.has(text) && role !== 'instant' && (typeof value === 'string' || text.length >= MIN_REPEATED_LENGTH);
    if (text.length >= MIN_REPEATED_LENGTH) seen.add(text);
    return !isRepeat;
  });
}

// An ARN is shown by its name, so the same id beside it says nothing new.
function namesInArn({ value }: Leaf): readonly string[] {
  const arn = typeof value === 'string' ? parseArn(value) : undefined;
  const name = arn === undefined ? '' : resourceName(arn);
  return name.length >= MIN_REPEATED_LENGTH ? [name] : [];
}

function withDistinctLabels(leaves: readonly Leaf[], isUtc: boolean | undefined): readonly Fact[] {
  const facts = leaves.map((leaf) => ({ leaf, fact: factOfLeaf(leaf, { isUtc }) }));
  const counts = Map.groupBy(facts, ({ fact }) => fact.label);
  return facts.map(({ leaf, fact }) => ((counts.get(fact.label)?.length ?? 0) > 1 ? factOfLeaf(leaf, { isQualified: true, isUtc }) : fact));
}
