// Writes docs/reference/errors.md from the table of errors.
// Usage: node scripts/generate-error-reference.ts [--check]
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorTable } from '../src/domain/errors.ts';

/** The written page, from the root of the project. */
export const ERROR_REFERENCE = 'docs/reference/errors.md';

const FILE = join(import.meta.dirname, '..', ERROR_REFERENCE);
const INTRODUCTION = `# Errors

This page is written from \`src/domain/errors.ts\` by \`scripts/generate-error-reference.ts\`.

An answer of the API that is an error has the body \`{ "error": { "code", "message", "requestId" } }\`; the command line prints the same
message. A code keeps its meaning; texts may change. \`requestId\`, where it is there, finds the request in the log.

- **Who reads it.** The text of an error for a _user_ may be shown in chat and page; one for an _operator_ stands only in the log and on
  the command line, and others are told that something went wrong.
- **Again.** _Yes_ where the same request may succeed later without anybody changing anything.

`;

/** Writes the page's text. */
export function writeErrorReference(): string {
  const header = ['Code', 'Means', 'Who reads it', 'HTTP', 'Again'];
  const rows = Object.entries(errorTable).map(([code, { text, audience, httpStatus, retryable }]) => [
    `\`${code}\``,
    text,
    audience,
    String(httpStatus),
    retryable ? 'yes' : 'no',
  ]);
  return INTRODUCTION + writeTable([header, ...rows]);
}

// Columns of equal width, as the formatter leaves them.
function writeTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const [header = '', ...body] = rows.map((row) => line(row.map((cell, column) => cell.padEnd(widths[column] ?? 0))));
  return header + line(widths.map((width) => '-'.repeat(width))) + body.join('');
}

async function main(): Promise<void> {
  if (!process.argv.includes('--check')) return writeFile(FILE, writeErrorReference());
  const present = await readFile(FILE, 'utf8').catch(() => undefined);
  if (present === writeErrorReference()) return;
  console.error(`${ERROR_REFERENCE} is stale; run node scripts/generate-error-reference.ts`);
  process.exitCode = 1;
}

if (import.meta.main) await main();
