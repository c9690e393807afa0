// One HTTP request with JSON, over a connection that is kept. Node's own client: it tells how far a request came, and follows no redirect, so
// that the token goes nowhere else.
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { readResponseText } from '../../lib/read-response-text.ts';

/** The Connector's answers have some hundred bytes; a page of members at most some hundred kilobytes. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/** What to send, and where. */
export interface JsonRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** How a request went; filled in while it goes on, so that it can be told how far it came. */
export interface Exchange {
  wasSent: boolean;
  status?: number;
  retryAfter?: string;
}

/** Sends it; resolves with the text of the answer, whatever its status. Rejects where there is none, or not the whole of it. */
export function sendJson({ method, url, headers, body, signal }: JsonRequest, exchange: Exchange): Promise<string> {
  return new Promise((resolve, reject) => {
    const bytes = body === undefined ? undefined : Buffer.from(body);
    exchange.wasSent = true;
    const send = url.startsWith('https:') ? requestHttps : requestHttp;
    const length = bytes === undefined ? {} : { 'content-length': bytes.length };
    const outgoing = send(
      url,
      { method, headers: { accept: 'application/json', 'user-agent': 'signalbox', ...length, ...headers }, signal },
      (response) => {
        const { statusCode = 0, headers: answered } = response;
        if (statusCode >= 300 && statusCode < 400) {
          // Something between here and Microsoft wants another address to be visited, a login page perhaps.
          response.destroy();
          reject(new Error(`redirected with ${statusCode}`));
          return;
        }
        exchange.status = statusCode;
        if (answered['retry-after'] !== undefined) exchange.retryAfter = answered['retry-after'];
        readResponseText(response, MAX_ANSWER_BYTES).then(resolve, reject);
      },
    );
    outgoing.once('error', reject);
    outgoing.end(bytes);
  });
}

/** Reads JSON; undefined for what is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
