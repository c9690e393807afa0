// Turns the shapes of a model into the stored form: locations, names and flags become the traits that Smithy has for them.
import type { ProtocolName, StoredMember, StoredReference, StoredShape } from '../../src/catalogue/stored-service.ts';
import type { ModelShape } from './service-model.ts';

/** Codes of simple types (@smithy/types, sentinels). */
const SIMPLE: Readonly<Record<string, number>> = {
  string: 0,
  character: 0,
  integer: 1,
  long: 1,
  float: 1,
  double: 1,
  boolean: 2,
  timestamp: 4,
  blob: 21,
};

/** Codes of timestamps by their format. */
const TIMESTAMPS: Readonly<Record<string, number>> = { iso8601: 5, rfc822: 6, unixTimestamp: 7 };

const STREAMING_BLOB = 42;
const DOCUMENT = 15;

/** Converts shapes; named ones once. */
export class ShapeConverter {
  readonly shapes: StoredShape[] = [];
  readonly enums: (readonly string[])[] = [];
  readonly #named: Readonly<Record<string, ModelShape>>;
  readonly #protocol: ProtocolName;
  readonly #positions = new Map<string, number>();

  constructor(named: Readonly<Record<string, ModelShape>>, protocol: ProtocolName) {
    this.#named = named;
    this.#protocol = protocol;
  }

  /** The reference to an operation's input or output. */
  operationShape(shape: ModelShape | undefined, name: string): StoredReference {
    return shape === undefined ? 'unit' : this.#refer(shape, name, undefined);
  }

  /** The position of an error's shape. */
  errorShape(name: string): number {
    return -Number(this.#refer({ shape: name }, name, undefined)) - 1;
  }

  /** The shape that a reference leads to, its own traits over it. */
  resolve(shape: ModelShape): ModelShape {
    const target = shape.shape === undefined ? undefined : this.#named[shape.shape];
    return target === undefined ? shape : { ...target, ...shape };
  }

  #refer(shape: ModelShape, name: string, payload: string | undefined): StoredReference {
    if (shape.shape !== undefined) {
      const known = this.#positions.get(shape.shape);
      if (known !== undefined) return -(known + 1);
    }
    const target = shape.shape === undefined ? shape : (this.#named[shape.shape] ?? {});
    const type = target.type ?? 'string';
    if (target.document === true || target.jsonvalue === true) return target.document === true ? DOCUMENT : 0;
    if (!['structure', 'list', 'map'].includes(type)) return this.#simple(this.resolve(shape));
    const position = this.shapes.length;
    if (shape.shape !== undefined) this.#positions.set(shape.shape, position);
    this.shapes.push([0, '', 0, 0]);
    this.shapes[position] = this.#convert(target, shape.shape ?? name, payload);
    return -(position + 1);
  }

  #simple(shape: ModelShape): number {
    const type = shape.type ?? 'string';
    if (type === 'timestamp') return TIMESTAMPS[shape.timestampFormat ?? ''] ?? 4;
    if (type === 'blob' && shape.streaming === true) return STREAMING_BLOB;
    const code = SIMPLE[type];
    if (code === undefined) throw new TypeError(`unknown type in a model: ${type}`);
    return code;
  }

  #convert(shape: ModelShape, name: string, payload: string | undefined): StoredShape {
    const traits = flags(shape, { sensitive: 'sensitive', eventstream: 'streaming', sparse: 'sparse' });
    if (shape.type === 'list') return [1, name, traits, this.#member(shape.member ?? {}, `${name}Member`, true)];
    if (shape.type === 'map') {
      const key = this.#member(shape.key ?? {}, `${name}Key`, true);
      return [2, name, traits, key, this.#member(shape.value ?? {}, `${name}Value`, true)];
    }
    return this.#convertStructure(shape, name, { traits, payload: payload ?? shape.payload });
  }

  #convertStructure(
    shape: ModelShape,
    name: string,
    { traits, payload }: { readonly traits: Readonly<Record<string, unknown>>; readonly payload: string | undefined },
  ): StoredShape {
    const members = Object.entries(shape.members ?? {});
    const required = new Set(shape.required ?? []);
    const ordered = [...members.filter(([key]) => required.has(key)), ...members.filter(([key]) => !required.has(key))];
    const stored = ordered.map(([key, member]) => this.#structureMember(key, member, { parent: name, payload }));
    const kind = kindOf(shape);
    const ownTraits = { ...traits, ...namespaceTrait(shape), ...errorTraits(shape) };
    const requiredCount = kind === 4 ? 0 : ordered.filter(([key]) => required.has(key)).length;
    const enums = this.#enumsOf(ordered.map(([, member]) => member));
    const base = [kind, name, ownTraits, ordered.map(([key]) => key), stored, requiredCount] as const;
    return Object.keys(enums).length === 0 ? base : [...base, enums];
  }

  /** Position of a member to position of its known values; of a list those of its elements. */
  #enumsOf(members: readonly ModelShape[]): Record<string, number> {
    const found: Record<string, number> = {};
    for (const [position, member] of members.entries()) {
      const shape = this.resolve(member);
      const valued = shape.type === 'list' ? this.resolve(shape.member ?? {}) : shape;
      if (valued.enum === undefined) continue;
      const values = valued.enum;
      const known = this.enums.findIndex((other) => other.join('\n') === values.join('\n'));
      found[String(position)] = known === -1 ? this.enums.push(values) - 1 : known;
    }
    return found;
  }

