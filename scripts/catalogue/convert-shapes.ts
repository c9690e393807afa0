// Turns the shapes of a model into the stored form: locations, names and flags become the traits that Smithy has for them.
import type { ProtocolName, StoredMember, StoredReference, StoredShape, StoredTraits } from '../../src/catalogue/stored-service.ts';
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
    const traits: StoredTraits = { ...(shape.sensitive === true ? { sensitive: 1 } : {}), ...(shape.eventstream === true ? { streaming: 1 } : {}) };
    if (shape.type === 'list') return [1, name, traits, this.#member(shape.member ?? {}, `${name}Member`, true)];
    if (shape.type === 'map') {
      const key = this.#member(shape.key ?? {}, `${name}Key`, true);
      return [2, name, traits, key, this.#member(shape.value ?? {}, `${name}Value`, true)];
    }
    const members = Object.entries(shape.members ?? {});
    const required = new Set(shape.required ?? []);
    const ordered = [...members.filter(([key]) => required.has(key)), ...members.filter(([key]) => !required.has(key))];
    const stored = ordered.map(([key, member]) => this.#structureMember(key, member, { parent: name, payload: payload ?? shape.payload }));
    const kind = shape.union === true || shape.eventstream === true ? 4 : 3;
    return [kind, name, { ...traits, ...namespaceTrait(shape) }, ordered.map(([key]) => key), stored, kind === 4 ? 0 : required.size];
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
      ...(shape.sensitive === true ? { sensitive: 1 } : {}),
      ...(shape.idempotencyToken === true ? { idempotencyToken: 1 } : {}),
      ...(shape.jsonvalue === true ? { mediaType: 'application/json' } : {}),
      ...(shape.hostLabel === true ? { hostLabel: 1 } : {}),
      ...(shape.eventpayload === true ? { eventPayload: 1 } : {}),
      ...(shape.eventheader === true ? { eventHeader: 1 } : {}),
      ...namespaceTrait(shape),
      ...this.#locationTraits(key, shape),
    };
  }

  #locationTraits(key: string, { location, locationName = key, type, flattened, queryName, xmlAttribute }: ModelShape): Record<string, unknown> {
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
      default: {
        const isJson = this.#protocol.startsWith('awsJson') || this.#protocol === 'restJson1' || this.#protocol === 'rpcv2Cbor';
        const nameTrait = isJson ? 'jsonName' : 'xmlName';
        return {
          ...(locationName === key ? {} : { [nameTrait]: locationName }),
          ...(flattened === true ? { xmlFlattened: 1 } : {}),
          ...(xmlAttribute === true ? { xmlAttribute: 1 } : {}),
          ...(queryName === undefined ? {} : { ec2QueryName: queryName }),
        };
      }
    }
  }
}

function namespaceTrait({ xmlNamespace }: ModelShape): Record<string, unknown> {
  return xmlNamespace === undefined ? {} : { xmlNamespace: [xmlNamespace.prefix ?? '', xmlNamespace.uri] };
}
