// The code of an error as a value, so that a test can compare it.
import { AppError } from '../../domain/errors.ts';

/** Tells the code of the AppError that a promise rejects with, or what it did instead. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'resolved';
  } catch (error) {
    return error instanceof AppError ? error.code : `not an AppError: ${String(error)}`;
  }
}
