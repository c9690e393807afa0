// The log of Slack's libraries as lines of ours: without tokens, and without their debug lines, which hold whole messages.
import { LogLevel } from '@slack/web-api';
import type { Logger as SlackLogger } from '@slack/web-api';
import type { Logger } from 'pino';
import type { RedactTokens } from './redact-tokens.ts';

/** Longer lines are those of an error with a whole page in it. */
const MAX_LINE_LENGTH = 500;

function describePart(part: unknown): string {
  if (part instanceof Error) {
    return part.message;
  }
  return typeof part === 'string' ? part : (JSON.stringify(part) ?? String(part));
}

/** Makes a logger for Slack's libraries that writes to ours, one level quieter: what matters of it is in outcomes and in lines of our own. */
export function createSlackLogger(logger: Logger, redact: RedactTokens): SlackLogger {
  function line(parts: readonly unknown[]): string {
    return redact(parts.map(describePart).join(' ')).slice(0, MAX_LINE_LENGTH);
  }

  return {
    debug: () => undefined,
    info: (...parts: unknown[]) => {
      logger.debug({ detail: line(parts) }, 'slack library');
    },
    warn: (...parts: unknown[]) => {
      logger.info({ detail: line(parts) }, 'slack library');
    },
    error: (...parts: unknown[]) => {
      logger.warn({ detail: line(parts) }, 'slack library');
    },
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
