// One call to the server: JSON out, JSON in, and always an answer.
import type { Answer } from './answer.ts';
import { readRefusal } from './read-refusal.ts';

// Longer than any answer of a healthy server, shorter than a person's patience with a dead network.
const REQUEST_TIMEOUT_MS = 20_000;
// The status of an answer without a body (RFC 9110, 15.3.5).
const NO_CONTENT = 204;

/** The part of `fetch` that is used. */
export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** What is sent, and what takes the question back. */
interface RequestParts {
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** Reads `path`, or posts `body` to it where there is one; the answer's shape is the contract's word. */
export async function requestJson<Value>(fetch: Fetch, path: string, parts: RequestParts = {}): Promise<Answer<Value>> {
  try {
    const response = await fetch(path, requestInit(parts));
    const answer: unknown = await response.json().catch(() => undefined);
    const isWhole = answer !== undefined || response.status === NO_CONTENT;
    if (response.ok && isWhole) return { outcome: 'ok', value: answer as Value };
    return { outcome: 'refused', refusal: readRefusal(response.status, answer) };
  } catch {
    const message = 'Signalbox does not answer; check that it is running and that you are online, then try again';
    return { outcome: 'refused', refusal: { httpStatus: 0, code: 'unreachable', message } };
  }
}

function requestInit({ body, signal }: RequestParts): RequestInit {
  const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
  const end = signal === undefined ? timeout : AbortSignal.any([timeout, signal]);
  const common: RequestInit = { credentials: 'same-origin', cache: 'no-store', signal: end };
  if (body === undefined) return { ...common, headers: { Accept: 'application/json' } };
  const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
  return { ...common, method: 'POST', headers, body: JSON.stringify(body) };
}
