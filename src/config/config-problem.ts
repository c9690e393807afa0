// What is wrong, or only doubtful, in a configuration, and where.

/** One fault or doubt. Its text never holds a secret. */
export interface ConfigProblem {
  /** Such as `channelConfigurations[0].platform`; empty where the whole file is meant. */
  readonly path: string;
  /** Place in the file, counted from 1; absent for what is not in the file. */
  readonly line?: number;
  readonly column?: number;
  /** The environment variable that set the value, where one did. */
  readonly variable?: string;
  /** What is wrong and what would be right, without full stop. */
  readonly text: string;
}
