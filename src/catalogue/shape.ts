// What a value may be, as the parser of command lines and the masking of answers see it: resolved on demand, so that a service with
// thousands of shapes costs only what is looked at.

/** A member of a structure or union. */
export interface Member {
  readonly name: string;
  readonly isRequired: boolean;
  readonly shape: Shape;
  /** Filled in where left out. */
  readonly isIdempotencyToken: boolean;
  /** R9: never shown, never stored. */
  readonly isSensitive: boolean;
  /** The body of the request or answer, as bytes. */
  readonly isStreaming: boolean;
  /** Known values of the string, or of the strings of a list. */
  readonly enumValues?: readonly string[];
}

/** A structure, or a union, of which exactly one member is given. */
export interface StructureShape {
  readonly kind: 'structure';
  readonly name: string;
  readonly isUnion: boolean;
  readonly isSensitive: boolean;
  /** Required members first. */
  readonly members: ReadonlyMap<string, Member>;
}

/** What a value may be. */
export type Shape =
  | StructureShape
  | { readonly kind: 'list'; readonly isSensitive: boolean; readonly element: Shape }
  | { readonly kind: 'map'; readonly isSensitive: boolean; readonly value: Shape }
  | {
      readonly kind: 'string' | 'number' | 'bigInteger' | 'bigDecimal' | 'boolean' | 'timestamp' | 'blob' | 'document';
      readonly isSensitive: boolean;
    };
