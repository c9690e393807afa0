// Fits a value that was read from JSON or the short form to what the API takes, and collects everything that does not fit.
import type { Member, Shape, StructureShape } from '../../catalogue/shape.ts';
import { nearestName } from '../../lib/nearest-name.ts';
import { quote } from './parse-failure.ts';
import { readScalar, type ScalarKind } from './read-scalar.ts';

/** How values are to be read, and what was wrong with them. */
export interface Fitting {
  /** In the short form every scalar is text, and a single value stands for a list of one. */
  readonly isShorthand: boolean;
  /** `--cli-binary-format base64`; otherwise bytes are the text itself. */
  readonly isBinaryBase64: boolean;
  readonly problems: string[];
  /** Required members that are missing, such as `--filters[0].Name`. */
  readonly missing: string[];
}

/** How many problems are told with the names that there are: to look for the nearest takes a while, and nobody reads it in the hundredth. */
export const MAX_HINTS = 10;

/** Deepest value that is looked into; AWS's own nest to about 20. */
const MAX_DEPTH = 64;

/** Most values within one value: 40,000 characters hold more only where each says next to nothing. */
const MAX_PARTS = 5000;

/** Fits a value; `path` says where it stands, such as `--filters[0].Values`. The result counts only where no problem was added. */
export function fitValue(value: unknown, shape: Shape, { path, fitting }: { readonly path: string; readonly fitting: Fitting }): unknown {
  return new Fitter(fitting).fit(value, shape, { path, depth: 0 });
}

interface Place {
  readonly path: string;
  readonly depth: number;
}

class Fitter {
  readonly #fitting: Fitting;
  #partCount = 0;

  constructor(fitting: Fitting) {
    this.#fitting = fitting;
  }

  fit(value: unknown, shape: Shape, place: Place): unknown {
    this.#partCount += 1;
    if (this.#partCount > MAX_PARTS) return this.#refuseFurther(place);
    if (place.depth > MAX_DEPTH) return this.#refuse(`${place.path.slice(0, MAX_DEPTH)}… is nested too deeply`);
    switch (shape.kind) {
      case 'document':
        return this.#fitting.isShorthand
          ? this.#refuse(`${place.path} takes any JSON, which the short form cannot tell; write the whole value as JSON`)
          : value;
      case 'structure':
        return this.#fitStructure(value, shape, place);
      case 'map':
        return this.#fitMap(value, shape.value, place);
      case 'list':
        return this.#fitList(value, shape.element, place);
      default:
        return this.#fitScalar(value, shape.kind, place);
    }
  }

  #fitStructure(value: unknown, shape: StructureShape, { path, depth }: Place): unknown {
    if (!isRecord(value)) return this.#refuse(`${path} takes ${describeStructure(shape)}, not ${describe(value)}`);
    // Its keys are the names of members alone.
    const fitted: Record<string, unknown> = {};
    const names = Object.keys(value);
    for (const name of names) {
      const part = value[name];
      // What an added argument could not read has been told of already.
      if (part === undefined) continue;
      const member = shape.members.get(name);
      if (member === undefined) this.#refuse(this.#unknownMember(name, shape, path));
      else fitted[name] = this.fit(part, member.shape, { path: `${path}.${name}`, depth: depth + 1 });
    }
    for (const { name } of requiredOf(shape)) if (!Object.hasOwn(value, name)) this.#fitting.missing.push(`${path}.${name}`);
    if (shape.isUnion && names.length !== 1) this.#refuse(`${path} takes exactly one of ${namesOf(shape)}`);
    return fitted;
  }

  #unknownMember(name: string, shape: StructureShape, path: string): string {
    if (this.#fitting.problems.length >= MAX_HINTS) return `${path} has no ${quote(name)}`;
    const nearest = nearestName(name, shape.members.keys());
    const hint = nearest === undefined ? `it has ${namesOf(shape)}` : `did you mean ${nearest}?`;
    return `${path} has no ${quote(name)}: ${hint}`;
  }

  #fitMap(value: unknown, shape: Shape, { path, depth }: Place): unknown {
    if (!isRecord(value)) return this.#refuse(`${path} takes keys with values, not ${describe(value)}`);
    const entries = Object.entries(value).map(([key, part]): [string, unknown] => [
      key,
      this.fit(part, shape, { path: `${path}.${key}`, depth: depth + 1 }),
    ]);
    return Object.fromEntries(entries);
  }

  #fitList(value: unknown, element: Shape, { path, depth }: Place): unknown {
    const isSingle = this.#fitting.isShorthand && !Array.isArray(value);
    if (!isSingle && !Array.isArray(value)) return this.#refuse(`${path} takes a list, not ${describe(value)}`);
    const list: readonly unknown[] = isSingle ? [value] : (value as readonly unknown[]);
    return list.map((part, position) => this.fit(part, element, { path: `${path}[${position}]`, depth: depth + 1 }));
  }

  #fitScalar(value: unknown, kind: ScalarKind, { path }: Place): unknown {
    const { isShorthand, isBinaryBase64 } = this.#fitting;
    const outcome = readScalar(value, kind, { isText: isShorthand, isBinaryBase64 });
    if (outcome.status === 'read') return outcome.value;
    const hint = isShorthand && Array.isArray(value) ? ` (a text with commas or brackets needs double quotes of its own: '…="a,b"')` : '';
    return this.#refuse(`${path} takes ${outcome.expected}, not ${describe(value)}${hint}`);
  }

  /** Said once: what comes behind is not looked at. */
  #refuseFurther({ path }: Place): undefined {
    return this.#partCount === MAX_PARTS + 1
      ? this.#refuse(`${path.slice(0, MAX_DEPTH)} is one of more than ${MAX_PARTS} values`)
      : undefined;
  }

  #refuse(problem: string): undefined {
    this.#fitting.problems.push(problem);
    return undefined;
  }
}

const required = new WeakMap<StructureShape, readonly Member[]>();

/** Required members that a person has to give: tokens are filled in. */
export function requiredOf(shape: StructureShape): readonly Member[] {
  const known = required.get(shape);
  if (known !== undefined) return known;
  const members = [...shape.members.values()].filter(({ isRequired, isIdempotencyToken }) => isRequired && !isIdempotencyToken);
  required.set(shape, members);
  return members;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How many names of members a message lists. */
const MAX_NAMES = 12;

function namesOf(shape: StructureShape): string {
  const names = [...shape.members.keys()];
  return names.length > MAX_NAMES ? `${names.slice(0, MAX_NAMES).join(', ')}, …` : names.join(', ');
}

function describeStructure(shape: StructureShape): string {
  const [first] = shape.members.keys();
  return first === undefined ? 'an empty structure' : `a structure (${first}=…, or JSON)`;
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return quote(String(value));
  return typeof value === 'object' ? 'a structure' : 'nothing';
}
