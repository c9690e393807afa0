// What the log says about an error: what happened and where, and nothing of what libraries hang on it.

/** The causes of causes that are told; a chain that refers to itself ends here too. */
const MAX_CAUSES = 5;

/** A longer text or stack is cut: some carry a whole answer. */
const MAX_TEXT_CHARACTERS = 8_192;

/** An error as it stands in the log. */
export interface LoggedError {
  readonly type: string;
  readonly code?: string | number;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

/** Returns the name, code, message and stack of an error and of its causes. */
export function redactError(error: Error, causesLeft: number = MAX_CAUSES): LoggedError {
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  return {
    type: cut(name),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    message: cut(message),
    ...(stack === undefined ? {} : { stack: cut(stack) }),
    ...(cause instanceof Error && causesLeft > 0 ? { cause: redactError(cause, causesLeft - 1) } : {}),
  };
}

/** Libraries may put anything in the place of a text. */
function cut(text: unknown): string {
  return String(text).slice(0, MAX_TEXT_CHARACTERS);
}
