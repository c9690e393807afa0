// Takes secrets out of a value (R9): what the service's own model calls sensitive, then what looks like a secret by its form.
import { maskSecretPatterns } from '../lib/mask-secret-patterns.ts';
import type { Shape, StructureShape } from './shape.ts';

/** What stands where a secret was. */
export const MASK = '••••••••';

/** Deepest value that is looked into; AWS's own nest to about 20. What is deeper is masked whole. */
const MAX_DEPTH = 64;

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
    const entries = Object.entries(value).map(([name, part]): [string, unknown] => {
      const member = structure?.members.get(name);
      if (part !== undefined && part !== null && member?.isSensitive === true) return [name, this.#mask()];
      return [name, this.#any(part, member?.shape, depth + 1)];
    });
    return Object.fromEntries(entries);
  }

  #any(value: unknown, shape: Shape | undefined, depth: number): unknown {
    if (value === undefined || value === null || typeof value === 'number' || typeof value === 'boolean') return value;
    if (shape?.isSensitive === true || depth > MAX_DEPTH) return this.#mask();
    if (typeof value === 'string') return this.#text(value);
    if (typeof value !== 'object' || value instanceof Date || value instanceof Uint8Array) return value;
    if (Array.isArray(value)) return value.map((part) => this.#any(part, shape?.kind === 'list' ? shape.element : undefined, depth + 1));
    if (shape?.kind === 'map') {
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, this.#any(part, shape.value, depth + 1)]));
    }
    return this.structure(value as Readonly<Record<string, unknown>>, shape?.kind === 'structure' ? shape : undefined, depth);
  }

  #text(value: string): string {
    const masked = maskSecretPatterns(value, MASK);
    if (masked !== value) this.count += 1;
    return masked;
  }

  #mask(): string {
    this.count += 1;
    return MASK;
  }
}
