// Finds what an answer is about: the list that its operation is named after, also where AWS wraps it (instances lie in reservations).
import type { OperationModel } from '../../catalogue/service-model.ts';

/** A list that an answer is about. */
export interface AnswerList {
  /** What it holds, such as `Instances`. */
  readonly name: string;
  readonly items: readonly unknown[];
}

type Structure = Readonly<Record<string, unknown>>;

/** How many lists of one answer are shown, the first ones. */
export const LISTS_SHOWN = 3;

/** How deep a list may lie below the answer: reservations hold instances. */
const MAX_DEPTH = 3;

// Match: Describe of DescribeInstances. Near miss: Scan (nothing follows).
const FIRST_WORD = /^[A-Z][a-z0-9]+(?=[A-Z])/;

/** Names of lists that say nothing of what they hold. */
const NAMELESS: ReadonlySet<string> = new Set(['items', 'contents', 'member', 'results', 'summaries', 'list', 'resultlist']);

/** Finds the lists; none where the answer is not about one. Empty ones count only where all are. */
export function findLists(output: Structure, operation: OperationModel | undefined): readonly AnswerList[] {
  const noun = nounOf(operation);
  const named = noun === undefined ? undefined : collect(output, noun.toLowerCase(), 0);
  if (named !== undefined) return [named];
  const found = listNames(output, operation).map((path) => ({ path, value: readPath(output, path) ?? [] }));
  // What stands in place of a list, because it was masked, is shown as it is.
  if (found.some(({ value }) => typeof value === 'string')) return [];
  // Some operations count as well what they list.
  const lists = found.flatMap(({ path, value }) => (isList(value) ? [{ name: titleOf(path, value, noun), items: value }] : []));
  const filled = lists.filter(({ items }) => items.length > 0);
  const [first] = lists;
  return filled.length > 0 || first === undefined ? filled : [{ name: noun ?? first.name, items: [] }];
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Bare names and addresses are called what they name: the `TableNames` of ListTables are tables. */
function titleOf(path: string, items: readonly unknown[], noun: string | undefined): string {
  const name = path.split('.').at(-1) ?? path;
  if (noun !== undefined && SUMMARIES.test(name)) return noun;
  return noun !== undefined && (NAMELESS.has(name.toLowerCase()) || items.every((item) => typeof item === 'string')) ? noun : name;
}

// Match: CertificateSummaryList, StackResourceSummaries. Near miss: Certificates.
const SUMMARIES = /(?:SummaryList|Summaries)$/;

// Match: ForProject of BuildsForProject. Near miss: Forecasts.
const OF_WHAT = /(?:For|By|Of|In)[A-Z].*$/;

/** What the operation is about: `Instances` of DescribeInstances. */
function nounOf(operation: OperationModel | undefined): string | undefined {
  if (operation === undefined || !FIRST_WORD.test(operation.name)) return undefined;
  return operation.name.replace(FIRST_WORD, '').replace(/V\d+$/, '').replace(OF_WHAT, '');
}

/** Gathers every list of that name, in order; its wrappers are what AWS groups by, not what one asks for. */
function collect(value: Structure, noun: string, depth: number): AnswerList | undefined {
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
  if (results.length > 0) return results;
  const inAnswer = Object.keys(output).filter((name) => Array.isArray(output[name]));
  const isAllLists = Object.values(output).every((value) => Array.isArray(value) || typeof value !== 'object' || value === null);
  if (inAnswer.length > 0) return isAllLists ? inAnswer : [];
  const members = [...(operation?.output.members.values() ?? [])];
  const isListing = operation !== undefined && /^(?:List|Describe)/.test(operation.name);
  return isListing && Object.keys(output).length === 0 ? members.filter(({ shape }) => shape.kind === 'list').map(({ name }) => name) : [];
}

/** Reads `DistributionList.Items`. */
function readPath(output: Structure, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (isStructure(value) && Object.hasOwn(value, name) ? value[name] : undefined), output);
}

function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
