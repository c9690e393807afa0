// The token with which a subscription to a topic is confirmed: SNS makes it, and it goes back into an address.

/** Longest token; SNS makes about 300 characters (SNS developer guide, HTTP subscription confirmation). */
export const CONFIRMATION_TOKEN_MAX_LENGTH = 1024;

// Stops a token that carries parameters of its own into the address: `x&Action=DeleteTopic`.
// Match: 2336412f37fb687f5d51e6e2425929f5. Near miss: 2336412f37&Token=1 (an ampersand).
const CONFIRMATION_TOKEN_PATTERN = /^[A-Za-z0-9_-]+$/;

/** Tells whether a text can be a confirmation token. */
export function isConfirmationToken(text: string): boolean {
  return text.length <= CONFIRMATION_TOKEN_MAX_LENGTH && CONFIRMATION_TOKEN_PATTERN.test(text);
}
