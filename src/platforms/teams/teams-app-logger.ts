// The log of Microsoft's library as lines of ours: without its debug lines, which hold whole activities, and without tokens.
import type { App } from '@microsoft/teams.apps';
import type { Logger } from 'pino';

type LibraryLogger = App['log'];

/** Longer lines are those of an error with a whole page in it. */
const MAX_LINE_LENGTH = 500;

// Match: eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln. Near miss: eyJ alone.
const TOKEN = /\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g;

function describePart(part: unknown): string {
  if (part instanceof Error) return part.message;
  return typeof part === 'string' ? part : (JSON.stringify(part) ?? String(part));
}

/** Makes a logger for the library that writes to ours, one level quieter: what matters of it is in outcomes and in lines of our own. */
export function createTeamsAppLogger(logger: Logger): LibraryLogger {
  const line = (parts: readonly unknown[]): string =>
    parts.map(describePart).join(' ').replace(TOKEN, '[redacted]').slice(0, MAX_LINE_LENGTH);
  const own: LibraryLogger = {
    trace: () => undefined,
    debug: () => undefined,
    info: (...parts: unknown[]) => {
      logger.debug({ detail: line(parts) }, 'teams library');
    },
    warn: (...parts: unknown[]) => {
      logger.info({ detail: line(parts) }, 'teams library');
    },
    error: (...parts: unknown[]) => {
      logger.warn({ detail: line(parts) }, 'teams library');
    },
    log: () => undefined,
    child: () => own,
  };
  return own;
}
