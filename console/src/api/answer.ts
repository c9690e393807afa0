// What a call to the server comes back with; a refusal is an expected outcome, not an exception.

/** Why a call did not succeed, in words for the reader. */
export interface Refusal {
  /** The HTTP status; 0 where no answer came. */
  readonly httpStatus: number;
  readonly code: string;
  readonly message: string;
}

/** The answer to a call. */
export type Answer<Value> = { readonly outcome: 'ok'; readonly value: Value } | { readonly outcome: 'refused'; readonly refusal: Refusal };
