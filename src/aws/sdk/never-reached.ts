// Errors of the network after which it is certain that AWS has not received the request.

// Node.js error codes: nobody listens, no such host, no way there, or the encryption was not agreed upon.
const CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'EPROTO',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

// Node.js error codes of a request that could not even be written: a header, address or body has what HTTP does not take.
const UNWRITABLE: ReadonlySet<string> = new Set([
  'ERR_INVALID_CHAR',
  'ERR_INVALID_ARG_TYPE',
  'ERR_INVALID_HTTP_TOKEN',
  'ERR_UNESCAPED_CHARACTERS',
]);

/** The codes after which the same request may be sent again whatever it does: R6, a refused connection. */
const REFUSED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

// @smithy/node-http-handler, set-connection-timeout: it has no code of its own.
const CONNECTION_TIMEOUT = 'did not establish a connection';

/** Tells whether the error proves that no connection came about. */
export function isNeverReached(error: unknown): boolean {
  return CODES.has(networkCode(error) ?? '') || isUnwritable(error) || isConnectionTimeout(error);
}

/** Tells whether the request could not be written. */
export function isUnwritable(error: unknown): boolean {
  return UNWRITABLE.has(networkCode(error) ?? '');
}

/** Tells whether the connection was refused or not possible at all. */
export function isConnectionRefused(error: unknown): boolean {
  return REFUSED.has(networkCode(error) ?? '');
}

/** Tells whether connecting took too long. */
export function isConnectionTimeout(error: unknown): boolean {
  return error instanceof Error && error.message.includes(CONNECTION_TIMEOUT);
}

/** The Node.js code of an error, also of one that came of several addresses that were tried. */
export function networkCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('errors' in error && Array.isArray(error.errors)) return networkCode(error.errors[0]);
  return 'cause' in error ? networkCode(error.cause) : undefined;
}
