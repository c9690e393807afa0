// Gathers the static schemas that operations reach into one list, references as numbers.
import type { StoredMember, StoredReference, StoredShape, StoredTraits } from '../../src/catalogue/stored-service.ts';

/** Gathers shapes; each is stored once. */
export class ShapeCollector {
  readonly shapes: StoredShape[] = [];
  readonly #positions = new Map<readonly unknown[], number>();

  /** The reference to a schema. */
  refer(given: unknown): StoredReference {
    const schema = resolve(given);
    if (typeof schema === 'number' || schema === 'unit') return schema;
    if (!Array.isArray(schema)) throw new TypeError(`unknown layout of a schema: ${typeof schema}`);
    const known = this.#positions.get(schema);
    if (known !== undefined) return -(known + 1);
    const position = this.shapes.length;
    this.#positions.set(schema, position);
    this.shapes.push([0, '', 0, 0]);
    this.shapes[position] = this.#shape(schema);
    return -(position + 1);
  }

  #member(given: unknown): StoredMember {
    const schema = resolve(given);
    if (!isMember(schema)) return this.refer(schema);
    const [target, traits] = schema;
    return isEmpty(traits) ? this.refer(target) : [this.refer(target), traits];
  }

  #shape(schema: readonly unknown[]): StoredShape {
    const [kind, , name, traits] = schema as [number, string, string, StoredTraits];
    switch (kind) {
      case 0:
        return [0, name, traits, this.refer(schema[4])];
      case 1:
        return [1, name, traits, this.#member(schema[4])];
      case 2:
        return [2, name, traits, this.#member(schema[4]), this.#member(schema[5])];
      case 3:
      case 4:
      case -3: {
        const members = (schema[5] as readonly unknown[]).map((member) => this.#member(member));
        return [kind, name, traits, schema[4] as readonly string[], members, (schema[6] as number | undefined) ?? 0];
      }
      default:
        throw new TypeError(`unknown layout: a schema of kind ${kind} called ${name}`);
    }
  }
}

function resolve(schema: unknown): unknown {
  return typeof schema === 'function' ? (schema as () => unknown)() : schema;
}

/** A member is [target, traits]; a schema begins with its kind, a namespace and a name. */
function isMember(schema: unknown): schema is readonly [unknown, StoredTraits] {
  return Array.isArray(schema) && schema.length === 2;
}

function isEmpty(traits: StoredTraits): boolean {
  return typeof traits === 'number' ? traits === 0 : Object.keys(traits).length === 0;
}
