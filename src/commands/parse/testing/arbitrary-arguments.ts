// Any arguments that a command of the catalogue takes, in the forms in which people write them, for property tests and comparisons.
import fc from 'fast-check';
import { argumentTable, type NamedOperation } from '../../../catalogue/cli/argument-table.ts';
import type { Argument, ArgumentTable } from '../../../catalogue/cli/argument.ts';
import type { CliFacts } from '../../../catalogue/cli/cli-facts.ts';
import type { Shape } from '../../../catalogue/shape.ts';
import { arbitraryInput } from './arbitrary-input.ts';

/** An input, and the words of a command line that give it. */
export interface ArgumentVector {
  readonly input: Readonly<Record<string, unknown>>;
  readonly words: readonly string[];
}

/** How one value is written. */
interface Form {
  /** True for values of a list as words of their own, where that is possible. */
  readonly isSpread: boolean;
  /** True for `--name=value`, where it is one word. */
  readonly isTied: boolean;
}

/** Makes arguments of a command. */
export function arbitraryArguments(command: NamedOperation, facts: CliFacts): fc.Arbitrary<ArgumentVector> {
  const table = argumentTable(command, facts);
  return fc
    .tuple(
      arbitraryInput(command.operation.input),
      fc.array(fc.record({ isSpread: fc.boolean(), isTied: fc.boolean() }), { minLength: 1, maxLength: 8 }),
    )
    .map(([input, forms]) => write(input as Readonly<Record<string, unknown>>, forms, table));
}

function write(input: Readonly<Record<string, unknown>>, forms: readonly Form[], table: ArgumentTable): ArgumentVector {
  const words: string[] = [];
  const rest: Record<string, unknown> = {};
  for (const [position, [name, value]] of Object.entries(input).entries()) {
    const form = forms[position % forms.length] ?? { isSpread: false, isTied: false };
    const written = writeOne(name, value, { form, table });
    if (written === undefined) rest[name] = value;
    else words.push(...written);
  }
  if (Object.keys(rest).length > 0) words.push('--cli-input-json', JSON.stringify(rest));
  return { input, words };
}

function writeOne(
  member: string,
  value: unknown,
  { form, table }: { readonly form: Form; readonly table: ArgumentTable },
): readonly string[] | undefined {
  const candidates = [...table.values()].filter(({ target, isHidden }) => !isHidden && 'member' in target && target.member.name === member);
  const flag = candidates.find(({ target }) => target.kind === 'flag' && target.value === value);
  if (flag !== undefined) return [`--${flag.name}`];
  const argument = candidates.find(({ target }) => target.kind === 'member');
  return argument === undefined ? undefined : writeValue(argument, value, form);
}

// A word that nothing else can be meant by. Near miss: -1 (an option), [a] and {a} (JSON), file://x (refused), a=b.
const PLAIN_WORD = /^[A-Za-z0-9_.+@%][A-Za-z0-9_.:/+@%-]*$/;

function writeValue({ name, target }: Argument, value: unknown, { isSpread, isTied }: Form): readonly string[] | undefined {
  if (target.kind !== 'member') return undefined;
  const words = isSpread ? spread(value, target.member.shape) : undefined;
  if (words !== undefined) return [`--${name}`, ...words];
  const text = COMPLEX.has(target.member.shape.kind) ? JSON.stringify(value) : String(value);
  // What the AWS CLI would fetch is refused; what may be taken for an option is tied to its own.
  if (/^\s*(?:fileb?|https?):\/\//i.test(text)) return undefined;
  return isTied || LOOKS_LIKE_OPTION.test(text) ? [`--${name}=${text}`] : [`--${name}`, text];
}

const COMPLEX: ReadonlySet<Shape['kind']> = new Set(['structure', 'map', 'list', 'document']);

// Match: -x, —x behind characters that nobody sees. Near miss: x-y.
const LOOKS_LIKE_OPTION = /^[\s\u00AD\u200B-\u200F\u2060\uFEFF]*[-\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/;

/** Words of a list, or the short form of a structure (`Name=a,Values=[b,c]`), where every text within is plain. */
function spread(value: unknown, shape: Shape): readonly string[] | undefined {
  const parts: readonly unknown[] = shape.kind === 'list' && Array.isArray(value) ? value : shape.kind === 'structure' ? [value] : [];
  const words = parts.map((part) => (typeof part === 'object' ? shortOf(part) : wordOf(part)));
  return words.length === 0 || words.includes(undefined) ? undefined : words.filter((word) => word !== undefined);
}

function wordOf(value: unknown): string | undefined {
  const word = String(value);
  return typeof value !== 'boolean' && PLAIN_WORD.test(word) && !word.includes('://') ? word : undefined;
}

/** `a=b,c={d=e}`: without braces around the whole. */
function shortOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const pairs = Object.entries(value).map(([key, part]) => {
    const written = partOf(part);
    return written === undefined || !/^\w+$/.test(key) ? undefined : `${key}=${written}`;
  });
  return pairs.length === 0 || pairs.includes(undefined) ? undefined : pairs.join(',');
}

function partOf(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    const parts = (value as readonly unknown[]).map(partOf);
    return parts.length === 0 || parts.includes(undefined) ? undefined : `[${parts.join(',')}]`;
  }
  if (typeof value === 'object') {
    const inner = shortOf(value);
    return inner === undefined ? undefined : `{${inner}}`;
  }
  return typeof value === 'boolean' ? String(value) : wordOf(value);
}
