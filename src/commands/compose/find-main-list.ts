// Finds what an answer is about: the list that its operation is named after, also where AWS wraps it (instances lie in reservations).
import type { OperationModel } from '../../catalogue/service-model.ts';

/** The list an answer is about. */
export interface MainList {
  /** The member's name, such as `Instances`. */
  readonly name: string;
  readonly items: readonly unknown[];
}

type Structure = Readonly<Record<string, unknown>>;

/** How deep a list may lie below the answer: reservations hold instances. */
const MAX_DEPTH = 3;

// Match: Describe of DescribeInstances. Near miss: the first word of a name in small letters.
const FIRST_WORD = /^[A-Z][a-z0-9]+(?=[A-Z])/;

/** Finds the list, or returns undefined where the answer is not about one. */
export function findMainList(output: Structure, operation: OperationModel | undefined): MainList | undefined {
  const noun = (operation?.name ?? '').replace(FIRST_WORD, '').toLowerCase();
  const named = noun === '' ? undefined : collect(output, noun, 0);
  if (named !== undefined) return named;
  const names = listNames(output, operation);
  const [only] = names;
  if (only === undefined || names.length > 1) return undefined;
  const items = output[only];
  return { name: only, items: Array.isArray(items) ? (items as readonly unknown[]) : [] };
}

/** Gathers every list of that name, in order; its wrappers are what AWS groups by, not what one asks for. */
function collect(value: Structure, noun: string, depth: number): MainList | undefined {
  let found: { name: string; items: unknown[] } | undefined;
  for (const [name, part] of Object.entries(value)) {
    if (!Array.isArray(part)) continue;
    if (name.toLowerCase() === noun) {
      found = { name, items: [...(found?.items ?? []), ...(part as readonly unknown[])] };
    } else if (depth < MAX_DEPTH) {
      for (const item of part as readonly unknown[]) {
        const below = isStructure(item) ? collect(item, noun, depth + 1) : undefined;
        if (below !== undefined) found = { name: below.name, items: [...(found?.items ?? []), ...below.items] };
      }
    }
  }
  return found;
}

/** The members that are what the operation lists; AWS leaves empty ones out, so its model is asked, not the answer alone. */
function listNames(output: Structure, operation: OperationModel | undefined): readonly string[] {
  const results = operation?.paginator?.results ?? [];
  if (results.length > 0) return results.filter((name) => !name.includes('.'));
  const inAnswer = Object.keys(output).filter((name) => Array.isArray(output[name]));
  const isAllLists = Object.values(output).every((value) => Array.isArray(value) || typeof value !== 'object');
  if (inAnswer.length > 0) return isAllLists ? inAnswer : [];
  const members = [...(operation?.output.members.values() ?? [])];
  const isListing = operation !== undefined && /^(?:List|Describe)/.test(operation.name);
  return isListing && Object.keys(output).length === 0 ? members.filter(({ shape }) => shape.kind === 'list').map(({ name }) => name) : [];
}

function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Says how many there are: `3 instances`, `1 instance`, `no instances`. */
export function countOf(count: number, name: string): string {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]{2,})([A-Z][a-z])/g, '$1 $2')
    .split(' ')
    .map((word) => (/^[A-Z][a-z]/.test(word) ? word.toLowerCase() : word))
    .join(' ');
  if (count === 0) return `no ${words}`;
  return count === 1 ? `1 ${singular(words)}` : `${count} ${words}`;
}

// Match: entries, policies. Near miss: series.
function singular(words: string): string {
  if (/[^aeiou]ies$/.test(words) && !words.endsWith('series')) return `${words.slice(0, -3)}y`;
  if (/(?:ss|us|is|series)$/.test(words)) return words;
  if (/(?:ches|shes|xes|sses|uses)$/.test(words)) return words.slice(0, -2);
  return words.replace(/s$/, '');
}
