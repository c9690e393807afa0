// Takes secrets out of a value (R9): what the service's own model calls sensitive, then what is a secret by its name, then what looks
// like one by its form.
import { maskSecretPatterns } from '../lib/mask-secret-patterns.ts';
import { isSecretLabel, isSecretMember } from '../lib/secret-names.ts';
import type { Member, Shape, StructureShape } from './shape.ts';

/** What stands where a secret was. */
export const MASK = '••••••••';

/** Deepest value that is looked into; AWS's own nest to about 20. What is deeper is masked whole. */
const MAX_DEPTH = 64;

/** Members that the model calls sensitive and that are all one asked for (lambda Invoke): of these only what looks like a secret is taken out. */
const ASKED_FOR: ReadonlySet<string> = new Set(['InvocationResponse.Payload']);

// Members that name what lies beside them. Match: {name: DB_PASSWORD, value: x}, {ParameterKey, ParameterValue}. Near miss: {Name, Values}.
const LABEL = /^(?:(?:parameter|option|output|variable)?(?:name|key))$/i;
const LABELLED = /^(?:parameter|option|output|string|variable)?value$/i;

/** A value without its secrets, and how many there were. */
export interface Masked {
  readonly value: Readonly<Record<string, unknown>>;
  readonly maskedCount: number;
}

/** Masks a structure's value by its shape; members that the shape does not know are masked by pattern alone. */
export function maskSensitive(structure: StructureShape, value: Readonly<Record<string, unknown>>): Masked {
  const masking = new Masking();
  return { value: masking.structure(value, structure, 0), maskedCount: masking.count };
}

class Masking {
  count = 0;

  structure(value: Readonly<Record<string, unknown>>, structure: StructureShape | undefined, depth: number): Record<string, unknown> {
    const hasSecretLabel = Object.entries(value).some(
      ([name, part]) => LABEL.test(name) && typeof part === 'string' && isSecretLabel(part),
    );
    const entries = Object.entries(value).map(([name, part]): [string, unknown] => {
      const member = memberOf(structure, name);
      const isSecret = isSecretMember(name) || (hasSecretLabel && LABELLED.test(name));
      if (!isEmpty(part) && member?.isSensitive === true) return [name, this.#mask()];
      return [name, isSecret ? this.#named(part, member?.shape, depth + 1) : this.#any(part, member?.shape, depth + 1)];
    });
    return Object.fromEntries(entries);
  }

  /** What stands under the name of a secret: texts and bytes are one, and so is each of a list; a structure has names of its own. */
  #named(value: unknown, shape: Shape | undefined, depth: number): unknown {
    if (typeof value === 'string' || value instanceof Uint8Array) return value.length === 0 ? value : this.#mask();
    if (!Array.isArray(value)) return this.#any(value, shape, depth);
    return value.map((part) => this.#named(part, shape?.kind === 'list' ? shape.element : undefined, depth + 1));
  }

  #any(value: unknown, shape: Shape | undefined, depth: number): unknown {
    if (value === undefined || value === null) return value;
    if ((shape?.isSensitive === true && !isEmpty(value)) || depth > MAX_DEPTH) return this.#mask();
    if (typeof value === 'string') return this.#text(value);
    if (value instanceof Uint8Array) return this.#bytes(value);
    if (typeof value !== 'object' || value instanceof Date) return value;
    return this.#compound(value, shape, depth);
  }

  #compound(value: object, shape: Shape | undefined, depth: number): unknown {
    if (Array.isArray(value)) return value.map((part) => this.#any(part, shape?.kind === 'list' ? shape.element : undefined, depth + 1));
    if (shape?.kind !== 'map') return this.structure({ ...value }, shape?.kind === 'structure' ? shape : undefined, depth);
    const entries = Object.entries(value).map(([key, part]): [string, unknown] => [
      key,
      isSecretLabel(key) ? this.#named(part, shape.value, depth + 1) : this.#any(part, shape.value, depth + 1),
    ]);
    return Object.fromEntries(entries);
  }

  #text(value: string): string {
    const masked = maskSecretPatterns(value, MASK);
    if (masked !== value) this.count += 1;
    return masked;
  }

  /** Bytes that are text are read by whoever sees them: what a function answers, what a file holds. */
  #bytes(value: Uint8Array): Uint8Array {
    const text = Buffer.from(value).toString('utf8');
    const masked = maskSecretPatterns(text, MASK);
    if (masked === text) return value;
    this.count += 1;
    return Buffer.from(masked);
  }

  #mask(): string {
    this.count += 1;
    return MASK;
  }
}

/** What holds nothing has no secret. */
function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function memberOf(structure: StructureShape | undefined, name: string): Member | undefined {
  return structure === undefined || ASKED_FOR.has(`${structure.name}.${name}`) ? undefined : structure.members.get(name);
}