  #structureMember(key: string, member: ModelShape, at: { readonly parent: string; readonly payload: string | undefined }): StoredMember {
    const resolved = this.resolve(member);
    const traits = { ...this.#memberTraits(key, resolved), ...(at.payload === key ? { httpPayload: 1 } : {}) };
    return this.#withTraits(member, `${at.parent}${key}`, traits);
  }

  #member(member: ModelShape, name: string, isInList: boolean): StoredMember {
    const resolved = this.resolve(member);
    const own = isInList && member.locationName !== undefined ? { xmlName: member.locationName } : {};
    return this.#withTraits(member, name, { ...own, ...(resolved.sensitive === true ? { sensitive: 1 } : {}) });
  }

  #withTraits(member: ModelShape, name: string, traits: Readonly<Record<string, unknown>>): StoredMember {
    const reference = this.#refer(member, name, undefined);
    return Object.keys(traits).length === 0 ? reference : [reference, traits];
  }

  #memberTraits(key: string, shape: ModelShape): Record<string, unknown> {
    return {
      ...flags(shape, { sensitive: 'sensitive', idempotencyToken: 'idempotencyToken' }),
      ...(shape.jsonvalue === true ? { mediaType: 'application/json' } : {}),
      ...flags(shape, { hostLabel: 'hostLabel', eventpayload: 'eventPayload', eventheader: 'eventHeader' }),
      ...namespaceTrait(shape),
      ...this.#locationTraits(key, shape),
    };
  }

  #locationTraits(key: string, shape: ModelShape): Record<string, unknown> {
    const { location, locationName = key, type } = shape;
    switch (location) {
      case 'uri':
        return { httpLabel: 1 };
      case 'querystring':
        return type === 'map' ? { httpQueryParams: 1 } : { httpQuery: locationName };
      case 'header':
        return { httpHeader: locationName };
      case 'headers':
        return { httpPrefixHeaders: locationName };
      case 'statusCode':
        return { httpResponseCode: 1 };
      default:
        return this.#bodyTraits(key, shape);
    }
  }

  #bodyTraits(key: string, shape: ModelShape): Record<string, unknown> {
    const { locationName = key, queryName } = shape;
    const isJson = this.#protocol.startsWith('awsJson') || this.#protocol === 'restJson1' || this.#protocol === 'rpcv2Cbor';
    const nameTrait = isJson ? 'jsonName' : 'xmlName';
    return {
      ...(locationName === key ? {} : { [nameTrait]: locationName }),
      ...flags(shape, { flattened: 'xmlFlattened', xmlAttribute: 'xmlAttribute' }),
      ...(queryName === undefined ? {} : { ec2QueryName: queryName }),
    };
  }
}

/** Traits without a value, by the flags of a model that stand for them. */
function flags(shape: ModelShape, traits: Partial<Record<keyof ModelShape, string>>): Record<string, number> {
  const found = Object.entries(traits).filter(([flag]) => shape[flag as keyof ModelShape] === true);
  return Object.fromEntries(found.map(([, trait]) => [trait, 1]));
}

function kindOf({ union, eventstream, exception }: ModelShape): 3 | 4 | -3 {
  if (exception === true) return -3;
  return union === true || eventstream === true ? 4 : 3;
}

/** An error's code where it is not its name, and whose fault it is. */
function errorTraits({ exception, fault, error }: ModelShape): Record<string, unknown> {
  if (exception !== true) return {};
  const isServer = fault === true && error?.senderFault !== true;
  return {
    error: isServer ? 'server' : 'client',
    ...(error?.httpStatusCode === undefined ? {} : { httpError: error.httpStatusCode }),
    ...(error?.code === undefined ? {} : { awsQueryError: [error.code, error.httpStatusCode ?? 400] }),
  };
}

function namespaceTrait({ xmlNamespace }: ModelShape): Record<string, unknown> {
  return xmlNamespace === undefined ? {} : { xmlNamespace: [xmlNamespace.prefix ?? '', xmlNamespace.uri] };
}
