// Wrong usage of a command.

/** Says how a command was called wrongly; the CLI exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
