// The log: one JSON object a line on standard error, static sentences with fields beside them, secrets redacted.
import { pino, type DestinationStream, type Logger } from 'pino';
import { redactFields } from './redact-fields.ts';
import { redactText } from './redact-text.ts';

/** Log levels from quiet to talkative. */
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** Makes the log. */
export function createLogger(level: LogLevel, destination: DestinationStream = pino.destination({ fd: 2, sync: true })): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: redactFields },
      // pino's own serializer would describe the redacted copy of an error once more.
      serializers: { err: (error: unknown) => error },
      // Whatever way a text came into the line: a message, a field, what a child logger was bound to.
      hooks: { streamWrite: redactText },
    },
    destination,
  );
}
