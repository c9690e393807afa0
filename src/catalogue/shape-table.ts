// The shapes of one service, resolved from their stored form on demand: a service has thousands, a command touches a few.
import type { Member, Shape, StructureShape } from './shape.ts';
import type { StoredMember, StoredReference, StoredService, StoredShape, StoredStructure } from './stored-service.ts';
import { hasTrait } from './stored-traits.ts';

/** Codes of simple schemas (@smithy/types, sentinels). */
const SIMPLE_KINDS: ReadonlyMap<number, Exclude<Shape['kind'], 'structure' | 'list' | 'map'>> = new Map([
  [0, 'string'],
  [1, 'number'],
  [2, 'boolean'],
  [4, 'timestamp'],
  [5, 'timestamp'],
  [6, 'timestamp'],
  [7, 'timestamp'],
  [15, 'document'],
  [17, 'bigInteger'],
  [19, 'bigDecimal'],
  [21, 'blob'],
  [42, 'blob'],
]);

/** Added to a simple schema's code where a list or a map of it is meant (@smithy/types, sentinels). */
const LIST_MODIFIER = 64;
const MAP_MODIFIER = 128;

/** Code of a body that is a stream of bytes. */
const STREAMING_BLOB = 42;

const EMPTY_STRUCTURE: StructureShape = { kind: 'structure', name: '', isUnion: false, isSensitive: false, members: new Map() };

/** Resolves the shapes of one service. */
export class ShapeTable {
  readonly #service: StoredService;
  readonly #resolved = new Map<number, Shape>();

  constructor(service: StoredService) {
    this.#service = service;
  }

  /** The shape at a position of the stored list. */
  at(position: number): Shape {
    const known = this.#resolved.get(position);
    if (known !== undefined) return known;
    const stored = this.#service.shapes[position];
    if (stored === undefined) throw new RangeError(`${this.#service.cli} has no shape ${position}`);
    const shape = this.#build(stored);
    this.#resolved.set(position, shape);
    return shape;
  }

  /** The structure that an operation takes or gives; one without members for `unit`. */
  structure(reference: StoredReference): StructureShape {
    if (reference === 'unit') return EMPTY_STRUCTURE;
    const shape = this.#refer(reference);
    return shape.kind === 'structure' ? shape : EMPTY_STRUCTURE;
  }

  #build(stored: StoredShape): Shape {
    const isSensitive = hasTrait(stored[2], 'sensitive');
    switch (stored[0]) {
      case 0:
        return { ...this.#refer(stored[3]), isSensitive };
      case 1:
        return this.#list(stored[3], isSensitive);
      case 2:
        return this.#map(stored[4], isSensitive);
      default:
        return this.#structure(stored, isSensitive);
    }
  }

  #list(member: StoredMember, isSensitive: boolean): Shape {
    const element = (): Shape => this.#target(member);
    return {
      kind: 'list',
      isSensitive,
      get element(): Shape {
        return element();
      },
    };
  }

  #map(value: StoredMember, isSensitive: boolean): Shape {
    const target = (): Shape => this.#target(value);
    return {
      kind: 'map',
      isSensitive,
      get value(): Shape {
        return target();
      },
    };
  }

  #structure(stored: StoredStructure, isSensitive: boolean): StructureShape {
    const [kind, name, , memberNames, members, requiredCount = 0, enums = {}] = stored;
    const resolved = new Map<string, Member>();
    for (const [position, memberName] of memberNames.entries()) {
      const member = members[position] ?? 0;
      const valuesAt = enums[String(position)];
      const enumValues = valuesAt === undefined ? undefined : this.#service.enums[valuesAt];
      resolved.set(memberName, this.#member(memberName, member, { isRequired: position < requiredCount, enumValues }));
    }
    return { kind: 'structure', name, isUnion: kind === 4, isSensitive, members: resolved };
  }

  #member(
    name: string,
    stored: StoredMember,
    { isRequired, enumValues }: { readonly isRequired: boolean; readonly enumValues: readonly string[] | undefined },
  ): Member {
    const [reference, traits] = typeof stored === 'object' ? stored : [stored, 0];
    const shape = (): Shape => this.#refer(reference);
    return {
      name,
      isRequired,
      isIdempotencyToken: hasTrait(traits, 'idempotencyToken'),
      isStreaming: reference === STREAMING_BLOB || hasTrait(traits, 'streaming') || this.#isStreamingTarget(reference),
      get isSensitive(): boolean {
        return hasTrait(traits, 'sensitive') || shape().isSensitive;
      },
      get shape(): Shape {
        return shape();
      },
      ...(enumValues === undefined ? {} : { enumValues }),
    };
  }

  #isStreamingTarget(reference: StoredReference): boolean {
    if (typeof reference !== 'number' || reference >= 0) return false;
    const target = this.#service.shapes[-reference - 1];
    if (target === undefined) return false;
    return hasTrait(target[2], 'streaming') || (target[0] === 0 && target[3] === STREAMING_BLOB);
  }

  #target(member: StoredMember): Shape {
    if (typeof member !== 'object') return this.#refer(member);
    const shape = this.#refer(member[0]);
    return hasTrait(member[1], 'sensitive') && !shape.isSensitive ? { ...shape, isSensitive: true } : shape;
  }

  #refer(reference: StoredReference): Shape {
    if (reference === 'unit') return EMPTY_STRUCTURE;
    if (reference < 0) return this.at(-reference - 1);
    if (reference >= MAP_MODIFIER) return this.#map(reference - MAP_MODIFIER, false);
    if (reference >= LIST_MODIFIER) return this.#list(reference - LIST_MODIFIER, false);
    return { kind: SIMPLE_KINDS.get(reference) ?? 'document', isSensitive: false };
  }
}
