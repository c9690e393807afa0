// One service of the AWS surface as it lies in catalogue/services: the shapes, protocol, endpoints and paginators that the official
// SDK's clients carry, as data. The arrays are the static schemas of @smithy/types with references as numbers.

/** The wire protocols of AWS services. */
export type ProtocolName = 'awsJson1_0' | 'awsJson1_1' | 'awsQuery' | 'ec2Query' | 'restJson1' | 'restXml' | 'rpcv2Cbor';

/**
 * What a member or list holds: a simple schema's code (0 string, 1 number, 2 boolean, 4-7 timestamps, 15 document, 17 big integer,
 * 19 big decimal, 21 blob, 42 streaming blob; +64 a list of it, +128 a map of it), `unit` for nothing, or -(n + 1) for shape n.
 */
export type StoredReference = number | 'unit';

/** Traits: a bit vector, or an object where a trait has a value (@smithy/types, SchemaTraits). */
export type StoredTraits = number | Readonly<Record<string, unknown>>;

/** A reference, or one with traits of its own. */
export type StoredMember = StoredReference | readonly [StoredReference, StoredTraits];

/** A simple shape that has traits, such as a sensitive string. */
type StoredSimple = readonly [kind: 0, name: string, traits: StoredTraits, target: StoredReference];

/** A list. */
type StoredList = readonly [kind: 1, name: string, traits: StoredTraits, member: StoredMember];

/** A map. */
type StoredMap = readonly [kind: 2, name: string, traits: StoredTraits, key: StoredMember, value: StoredMember];

/** A structure (3), union (4) or error (-3). The first `requiredCount` members are required. */
export type StoredStructure = readonly [
  kind: 3 | 4 | -3,
  name: string,
  traits: StoredTraits,
  memberNames: readonly string[],
  members: readonly StoredMember[],
  requiredCount?: number,
  /** Position of a member (as text) to position in `enums`; where the member is a list, its elements are meant. */
  enums?: Readonly<Record<string, number>>,
];

/** Any shape. */
export type StoredShape = StoredSimple | StoredList | StoredMap | StoredStructure;

/** Where a parameter of the endpoint rules comes from. */
export type StoredEndpointParameter =
  | { readonly type: 'builtInParams' | 'clientContextParams' | 'contextParams'; readonly name: string }
  | { readonly type: 'staticContextParams'; readonly value: unknown }
  /** `path` is a JMESPath subset: `A.B`, `keys(A)`, `A[*].B`. */
  | { readonly type: 'operationContextParams'; readonly path: string };

/** Endpoint rules: a rule tree (@smithy/types, RuleSetObject) or the binary decision diagram that newer clients carry. */
export type StoredEndpointRules =
  | { readonly kind: 'rules'; readonly ruleSet: unknown }
  | {
      readonly kind: 'diagram';
      readonly root: number;
      /** Base64 of the nodes as 32-bit integers in big-endian order. */
      readonly nodes: string;
      readonly conditions: readonly unknown[];
      readonly results: readonly unknown[];
    };

/** A way to sign; `name` is the signing name where it differs from the service's. */
export interface StoredAuth {
  readonly scheme: 'sigv4' | 'sigv4a' | 'bearer' | 'none';
  readonly name?: string;
}

/** One operation. */
export interface StoredOperation {
  readonly input: StoredReference;
  readonly output: StoredReference;
  /** `http`, `endpoint` (host prefix), `idempotent` and others (@smithy/types, SchemaTraitsObject). */
  readonly traits?: StoredTraits;
  /** Where it differs from the service's. */
  readonly auth?: readonly StoredAuth[];
  readonly endpointParameters?: Readonly<Record<string, StoredEndpointParameter>>;
}

/** How an operation is paged; `results` are the members of its answer that grow from page to page. */
export interface StoredPaginator {
  readonly inputToken: readonly string[];
  readonly outputToken: readonly string[];
  readonly limit?: string;
  readonly more?: string;
  readonly results: readonly string[];
  /** What the AWS CLI shows of the first page beside the results; absent where it does not page the operation. */
  readonly beside?: readonly string[];
}

/** A waiter: which operation to repeat, and which answers end it (the SDK model's waiters2 form). */
export interface StoredWaiter {
  readonly operation: string;
  readonly delaySeconds: number;
  readonly maxAttempts: number;
  readonly acceptors: readonly {
    readonly matcher: string;
    readonly argument?: string;
    readonly expected: unknown;
    readonly state: 'success' | 'failure' | 'retry';
  }[];
}

/** One service. */
export interface StoredService {
  /** The AWS CLI's name, such as `elbv2`. */
  readonly cli: string;
  readonly serviceId: string;
  readonly apiVersion: string;
  readonly namespace: string;
  readonly protocol: ProtocolName;
  readonly protocolSettings: {
    readonly xmlNamespace?: string;
    readonly version?: string;
    /** First part of X-Amz-Target. */
    readonly serviceTarget?: string;
    /** Errors are named by the x-amzn-query-error header as well. */
    readonly isQueryCompatible?: boolean;
  };
  readonly signingName: string;
  readonly endpointPrefix: string;
  readonly auth: readonly StoredAuth[];
  /** True where the endpoint rules name the way to sign (S3, EventBridge). */
  readonly hasAuthInEndpoint?: boolean;
  readonly endpoint: StoredEndpointRules;
  readonly endpointParameters: Readonly<Record<string, StoredEndpointParameter>>;
  readonly shapes: readonly StoredShape[];
  /** Positions of the error shapes. */
  readonly errors: readonly number[];
  readonly operations: Readonly<Record<string, StoredOperation>>;
  readonly paginators: Readonly<Record<string, StoredPaginator>>;
  readonly waiters: Readonly<Record<string, StoredWaiter>>;
  readonly enums: readonly (readonly string[])[];
}

/** One line of catalogue/index.json: what can be known of a service without loading it. */
export interface StoredServiceSummary {
  readonly cli: string;
  readonly serviceId: string;
  readonly signingName: string;
  /** API names. */
  readonly operations: readonly string[];
}
