// The shapes of one service in the form that the SDK's protocols read (@smithy/types, StaticSchema), built when first looked at:
// EC2 has 3,400, a call touches a few dozen.
import type { $SchemaRef, SchemaTraits, StaticOperationSchema, StaticSchema } from '@smithy/types';
import type { StoredMember, StoredReference, StoredService, StoredShape, StoredTraits } from '../../catalogue/stored-service.ts';

/** Builds the static schemas of one service. */
export class StaticSchemas {
  readonly #service: StoredService;
  readonly #built = new Map<number, StaticSchema>();
  readonly #lazy = new Map<number, () => StaticSchema>();

  constructor(service: StoredService) {
    this.#service = service;
  }

  /** The schema of shape n. */
  at(position: number): StaticSchema {
    const known = this.#built.get(position);
    if (known !== undefined) return known;
    const stored = this.#service.shapes[position];
    if (stored === undefined) throw new RangeError(`${this.#service.cli} has no shape ${position}`);
    const schema = this.#build(stored);
    this.#built.set(position, schema);
    return schema;
  }

  /** The schema of an operation, or undefined where the service has none of this name. */
  operation(name: string): StaticOperationSchema | undefined {
    if (!Object.hasOwn(this.#service.operations, name)) return undefined;
    const stored = this.#service.operations[name];
    if (stored === undefined) return undefined;
    return [9, this.#service.namespace, name, toTraits(stored.traits ?? 0), this.#refer(stored.input), this.#refer(stored.output)];
  }

  /** The HTTP headers of an input's members, by API name; '' for members that are not headers. */
  inputHeaders(input: StoredReference): ReadonlyMap<string, string> {
    const stored = typeof input === 'number' && input < 0 ? this.#service.shapes[-input - 1] : undefined;
    if (stored === undefined || stored[0] === 0 || stored[0] === 1 || stored[0] === 2) return new Map();
    const [, , , names, members] = stored;
    return new Map(names.map((name, position) => [name, headerOf(members[position])]));
  }

  #build(stored: StoredShape): StaticSchema {
    const { namespace } = this.#service;
    const [, name, storedTraits] = stored;
    const traits = toTraits(storedTraits);
    switch (stored[0]) {
      case 0:
        return [0, namespace, name, traits, this.#refer(stored[3])];
      case 1:
        return [1, namespace, name, traits, this.#member(stored[3])];
      case 2:
        return [2, namespace, name, traits, this.#member(stored[3]), this.#member(stored[4])];
      default: {
        const [kind, , , memberNames, members, requiredCount = 0] = stored;
        const built = members.map((member) => this.#member(member));
        if (kind === 4) return [4, namespace, name, traits, [...memberNames], built];
        return [kind, namespace, name, traits, [...memberNames], built, requiredCount];
      }
    }
  }

  #member(member: StoredMember): $SchemaRef {
    if (typeof member !== 'object') return this.#refer(member);
    const [reference, traits] = member;
    return [this.#refer(reference), toTraits(traits)] as $SchemaRef;
  }

  // The runtime remembers what it has learned of a schema by the function's identity, so there is one function a shape.
  #refer(reference: StoredReference): $SchemaRef {
    if (reference === 'unit' || reference >= 0) return reference as $SchemaRef;
    const position = -reference - 1;
    const known = this.#lazy.get(position);
    if (known !== undefined) return known;
    const lazy = (): StaticSchema => this.at(position);
    this.#lazy.set(position, lazy);
    return lazy;
  }
}

function toTraits(traits: StoredTraits): SchemaTraits {
  return traits as SchemaTraits;
}

function headerOf(member: StoredMember | undefined): string {
  const traits = typeof member === 'object' ? member[1] : 0;
  const header = typeof traits === 'object' ? traits['httpHeader'] : undefined;
  return typeof header === 'string' ? header : '';
}
