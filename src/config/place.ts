// Where a value of the configuration was written.

/** A position in the file, counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A place in the file, or the environment variable that set the value. */
export type Place =
  | {
      readonly kind: 'file';
      /** Where the key stands; list items have none. */
      readonly key: Position | undefined;
      readonly value: Position;
      readonly lastLine: number;
      /** The value as written, where it was written without quotes. */
      readonly source: string | undefined;
    }
  | { readonly kind: 'variable'; readonly variable: string };
