// An answer as the AWS CLI prints it: what --query and the formats work on.

/** Turns instants into ISO 8601 as the AWS CLI writes it, bytes into Base64 and big integers into text; drops what is undefined. */
export function toCliJson(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : isoFormat(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map((part) => toCliJson(part));
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries.map(([name, part]) => [name, toCliJson(part)]));
}

/** As Python's isoformat: a fraction of a second in six digits, and only where there is one. */
function isoFormat(instant: Date): string {
  const [toSeconds, milliseconds = '000'] = instant.toISOString().slice(0, -1).split('.');
  return `${toSeconds}${milliseconds === '000' ? '' : `.${milliseconds}000`}+00:00`;
}
