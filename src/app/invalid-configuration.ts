// The error of a configuration with problems.
import { formatProblems } from '../config/format-problems.ts';
import type { ConfigOutcome } from '../config/load-config.ts';
import { AppError } from '../domain/errors.ts';

/** Makes the error, with every problem on a line of its own. */
export function invalidConfiguration(outcome: Extract<ConfigOutcome, { status: 'invalid' }>): AppError {
  return new AppError('config-invalid', `\n${formatProblems(outcome).join('\n')}`);
}
