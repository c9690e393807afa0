// The code of a network error, which stands somewhere down its chain of causes.

/** fetch wraps the error of the connection, and Slack's client wraps that of fetch. */
const MAX_DEPTH = 5;

// Match: ECONNRESET, UND_ERR_SOCKET, CERT_HAS_EXPIRED. Near miss: slack_webapi_request_error (lower case: a library's own).
const NETWORK_CODE = /^[A-Z][A-Z0-9_]{2,60}$/;

function property(value: unknown, name: 'code' | 'cause'): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;
}

/** Returns the code of the connection's error, for example ECONNREFUSED, or `network error` where there is none. */
export function readNetworkCode(thrown: unknown): string {
  let error = thrown;
  for (let depth = 0; depth < MAX_DEPTH && error !== undefined; depth += 1) {
    const code = property(error, 'code');
    if (typeof code === 'string' && NETWORK_CODE.test(code)) {
      return code;
    }
    error = property(error, 'cause');
  }
  return 'network error';
}
