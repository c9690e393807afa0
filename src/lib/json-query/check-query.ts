// What a parsed query may hold: the JMESPath that the AWS CLI reads, without what other dialects add, and no deeper than we can walk.

/** Deepest nesting: a stack holds many times as much, and nobody writes a tenth of it. */
const DEPTH_MAX = 100;

/** What is said of a query that is nested deeper. */
export const NESTED_TOO_DEEP = `It is nested more than ${DEPTH_MAX} deep.`;

// Match: 'a', "b\"", `1`. Near miss: 'a (not closed).
/** Finds what stands in quotes within a query. */
export const QUOTED_IN_QUERY = /'(?:\\[^]|[^'\\])*'|"(?:\\[^]|[^"\\])*"|`(?:\\[^]|[^`\\])*`/g;

/** Tells whether a query that is not parsed yet opens more brackets, or says "not" more often, than any may: parsing it would take long. */
export function nestsTooDeep(text: string): boolean {
  let depth = 0;
  let signs = 0;
  for (const character of text.replaceAll(QUOTED_IN_QUERY, '').replaceAll(/\s+/g, '')) {
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    signs = '!&'.includes(character) ? signs + 1 : 0;
    if (depth > DEPTH_MAX || signs > DEPTH_MAX) return true;
  }
  return false;
}

/** A part of a parsed query. */
export interface QueryNode {
  readonly type: string;
  readonly name?: unknown;
  readonly children?: readonly unknown[];
}

const STANDARD_NODES: ReadonlySet<string> = new Set(
  (
    'AndExpression Comparator Current ExpressionReference Field FilterProjection Flatten Function Identity Index IndexExpression ' +
    'KeyValuePair Literal MultiSelectHash MultiSelectList NotExpression OrExpression Pipe Projection Slice Subexpression ValueProjection'
  ).split(' '),
);

/** How many arguments the functions of JMESPath take (https://jmespath.org/specification.html#built-in-functions). */
const ARITIES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  ...Object.fromEntries(
    ['abs', 'avg', 'ceil', 'floor', 'keys', 'length', 'max', 'min', 'reverse', 'sort', 'sum', 'to_array', 'to_number', 'to_string', 'type']
      .concat('values')
      .map((name) => [name, [1, 1]] as const),
  ),
  ...Object.fromEntries(
    ['contains', 'ends_with', 'join', 'map', 'max_by', 'min_by', 'sort_by', 'starts_with'].map((name) => [name, [2, 2]] as const),
  ),
  merge: [1, Infinity],
  not_null: [1, Infinity],
};

/** Tells what is wrong with a parsed query, as a sentence; undefined where nothing is. */
export function checkQuery(root: QueryNode): string | undefined {
  const waiting: { readonly node: QueryNode; readonly depth: number }[] = [{ node: root, depth: 1 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, depth } = next;
    if (depth > DEPTH_MAX) return NESTED_TOO_DEEP;
    const wrong = checkNode(node);
    if (wrong !== undefined) return wrong;
    waiting.push(...childrenOf(node).map((child) => ({ node: child, depth: depth + 1 })));
  }
  return undefined;
}

/** The parts of a part. */
export function childrenOf(node: QueryNode): readonly QueryNode[] {
  // A literal holds data, not parts of the query.
  return node.type === 'Literal'
    ? []
    : Object.values(node)
        .flat()
        .filter((part) => isNode(part));
}

function isNode(part: unknown): part is QueryNode {
  return typeof part === 'object' && part !== null && 'type' in part && typeof part.type === 'string';
}

function checkNode({ type, name, children = [] }: QueryNode): string | undefined {
  if (!STANDARD_NODES.has(type)) return 'It uses what the JMESPath of the AWS CLI does not have.';
  if (type !== 'Function' || typeof name !== 'string') return undefined;
  const arity = Object.hasOwn(ARITIES, name) ? ARITIES[name] : undefined;
  if (arity === undefined) return `There is no function ${name}().`;
  const [least, most] = arity;
  if (children.length >= least && children.length <= most) return undefined;
  return `${name}() takes ${least}${most > least ? ' or more' : ''} ${least === 1 && most === 1 ? 'argument' : 'arguments'}, not ${children.length}.`;
}
