// The code of a network error.

// Match: ECONNREFUSED, CERT_HAS_EXPIRED. Near miss: a sentence, which may hold anything.
const NETWORK_CODE = /^[A-Z][A-Z0-9_]{2,60}$/;

/** Returns the code of a connection's error, for example ECONNREFUSED; undefined where it has none. */
export function readNetworkCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && NETWORK_CODE.test(code) ? code : undefined;
}
