// What a command line is made of.

/** A word of a command line, without its quotes. */
export interface ShellWord {
  readonly text: string;
  /** Where it stands in the line. */
  readonly start: number;
  readonly end: number;
  /** True where it begins with a quote, so that its beginning is meant as written. */
  readonly isQuoted: boolean;
  /** True where it is the first of a line. */
  readonly startsLine: boolean;
}

/** The words of a command line, or why it cannot be read. */
export type SplitLine =
  | { readonly status: 'split'; readonly words: readonly ShellWord[] }
  | {
      readonly status: 'failed';
      readonly kind: 'unclosed-quote' | 'shell' | 'too-many-words';
      readonly message: string;
      readonly at: number;
    };
