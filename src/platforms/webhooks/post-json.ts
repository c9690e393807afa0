// One POST of JSON to an incoming webhook, tried once. It never throws, follows no redirect, and tells how far it came. The address is
// handed to Node's own client in its parts, so that nothing spells it anew.
import { request as requestHttp, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { readNetworkCode } from './read-network-code.ts';
import type { WebhookAddress } from './webhook-address.ts';

/** What to post, and where. */
export interface JsonPost {
  readonly address: WebhookAddress;
  readonly body: unknown;
  readonly signal: AbortSignal;
  /** Ends a call that takes too long. */
  readonly deadline: AbortSignal;
}

/** What was answered, or how far it came. */
export type WebhookAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly text: string;
      readonly headers: Readonly<Record<string, string | undefined>>;
    }
  /** The answer was cut off, or is longer than any of a webhook. */
  | { readonly kind: 'unreadable-answer' }
  /** Without a connection nothing was sent. */
  | { readonly kind: 'no-answer' | 'timed-out' | 'canceled'; readonly wasSent: boolean; readonly code?: string };

/** The longest answer that is read: webhooks answer with a line. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** Posts it. */
export function postJson(post: JsonPost): Promise<WebhookAnswer> {
  const { signal, deadline } = post;
  if (signal.aborted) return Promise.resolve({ kind: 'canceled', wasSent: false });
  const progress: Progress = { wasSent: false, isAnswered: false };
  return new Promise<WebhookAnswer>((resolve) => {
    const outgoing = send(post, AbortSignal.any([signal, deadline]), (response) => {
      progress.isAnswered = true;
      read(response).then(resolve, fail);
    });
    watch(outgoing, post.address, progress);
    outgoing.once('error', fail);

    function fail(error: unknown): void {
      const { wasSent } = progress;
      if (signal.aborted) resolve({ kind: 'canceled', wasSent });
      else if (deadline.aborted) resolve({ kind: 'timed-out', wasSent });
      else if (progress.isAnswered) resolve({ kind: 'unreadable-answer' });
      else {
        const code = readNetworkCode(error);
        resolve({ kind: 'no-answer', wasSent, ...(code === undefined ? {} : { code }) });
      }
    }
  });
}

interface Progress {
  wasSent: boolean;
  isAnswered: boolean;
}

function send({ address, body }: JsonPost, signal: AbortSignal, onAnswer: (response: IncomingMessage) => void): ClientRequest {
  const json = Buffer.from(JSON.stringify(body));
  const options: RequestOptions = {
    method: 'POST',
    host: address.host,
    port: address.port,
    path: address.pathAndQuery,
    // A kept connection that the other side closes at that moment leaves unknown whether it has taken the message.
    agent: false,
    signal,
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': json.length, 'user-agent': 'signalbox' },
  };
  const outgoing = (address.isSecure ? requestHttps : requestHttp)(options, onAnswer);
  outgoing.end(json);
  return outgoing;
}

function watch(outgoing: ClientRequest, { isSecure }: WebhookAddress, progress: Progress): void {
  outgoing.once('socket', (socket) => {
    socket.once(isSecure ? 'secureConnect' : 'connect', () => {
      progress.wasSent = true;
    });
  });
}

function read(response: IncomingMessage): Promise<WebhookAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    response.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > MAX_ANSWER_BYTES) response.destroy(new Error('the answer is longer than any of a webhook'));
    });
    // Comes also where the connection was cut in the middle.
    response.once('error', reject);
    response.once('end', () => {
      const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, [value].flat().at(0)]));
      resolve({ kind: 'answered', status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8'), headers });
    });
  });
}
