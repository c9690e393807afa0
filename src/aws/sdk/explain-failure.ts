// Why a call gave no answer, from whatever the SDK threw: for a person, without a stack, a secret or the text of a hostile answer.
import { STATUS_CODES } from 'node:http';
import { maskSecretPatterns } from '../../lib/mask-secret-patterns.ts';
import { isAppError } from '../../domain/errors.ts';
import type { InvocationFailure } from '../../domain/invocation-failure.ts';
import type { CallJournal } from './call-journal.ts';
import { CredentialsMissing } from './credentials.ts';
import { DamagedAnswer } from './damaged-answer.ts';
import { isConnectionTimeout, isUnwritable, networkCode } from './never-reached.ts';
import { AnswerTooLarge } from './read-bounded.ts';
import { RefusedCall } from './refused-call.ts';
import { findSessionRefused } from './session-refused.ts';
import { readServiceError, readStatus } from './service-error.ts';

/** What is known of a call that failed. */
export interface FailedCall {
  readonly error: unknown;
  readonly journal: CallJournal;
  /** True where whoever asked has given up, or the time is over. */
  readonly isAborted: boolean;
  /** True where error codes stand in a member of the error, as in the query protocols. */
  readonly hasQueryCodes: boolean;
}

/** Longest text of an error that is passed on. */
const MAX_TEXT_LENGTH = 500;

/** Explains the failure. */
export function explainFailure({ error, journal, isAborted, hasQueryCodes }: FailedCall): InvocationFailure {
  const { wasSent } = journal;
  if (error instanceof RefusedCall) return { kind: error.kind, reason: error.message };
  const refused = findSessionRefused(error);
  if (refused !== undefined) return refused.failure;
  const missing = findCredentialsMissing(error);
  if (missing !== undefined) return { kind: 'no-credentials', reason: missing.message };
  if (isAborted || nameOf(error) === 'AbortError') return { kind: 'timed-out', wasSent };
  if (isAppError(error)) return { kind: 'not-supported', reason: error.message };
  const said = readServiceError(error, hasQueryCodes);
  if (said !== undefined) return said;
  if (isUnwritable(error)) return { kind: 'bad-input', reason: UNWRITABLE_INPUT };
  if (journal.host === undefined && !isOfNetwork(error)) return { kind: 'bad-input', reason: describeBadInput(error) };
  return explainTrouble(error, journal);
}

function explainTrouble(error: unknown, journal: CallJournal): InvocationFailure {
  const { wasSent } = journal;
  // A call within this one, which asks for a session or an endpoint, has no journal.
  const host = journal.host ?? 'The endpoint';
  if (isConnectionTimeout(error)) return { kind: 'unreachable', reason: `${host} did not take the connection in time.`, wasSent };
  if (nameOf(error) === 'TimeoutError' && networkCode(error) === undefined) return { kind: 'timed-out', wasSent };
  return { kind: 'unreachable', reason: describeTrouble(error, host), wasSent };
}

function isOfNetwork(error: unknown): boolean {
  if (error instanceof AnswerTooLarge || error instanceof DamagedAnswer || nameOf(error) === 'TimeoutError') return true;
  return networkCode(error) !== undefined || readStatus(error) !== undefined;
}

// Credentials may be asked for by a step within another, such as the session of a directory bucket.
function findCredentialsMissing(error: unknown): CredentialsMissing | undefined {
  if (error instanceof CredentialsMissing) return error;
  return error instanceof Error && error.cause !== undefined && error.cause !== error ? findCredentialsMissing(error.cause) : undefined;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

// Match: `@aws-sdk/core/protocols - ` and `@smithy/util-base64: ` before what they say. Near miss: arn:aws:s3 - not valid.
const PACKAGE_PREFIX = /^@[\w-]+\/[\w/-]+(?: -|:) /;

// Nothing has been sent yet, so it is the parameters, or the endpoint rules that do not like them.
function describeBadInput(error: unknown): string {
  const text = error instanceof Error ? error.message.replace(PACKAGE_PREFIX, '') : '';
  const [line = ''] = maskSecretPatterns(text, '[masked]').slice(0, MAX_TEXT_LENGTH).split('\n');
  if (line === '' || error instanceof TypeError || error instanceof RangeError) {
    return 'The parameters do not fit this operation: a value has another form than the API asks for.';
  }
  return `The parameters do not fit this operation: ${line.replace(/\.?$/, '.')}`;
}

const UNWRITABLE_INPUT =
  'The parameters cannot be sent: a value that goes into a header or address has characters that cannot stand there, such as line breaks or letters beyond Latin-1.';

// By Node.js error code.
const TROUBLES: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'nobody listens there'],
  ['ECONNRESET', 'the connection broke'],
  ['EPIPE', 'the connection broke'],
  ['ENOTFOUND', 'there is no such host; is the Region right?'],
  ['EAI_AGAIN', 'its name could not be looked up'],
  ['EHOSTUNREACH', 'there is no way to it'],
  ['ENETUNREACH', 'there is no way to it'],
  ['ETIMEDOUT', 'it did not answer'],
  ['EPROTO', 'the encryption could not be agreed upon'],
  ['CERT_HAS_EXPIRED', 'its certificate has expired'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'its certificate is signed by nobody'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'its certificate is signed by somebody unknown'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its certificate is signed by somebody unknown'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'its certificate is signed by somebody unknown'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is for another host'],
]);

function describeTrouble(error: unknown, host: string): string {
  if (error instanceof AnswerTooLarge) return `${error.message}. Ask for less, with filters or a smaller page.`;
  if (error instanceof DamagedAnswer) return error.message;
  const code = networkCode(error);
  if (code !== undefined) return `${host} cannot be reached: ${TROUBLES.get(code) ?? 'the network failed'} (${code}).`;
  const status = readStatus(error);
  if (status === undefined) return `The answer of ${host} could not be read.`;
  const text = STATUS_CODES[status];
  return `The answer of ${host} could not be read: HTTP ${status}${text === undefined ? '' : ` (${text})`}. Is a proxy in between?`;
}
