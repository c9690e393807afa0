// The log: one JSON object a line on standard error, static sentences with fields beside them, secrets redacted.
import { pino, type DestinationStream, type Logger } from 'pino';

/** Log levels from quiet to talkative. */
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

// Header and field names that carry secrets wherever they turn up.
const SECRET_FIELDS = ['authorization', 'cookie', 'token', 'botToken', 'appToken', 'password', 'secret'];
const REDACTED_PATHS = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

/** Makes the log. */
export function createLogger(level: LogLevel, destination: DestinationStream = pino.destination({ fd: 2, sync: true })): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: pino.stdSerializers.err },
      redact: { paths: REDACTED_PATHS, censor: '[redacted]' },
    },
    destination,
  );
}
