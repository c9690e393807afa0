// How long a service asks to wait before the next call.

/** A broken proxy must not silence a channel for years; services ask for seconds, rarely for minutes. */
export const MAX_RETRY_AFTER_MS = 60 * 60 * 1000;

// Match: 30. Near miss: "Wed, 21 Oct 2026 07:28:00 GMT" (chat services give seconds), -1.
const SECONDS = /^\d+$/;

/** Reads a Retry-After header in seconds, an hour at most; nothing where there is none, or one of another form. */
export function readRetryAfter(retryAfter: string | undefined): { readonly retryAfterMs?: number } {
  return retryAfter !== undefined && SECONDS.test(retryAfter)
    ? { retryAfterMs: Math.min(Number(retryAfter) * 1000, MAX_RETRY_AFTER_MS) }
    : {};
}
