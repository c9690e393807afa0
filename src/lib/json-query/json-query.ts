// Queries of JSON values in JMESPath: read once, with what is wrong and where; applied within bounds. The library stands behind this file.
import { compile, tokenize, TreeInterpreter } from '@jmespath-community/jmespath';
import { checkQuery, childrenOf, NESTED_TOO_DEEP, nestsTooDeep, QUOTED_IN_QUERY, type QueryNode } from './check-query.ts';
import { QueryBudget, QueryTooCostly } from './query-budget.ts';

/** Longest query: a screen full; longer ones are programs. */
export const QUERY_MAX_LENGTH = 4000;

/** What a query gave. */
export type QueryOutcome =
  | { readonly status: 'found'; readonly value: unknown }
  /** A sentence says why: a function was given what it does not take, or the query costs more than it may. */
  | { readonly status: 'failed'; readonly message: string };

/** A query that was read. */
export interface JsonQuery {
  /** Applies it to a JSON value, which stays as it is. Never throws, and ends soon. */
  readonly apply: (value: unknown) => QueryOutcome;
}

/** What is wrong with a query, as a sentence, and at which character (from 1) where that is known. */
export interface QueryFault {
  readonly fault: string;
  readonly position?: number;
}

type Node = ReturnType<typeof compile>;
type Value = Parameters<typeof TreeInterpreter.search>[1];
type Visit = typeof TreeInterpreter.visit;

/** Reads a query. */
export function readJsonQuery(text: string): JsonQuery | QueryFault {
  if (text.length > QUERY_MAX_LENGTH) return { fault: `It has ${text.length} characters; ${QUERY_MAX_LENGTH} are the most.` };
  if (text.trim() === '') return { fault: 'It is empty.' };
  if (nestsTooDeep(text)) return { fault: NESTED_TOO_DEEP };
  const root = parse(text);
  if ('fault' in root) return root;
  const fault = checkQuery(root);
  return fault === undefined ? { apply: (value) => apply(root, value) } : { fault };
}

function parse(text: string): Node | QueryFault {
  const unclosed = findUnclosedText(text);
  if (unclosed !== undefined) return { fault: 'A quote is not closed.', position: unclosed + 1 };
  try {
    return compile(text);
  } catch (error) {
    return locate(text, error);
  }
}

/** The parser goes from left to right, so the shortest beginning that fails with something other than its end names the place. */
function locate(text: string, error: unknown): QueryFault {
  const starts = startsOf(text);
  if (starts === undefined) return { fault: describeError(error) };
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const isAfterFault = failsBeforeItsEnd(text.slice(0, starts[middle + 1] ?? text.length));
    if (isAfterFault) high = middle;
    else low = middle + 1;
  }
  const start = starts[low];
  if (start === undefined) return { fault: 'It ends where something is still missing.', position: text.length + 1 };
  return { fault: 'Something else is expected there.', position: start + 1 };
}

function startsOf(text: string): readonly number[] | undefined {
  try {
    return tokenize(text).map(({ start }) => start);
  } catch {
    return undefined;
  }
}

// Match: Syntax error: invalid token (EOF): "". Near miss: invalid token (Rparen): ")".
const AT_END = /\bEOF\b/;

function failsBeforeItsEnd(beginning: string): boolean {
  try {
    compile(beginning);
    return false;
  } catch (error) {
    return !(error instanceof Error && AT_END.test(error.message));
  }
}

/** Finds the quote that is never closed; the library takes such a text to its end. */
function findUnclosedText(text: string): number | undefined {
  const position = text.replaceAll(QUOTED_IN_QUERY, (quoted) => ' '.repeat(quoted.length)).search(/['"`]/);
  return position === -1 ? undefined : position;
}

function apply(root: Node, given: unknown): QueryOutcome {
  const budget = new QueryBudget();
  try {
    budget.measure(given);
    const value: unknown = boundedInterpreter(root, budget).search(root, given as Value);
    return { status: 'found', value: value ?? null };
  } catch (error) {
    if (error instanceof QueryTooCostly) return { status: 'failed', message: 'It makes more of the answer than can be shown.' };
    return { status: 'failed', message: describeError(error) };
  }
}

/** An interpreter of its own for each run: the library's counts nothing, and finds `constructor` in every structure. */
function boundedInterpreter(root: Node, budget: QueryBudget): typeof TreeInterpreter {
  const Interpreter = TreeInterpreter.constructor as new () => typeof TreeInterpreter;
  const interpreter = new Interpreter();
  const weighed = comparedNodes(root);
  const visit: Visit = interpreter.visit.bind(interpreter);
  interpreter.visit = (node, value) => {
    budget.spend(1);
    if (node.type === 'Field') return ownMember(value, node.name);
    // The AWS CLI cuts lists, and no texts.
    if (node.type === 'Slice' && typeof value === 'string') return null;
    const found = visit(node, value);
    const size = budget.measure(found);
    budget.spend(weighed.has(node) ? size : lengthOf(found));
    return found;
  };
  const { runtime } = interpreter;
  const callFunction = runtime.callFunction.bind(runtime);
  runtime.callFunction = (name, values) => {
    const sizes = values.map((value) => budget.measure(value));
    budget.spend(sizes.reduce((total, size) => total + size, 1));
    // What stands between the parts is repeated as often as there are parts.
    if (name === 'join') budget.spend((sizes[0] ?? 0) * lengthOf(values[1]));
    return callFunction(name, values);
  };
  return interpreter;
}

function ownMember(value: unknown, name: string): Value {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name)) return null;
  return (value as Record<string, Value>)[name] ?? null;
}

/** What is compared is walked through as a whole. */
function comparedNodes(root: QueryNode): ReadonlySet<unknown> {
  const found = new Set<unknown>();
  const waiting: QueryNode[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const children = childrenOf(node);
    if (node.type === 'Comparator') for (const child of children) found.add(child);
    waiting.push(...children);
  }
  return found;
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

/** Longest sentence of the library that is repeated. */
const ERROR_MAX_LENGTH = 200;

function describeError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  // Match: Syntax error: unknown character: #. Near miss: Invalid type.
  const words = message.replace(/^syntax(?: error)?[:,]\s*/i, '').slice(0, ERROR_MAX_LENGTH);
  const sentence = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}
