// What AWS said when it refused or failed, out of the exception that the SDK makes of it.
import { STATUS_CODES } from 'node:http';
import type { InvocationFailure } from '../../domain/invocation-failure.ts';

type ServiceError = Extract<InvocationFailure, { kind: 'service-error' | 'unreachable' }>;

// What the SDK says where the answer names no error, or gives no text.
const NO_NAME = 'Unknown';
const NO_TEXT: ReadonlySet<string> = new Set(['UnknownError', 'Unknown', '']);

/** Longest text of AWS's that is passed on; decoded authorization messages have some thousand characters. */
const MAX_MESSAGE_LENGTH = 4_000;

/** Reads the exception; undefined where it is none of a service's. */
export function readServiceError(error: unknown, hasQueryCodes: boolean): ServiceError | undefined {
  if (!(error instanceof Error) || !('$fault' in error)) return undefined;
  const code = (hasQueryCodes ? readText(error, 'Code') : undefined) ?? error.name;
  const status = readStatus(error);
  if (code === NO_NAME && status !== undefined) return nameByStatus(status, readIds(error));
  return { kind: 'service-error', code, message: readMessage(error, status), ...readIds(error) };
}

// Answers to HEAD have no body: the AWS CLI shows their status as the code. A server fault without a name is not AWS's.
function nameByStatus(status: number, ids: Ids): ServiceError {
  const text = STATUS_CODES[status] ?? 'unknown status';
  if (status < 500) return { kind: 'service-error', code: String(status), message: text, ...ids };
  return { kind: 'unreachable', reason: `The endpoint answered HTTP ${status} (${text}), without a reason.`, wasSent: true };
}

function readMessage({ message }: Error, status: number | undefined): string {
  if (!NO_TEXT.has(message)) return message.slice(0, MAX_MESSAGE_LENGTH);
  return status === undefined ? '' : (STATUS_CODES[status] ?? '');
}

type Ids = Pick<Extract<ServiceError, { kind: 'service-error' }>, 'requestId' | 'httpStatusCode'>;

function readIds(error: Error): Ids {
  const { requestId } = readMetadata(error);
  const httpStatusCode = readStatus(error);
  return {
    ...(typeof requestId === 'string' ? { requestId } : {}),
    ...(httpStatusCode === undefined ? {} : { httpStatusCode }),
  };
}

/** The HTTP status of the answer that an error came with. */
export function readStatus(error: unknown): number | undefined {
  const { httpStatusCode } = readMetadata(error);
  return typeof httpStatusCode === 'number' ? httpStatusCode : undefined;
}

function readMetadata(error: unknown): Readonly<Record<string, unknown>> {
  if (typeof error !== 'object' || error === null || !('$metadata' in error)) return {};
  return typeof error.$metadata === 'object' && error.$metadata !== null ? (error.$metadata as Record<string, unknown>) : {};
}

function readText(error: Error, name: string): string | undefined {
  const value: unknown = (error as Error & Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
