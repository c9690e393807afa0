// Copies what is to be logged without the fields that carry secrets. Libraries hang requests with all their headers on
// the errors they throw, at any depth; so every level is looked at, and of errors only what tells what happened is kept.
import { redactError } from './redact-error.ts';

const REDACTED = '[redacted]';

/** Deeper levels and further values are left out: a line is for reading, and requests hold half of a process. */
const MAX_DEPTH = 8;
const MAX_VALUES = 1_000;

// Match: Authorization, set-cookie, botToken, client_secret. Near miss: tokenCount (counts, holds none).
const SECRET_NAME = /(authorization|cookies?|tokens?|passwords?|passphrase|secrets?|api[-_]?key|private[-_]?key|credentials?)$/i;

/** Returns a copy of the fields with `[redacted]` in the place of secrets. */
export function redactFields(fields: Record<string, unknown>): Record<string, unknown> {
  return redactObject(fields, { depth: 0, budget: { left: MAX_VALUES } });
}

interface Position {
  readonly depth: number;
  readonly budget: { left: number };
}

function redactObject(object: object, position: Position): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(object).map((name) => [name, SECRET_NAME.test(name) ? REDACTED : redactProperty(object, name, position)]),
  );
}

function redactProperty(object: object, name: string, position: Position): unknown {
  try {
    return redactValue(Reflect.get(object, name), position);
  } catch {
    // A getter or a toJSON that throws must not take the line with it.
    return '[unreadable]';
  }
}

function redactValue(value: unknown, { depth, budget }: Position): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error) return redactError(value);
  budget.left -= 1;
  if (depth >= MAX_DEPTH || budget.left < 0) return '[left out]';
  const deeper = { depth: depth + 1, budget };
  if ('toJSON' in value && typeof value.toJSON === 'function') return redactValue(value.toJSON(), deeper);
  return Array.isArray(value) ? value.map((element) => redactValue(element, deeper)) : redactObject(value, deeper);
}
