// Tells the failures of a unit that come from another process's work on the same rows: run again, the unit sees what that wrote.
// SQLSTATE codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
import { isAppError } from '../../domain/errors.ts';

const CONFLICTS = new Set([
  '23505', // unique_violation: both inserted the same row
  '40001', // serialization_failure
  '40P01', // deadlock_detected: each waited for a row of the other
  '55P03', // lock_not_available: the other one still holds the row
]);

/**
 * feature_not_supported: how the server refuses a statement that it knows by name and whose table has other columns since. What it says about
 * that is in the language of the server; where it says it (plancache.c) is not.
 */
const STALE_PLAN = { code: '0A000', routine: 'RevalidateCachedQuery' };

/** Returns true where a statement is to be read anew: another program version has changed its table. */
export function isStalePlan(error: unknown): boolean {
  return error instanceof Error && hasText(error, 'code', STALE_PLAN.code) && hasText(error, 'routine', STALE_PLAN.routine);
}

/** Returns true where the unit is worth another try. */
export function isConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (isAppError(error) && error.code === 'event-identity-in-use') return true;
  return [error, error.cause].some(
    (each) => each instanceof Error && (isStalePlan(each) || ('code' in each && CONFLICTS.has(String(each.code)))),
  );
}

function hasText(error: Error, name: 'code' | 'routine', text: string): boolean {
  return Object.entries(error).some(([key, value]) => key === name && value === text);
}
