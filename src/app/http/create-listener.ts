// A Fastify instance with our limits, headers and error answers; routes are added by others.
import type { Socket } from 'node:net';
import type { FastifyBaseLogger, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fastify, LogController } from 'fastify';
import type { Logger } from 'pino';
import type { ErrorAnswer } from '../../contract/admin-api.ts';
import { AppError, errorTable, isAppError } from '../../domain/errors.ts';

/**
 * The largest body: an SNS message has at most 256 KB (Amazon SNS developer guide), and each byte of it may take
 * six in the JSON envelope (`\u0000`); the rest of the envelope fits in what is left of 2 MiB.
 */
export const BODY_LIMIT_BYTES = 2 * 1024 * 1024;

/** How long a request may take to arrive in full: SNS itself gives up after 15 s. */
const REQUEST_TIMEOUT_MS = 10_000;

/** How often connections are checked for that; Node's own 30 s would let slow bodies live three times as long. */
const CONNECTIONS_CHECKING_INTERVAL_MS = 1_000;

/** Longer than the idle time-out of common load balancers (60 s), so that they close first. */
const KEEP_ALIVE_TIMEOUT_MS = 72_000;

/** How long all headers of a request together may be: Node.js' own default, said here because senders' proxies depend on it. */
const HEADERS_MAX_BYTES = 16 * 1024;

/** How many headers are read; senders and proxies write some twenty. */
const HEADERS_MAX_COUNT = 100;

/** How many connections there may be: more than requests and streams under way, fewer than a process may have files open. */
const CONNECTIONS_MAX = 4_096;

/** What a page may load: its own files and nothing else. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Limits that tests shorten. */
export interface ListenerLimits {
  readonly requestTimeoutMs?: number;
}

/** Makes a listener. */
export function createListener(logger: Logger, { requestTimeoutMs = REQUEST_TIMEOUT_MS }: ListenerLimits = {}): FastifyInstance {
  // Fastify's own remarks (where it listens) would stand beside the one line that a person is to read.
  const isTalkative = logger.isLevelEnabled('warn');
  const loggerInstance: FastifyBaseLogger = logger.child({}, isTalkative ? { level: 'warn' } : {});
  const server: FastifyInstance = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    clientErrorHandler: answerBrokenRequest,
    http: {
      maxHeaderSize: HEADERS_MAX_BYTES,
      // Node swaps the two time-outs where this one is the longer, and a slow body would have a minute (node_http_parser.cc, Expired).
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(CONNECTIONS_CHECKING_INTERVAL_MS, requestTimeoutMs),
    },
    forceCloseConnections: 'idle',
  });
  server.addHook('onRequest', async (request, reply) => {
    if (countHosts(request.raw.rawHeaders) <= 1) return undefined;
    // Not thrown: the doors would take it for a body that may come whole the next time.
    answerError(new AppError('bad-request', 'there is more than one Host header'), request, reply);
    return reply;
  });
  server.addHook('onSend', async (_request, reply) => {
    setSecurityHeaders(reply);
  });
  server.server.maxHeadersCount = HEADERS_MAX_COUNT;
  server.server.maxConnections = CONNECTIONS_MAX;
  server.setErrorHandler(answerError);
  server.setNotFoundHandler((request, reply) =>
    answerError(new AppError('not-found', `${request.method} ${pathOf(request)}`), request, reply),
  );
  return server;
}

const BROKEN_REQUEST_ANSWERS: Readonly<Record<string, string>> = {
  // Node.js would say 408, and SNS sends nothing again that was answered with 4xx; a slow way may be a faster one the next time.
  ERR_HTTP_REQUEST_TIMEOUT: '503 Service Unavailable\r\nRetry-After: 5',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};

/** Answers what never became a request: too slow, too long, no HTTP. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const status = BROKEN_REQUEST_ANSWERS[error.code ?? ''] ?? '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
  socket.destroySoon();
}

/** Stops requests that are for one host here and for another one to what stands before us (RFC 9112, 3.2); Node.js takes the first. */
function countHosts(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 'host'.length && name.toLowerCase() === 'host') count += 1;
  }
  return count;
}

function setSecurityHeaders(reply: FastifyReply): void {
  if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  reply.header('x-content-type-options', 'nosniff');
  // With `no-referrer` browsers call the origin of our own forms `null`; this keeps addresses, which may hold a token, from other sites as well.
  reply.header('referrer-policy', 'same-origin');
  reply.header('cross-origin-opener-policy', 'same-origin');
  reply.header('cross-origin-resource-policy', 'same-origin');
}

function answerError(thrown: FastifyError | AppError, request: FastifyRequest, reply: FastifyReply): void {
  const error = isAppError(thrown) ? thrown : translate(thrown);
  const { httpStatus, audience, retryable } = errorTable[error.code];
  if (audience === 'operator') request.log.error({ error: thrown, requestId: request.id }, 'a request failed');
  const message = audience === 'operator' && error.code === 'internal' ? errorTable.internal.text : error.message;
  const answer: ErrorAnswer = { error: { code: error.code, message, requestId: request.id } };
  if (retryable) reply.header('retry-after', '5');
  void reply.code(httpStatus).send(answer);
}

function translate(error: FastifyError): AppError {
  if (error.statusCode === 413) return new AppError('body-too-large');
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return new AppError('bad-request', error.message);
  return new AppError('internal', '', { cause: error });
}

/** The path without query, which may hold a token. */
function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '';
}
