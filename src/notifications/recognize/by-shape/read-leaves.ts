// Walks through a JSON document of any shape, broadest first, and brings back its values.
// It never recurses and stops at named bounds, so neither depth nor size of a payload can hurt.
import { isJsonObject, type JsonObject } from '../json-object.ts';
import { parseJson } from '../parse-json.ts';
import { readableText } from '../readable-text.ts';
import { severityOfWord } from '../../../domain/severity.ts';
import { isFailedExit } from './exit-code.ts';
import { toneOfSeverity } from './judge-severity.ts';
import { leafAt, type Leaf } from './leaf.ts';
import { judgeState } from './judge-state.ts';
import { namedValues } from './named-values.ts';
import { isPresentState } from './pick-state.ts';
import { summarizeItems } from './summarize-items.ts';
import { unquoted } from './unquoted.ts';

/** Values deeper than this are not telling; the deepest that AWS's documented events show is 8. */
const MAX_DEPTH = 10;
/** How many values are looked at in one document; the largest documented events have some hundred. */
const MAX_VALUES = 2000;
/** In how many elements of a list the failed one is looked for. */
const MAX_JUDGED_ITEMS = 100;
/** Longer texts are not searched for JSON inside them. */
const MAX_EMBEDDED_LENGTH = 65_536;

/** The values of a document, those near the top first. */
export interface Leaves {
  readonly leaves: readonly Leaf[];
  /** False where the document goes on beyond the bounds. */
  readonly isWhole: boolean;
}

interface Node {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly depth: number;
}

/** Reads the values of a document; nulls and empty texts are no values. */
export function readLeaves(document: unknown): Leaves {
  const leaves: Leaf[] = [];
  const nodes: Node[] = [{ path: [], value: document, depth: 0 }];
  let isWhole = true;
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (node === undefined) break;
    const leaf = leafOf(node);
    if (leaf !== undefined) leaves.push(leaf);
    const children = childrenOf(node);
    const room = node.depth >= MAX_DEPTH ? 0 : MAX_VALUES - nodes.length;
    isWhole &&= children.length <= room;
    for (const [path, value] of children.slice(0, Math.max(0, room))) nodes.push({ path, value, depth: node.depth + 1 });
  }
  return { leaves, isWhole };
}

function leafOf({ path, value }: Node): Leaf | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return leafAt(path, value);
  if (typeof value === 'string') return leafOfText(path, unquoted(readableText(value).trim()));
  return Array.isArray(value) && isPlainList(value) ? leafOfText(path, summarizeItems(value)) : undefined;
}

// CodeBuild writes `: ` for a context that it does not have.
function leafOfText(path: readonly string[], text: string): Leaf | undefined {
  return /^[:\s]*$/.test(text) || embeddedDocument(text) !== undefined ? undefined : leafAt(path, text);
}

function isPlainList(items: readonly unknown[]): boolean {
  return items.length > 0 && namedValues(items) === undefined && !(items.length === 1 && isContainer(items[0]));
}

type Child = readonly [path: readonly string[], value: unknown];

function childrenOf({ path, value }: Node): readonly Child[] {
  const container = typeof value === 'string' ? embeddedDocument(value.trim()) : value;
  if (Array.isArray(container)) return elementsOf(container, path);
  return isJsonObject(container) ? Object.keys(container).map((key) => [[...path, key], container[key]]) : [];
}

function elementsOf(items: readonly unknown[], path: readonly string[]): readonly Child[] {
  const named = namedValues(items);
  if (named !== undefined) return named.map(([name, item]) => [[...path, name], item]);
  if (items.length === 1) return isContainer(items[0]) ? [[path, items[0]]] : [];
  const failed = failedItem(items);
  return failed === undefined ? [] : [[path, failed]];
}

// Of many phases, actions or containers the one that failed is the story.
function failedItem(items: readonly unknown[]): unknown {
  const failed = items.slice(0, MAX_JUDGED_ITEMS).filter((item) => isJsonObject(item) && hasFailed(item));
  return failed.length === 1 ? failed[0] : undefined;
}

function hasFailed(item: JsonObject): boolean {
  return Object.keys(item).some((key) => {
    const value = item[key];
    if (typeof value === 'number') return isFailedExit(leafAt([key], value));
    if (typeof value !== 'string') return false;
    const leaf = leafAt([key], value);
    return leaf.role === 'severity' ? isSevere(value) : isPresentState(leaf) && judgeState(value) === 'bad';
  });
}

function isSevere(word: string): boolean {
  return toneOfSeverity(severityOfWord(word) ?? 'info') === 'bad';
}

function isContainer(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

// Step Functions' `cause` and CloudWatch's `reasonData` are JSON in a string.
function embeddedDocument(text: string): unknown {
  if (!/^[{[]/.test(text) || text.length > MAX_EMBEDDED_LENGTH) return undefined;
  const value = parseJson(text)?.value;
  return isContainer(value) ? value : undefined;
}
