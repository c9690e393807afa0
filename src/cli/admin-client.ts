// Speaks to the running server over its admin socket.
import { request, type IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { ErrorAnswer } from '../contract/admin-api.ts';
import { AppError, errorTable, type ErrorCode } from '../domain/errors.ts';

/** The longest answer that is read: a thousand deliveries are about 1 MB. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** How long the server may take to answer. */
const TIMEOUT_MS = 30_000;

/** A request to the server. */
export interface AdminRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string | Uint8Array;
  readonly contentType?: string;
}

/** Asks the server at a socket path and checks the answer's shape. Throws `server-not-running`, or what the server refused with. */
export async function askServer<Shape extends z.ZodType>(
  socketPath: string,
  adminRequest: AdminRequest,
  shape: Shape,
): Promise<z.output<Shape>> {
  const { statusCode, text } = await exchange(socketPath, adminRequest);
  const json: unknown = text === '' ? undefined : JSON.parse(text);
  if (statusCode >= 200 && statusCode < 300) return shape.parse(json);
  const refusal = ErrorAnswer.safeParse(json);
  if (!refusal.success) throw new AppError('internal', `the server answered ${statusCode}`);
  const { code, message } = refusal.data.error;
  throw isErrorCode(code) ? new AppError(code, particularOf(code, message)) : new AppError('internal', message);
}

function exchange(socketPath: string, { method, path, body, contentType }: AdminRequest): Promise<{ statusCode: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers =
      body === undefined ? {} : { 'content-type': contentType ?? 'application/json', 'content-length': Buffer.byteLength(body) };
    const outgoing = request({ socketPath, method, path, headers, timeout: TIMEOUT_MS }, (response) => {
      readText(response).then((text) => {
        resolve({ statusCode: response.statusCode ?? 0, text });
      }, reject);
    });
    outgoing.once('timeout', () => outgoing.destroy(new AppError('server-not-running', 'no answer in time')));
    outgoing.once('error', (error) => {
      reject(error instanceof AppError ? error : new AppError('server-not-running', socketPath, { cause: error }));
    });
    outgoing.end(body);
  });
}

async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_ANSWER_BYTES) throw new AppError('internal', 'the answer is too long');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code);
}

/** What the server added to the table's text; the table's part is added again by AppError. */
function particularOf(code: ErrorCode, message: string): string {
  const { text } = errorTable[code];
  return message.startsWith(`${text}: `) ? message.slice(text.length + 2) : '';
}
