// One POST of a form to Slack's API over a connection that is kept. Node's own client: for a message of a channel it costs a third of what
// fetch and the official client around it do (ADR 37), and it follows no redirect, so the token goes nowhere else.
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { readResponseText } from '../../lib/read-response-text.ts';
import type { Secret } from '../../lib/secret.ts';

/** Slack's answers have some kilobytes; a page of members at most some hundred. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** What to post, where, and as whom. */
export interface FormPost {
  readonly url: string;
  readonly token: Secret;
  readonly form: string;
  readonly signal: AbortSignal;
}

/** How the HTTP part of a call went; filled in while it goes on, so that it can be told how far it came. */
export interface Exchange {
  wasSent: boolean;
  status?: number;
  retryAfter?: string;
  /** The scopes of the token, with commas between them, as Slack says with each answer. */
  scopes?: string;
}

/** Posts the form; resolves with the text of the answer, whatever its status. Rejects where there is none, or not the whole of it. */
export function postForm({ url, token, form, signal }: FormPost, exchange: Exchange): Promise<string> {
  return new Promise((resolve, reject) => {
    const body = Buffer.from(form);
    const headers = {
      authorization: `Bearer ${token.reveal()}`,
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': body.length,
      'user-agent': 'signalbox',
    };
    exchange.wasSent = true;
    const post = url.startsWith('https:') ? requestHttps : requestHttp;
    const outgoing = post(url, { method: 'POST', headers, signal }, (response) => {
      const { statusCode = 0 } = response;
      if (isRedirect(statusCode)) {
        // Something between here and Slack wants another address to be visited, a login page perhaps; Slack itself never does.
        response.destroy();
        reject(new Error(`redirected with ${statusCode}`));
        return;
      }
      exchange.status = statusCode;
      const retryAfter = response.headers['retry-after'];
      if (retryAfter !== undefined) exchange.retryAfter = retryAfter;
      const scopes = response.headers['x-oauth-scopes'];
      if (typeof scopes === 'string') exchange.scopes = scopes;
      readResponseText(response, MAX_ANSWER_BYTES).then(resolve, reject);
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}
