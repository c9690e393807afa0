// One careful GET: no redirects, no more bytes than expected, and one time limit over the answer's whole body.
import { setRealTimer, type SetTimer } from '../../lib/timers.ts';
import type { FetchFunction } from './fetch-function.ts';

/** Longest time from the request to the last byte: SNS waits 15 seconds for us (SNS developer guide), and asks again. */
export const FETCH_TIMEOUT_MS = 5000;

/** An answer with its text, or why there is none. */
export type FetchedText =
  | { readonly status: 'answered'; readonly httpStatus: number; readonly text: string }
  | { readonly status: 'too-large' }
  | { readonly status: 'failed'; readonly reason: string };

/** What a request needs beside its address. */
export interface FetchSmallTextOptions {
  readonly fetch: FetchFunction;
  readonly maxBytes: number;
  readonly setTimer?: SetTimer;
}

/** Gets a small text; never throws. */
export async function fetchSmallText(
  url: string,
  { fetch, maxBytes, setTimer = setRealTimer }: FetchSmallTextOptions,
): Promise<FetchedText> {
  const abort = new AbortController();
  const clearTimer = setTimer(() => {
    abort.abort(new Error('timed out'));
  }, FETCH_TIMEOUT_MS);
  try {
    // Stops an open redirect, at SNS or on the way, from choosing another host for us.
    const response = await fetch(url, { method: 'GET', redirect: 'error', signal: abort.signal });
    const bytes = await readBytes(response, maxBytes, abort.signal);
    if (bytes === undefined) return { status: 'too-large' };
    return { status: 'answered', httpStatus: response.status, text: Buffer.from(bytes).toString('utf8') };
  } catch (error) {
    return { status: 'failed', reason: abort.signal.aborted ? 'no complete answer in time' : describeFailure(error) };
  } finally {
    clearTimer();
    // Ends a body that was not read to its end.
    abort.abort();
  }
}

// Stops an answer that never ends: the bytes are counted as they come, whatever its Content-Length says.
async function readBytes(response: Response, maxBytes: number, signal: AbortSignal): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined), { once: true });
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.length;
    if (length > maxBytes) return undefined;
    chunks.push(read.value);
  }
  signal.throwIfAborted();
  return Buffer.concat(chunks);
}

// The system's own code (ECONNREFUSED) and nothing more: messages may repeat the address, and a token stands in it.
function describeFailure(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && /^[A-Z_]{1,50}$/.test(code) ? `no connection (${code})` : 'no connection';
}
