// PostgreSQL's and the network's errors as errors of the store.
// SQLSTATE codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
import { AppError, isAppError } from '../../domain/errors.ts';
import { isStalePlan } from './is-conflict.ts';

const DISK_FULL = '53100';

/** Nothing is wrong with the unit when one of these comes: the server, or the way to it, does not serve at the moment. */
const UNAVAILABLE_CODES = new Set([
  '25006', // read_only_sql_transaction: the server has become a standby
  '25P03', // idle_in_transaction_session_timeout: the server has ended the session
  '3D000', // invalid_catalog_name: the database does not exist (yet)
  '40001', // serialization_failure
  '40P01', // deadlock_detected
  '55P03', // lock_not_available
]);

/** Classes: connection exception, wrong credentials, insufficient resources, operator intervention, system error, internal error. */
const UNAVAILABLE_CLASSES = new Set(['08', '28', '53', '57', '58', 'XX']);

/** Failures of the connection that `pg` reports without a code, by the beginning of their text. */
const CONNECTION_FAILURES = [
  'Connection terminated',
  'Client has encountered a connection error',
  'Client was closed',
  'Query read timeout',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'The server does not support SSL',
  'Postgres connection has been discarded',
];

/** Match: 57P01. Near miss: ERR_X (an underscore). */
const SQLSTATE = /^[0-9A-Z]{5}$/;

/** Match: ECONNRESET, EAI_AGAIN. Near miss: ERR_INVALID_ARG_TYPE. */
const SYSTEM_ERROR = /^E(?!RR_)[A-Z_]{3,}$/;

/** Returns the store's error for what driver or server threw; what is not about server or connection stays as it is. */
export function toStoreError(thrown: unknown): unknown {
  if (isAppError(thrown) || !(thrown instanceof Error)) return thrown;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  if (code === DISK_FULL) return new AppError('store-full', '', { cause: thrown });
  if (isUnavailable(code) || isStalePlan(thrown) || CONNECTION_FAILURES.some((text) => thrown.message.startsWith(text))) {
    return new AppError('store-unavailable', code, { cause: thrown });
  }
  return thrown;
}

function isUnavailable(code: string): boolean {
  // EPIPE has the form of both; no class of SQLSTATE begins with an E.
  if (SYSTEM_ERROR.test(code)) return true;
  return SQLSTATE.test(code) && (UNAVAILABLE_CODES.has(code) || UNAVAILABLE_CLASSES.has(code.slice(0, 2)));
}
