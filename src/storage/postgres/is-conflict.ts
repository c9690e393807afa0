// Tells the failures of a unit that come from another process's work on the same rows: run again, the unit sees what that wrote.
// SQLSTATE codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
import { isAppError } from '../../domain/errors.ts';

const CONFLICTS = new Set([
  '23505', // unique_violation: both inserted the same row
  '40001', // serialization_failure
  '40P01', // deadlock_detected: each waited for a row of the other
  '55P03', // lock_not_available: the other one still holds the row
]);

/** Returns true where the unit is worth another try. */
export function isConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (isAppError(error) && error.code === 'event-identity-in-use') return true;
  return [error, error.cause].some((each) => each instanceof Error && 'code' in each && CONFLICTS.has(String(each.code)));
}
