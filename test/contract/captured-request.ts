// Requests as they would have gone out, in a form that can be compared.
import { HttpResponse } from '@smithy/core/protocols';
import type { HttpRequest } from '@smithy/types';
import type { Sender } from '../../src/aws/sdk/request-handler.ts';

/** A request less what differs from one call to the next. */
export interface CapturedRequest {
  readonly method: string;
  readonly protocol: string;
  readonly host: string;
  readonly port: number | undefined;
  readonly path: string;
  readonly query: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** What the signature covers, and for which service and Region; undefined where nobody signed. */
  readonly signature: { readonly scope: string; readonly signedHeaders: string } | undefined;
  /** In Latin-1, so that bytes can be read in a report. */
  readonly body: string;
}

/** Sends nothing: keeps each request, and answers with the next answer. */
export class CapturingSender implements Sender {
  readonly requests: CapturedRequest[] = [];
  readonly #answer: (request: HttpRequest) => HttpResponse;

  constructor(answer: (request: HttpRequest) => HttpResponse = answerNothing) {
    this.#answer = answer;
  }

  readonly handle = async (request: HttpRequest): Promise<{ readonly response: HttpResponse }> => {
    this.requests.push(capture(request));
    return Promise.resolve({ response: this.#answer(request) });
  };

  readonly metadata = { handlerProtocol: 'http/1.1' };
  // The SDK's clients take what has these two for a handler.
  readonly updateHttpClientConfig = (): void => undefined;
  readonly httpHandlerConfigs = (): object => ({});
}

function answerNothing(): HttpResponse {
  return new HttpResponse({ statusCode: 200, headers: {}, body: new Uint8Array() });
}

/** Headers whose value is another with each client, call or second; who signs them signs them in both. */
const VOLATILE = new Set(['amz-sdk-invocation-id', 'amz-sdk-request', 'authorization', 'user-agent', 'x-amz-user-agent']);

function capture({ method, protocol, hostname, port, path, query, headers, body }: HttpRequest): CapturedRequest {
  const kept = Object.entries(headers)
    .map(([name, value]): [string, string] => [name.toLowerCase(), value])
    .filter(([name]) => !VOLATILE.has(name));
  return {
    method,
    protocol,
    host: hostname,
    port,
    path,
    query,
    headers: Object.fromEntries(kept.toSorted(([one], [other]) => (one < other ? -1 : 1))),
    signature: readSignature(headers['authorization']),
    body: toText(body),
  };
}

// Match: AWS4-HMAC-SHA256 Credential=AKID/20261127/eu-west-1/sns/aws4_request, SignedHeaders=host;x-amz-date, Signature=0a1b.
const AUTHORIZATION = /Credential=(\S+), SignedHeaders=([^,]+), Signature=[0-9a-f]{64}$/;

function readSignature(authorization: string | undefined): CapturedRequest['signature'] {
  if (authorization === undefined) return undefined;
  const [, scope = authorization, signedHeaders = ''] = AUTHORIZATION.exec(authorization) ?? [];
  return { scope, signedHeaders };
}

function toText(body: unknown): string {
  if (body === undefined) return '';
  if (typeof body === 'string') return Buffer.from(body).toString('latin1');
  if (ArrayBuffer.isView(body)) return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
  throw new TypeError('the body of a request is neither text nor bytes');
}
