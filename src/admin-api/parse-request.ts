// Checks a part of a request against its shape.
import type { z } from 'zod';
import { AppError } from '../domain/errors.ts';

/** Returns the checked value. Throws `bad-request` naming every field that is wrong. */
export function parseRequest<Shape extends z.ZodType>(shape: Shape, value: unknown): z.output<Shape> {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`));
  throw new AppError('bad-request', problems.join('; '));
}
