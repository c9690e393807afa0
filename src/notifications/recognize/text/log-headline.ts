// The line of a log or a stack trace that says what happened, and how bad it is.
import type { Severity } from '../../../domain/notification.ts';
import { severityOfWord } from '../../../domain/severity.ts';

/** What a log says first. */
export interface LogHeadline {
  readonly severity: Severity;
  /** The exception and its message; absent where the first line says it anyway. */
  readonly headline?: string;
}

/** How many lines of a Python trace are looked through for its end. */
const MAX_LINES = 400;
/** A headline fits into a title. */
const MAX_HEADLINE_LENGTH = 250;

// Match: java.lang.IllegalStateException: refused, TypeError: x is undefined, Exception in thread "main" a.b.CException.
// Near miss: An Error occurred.
const EXCEPTION =
  /^(?:Exception in thread "[^"\n]{0,100}" |Caused by: |Uncaught |Unhandled exception\. )?((?:[\w$]{1,100}\.){0,20}[\w$]{0,100}(?:Exception|Error|Fault)\b(?:: [^\n]*)?)$/;
// Match: `	at com.example.Pay.charge(Pay.java:42)`, `    at main (file:///app/a.js:1:2)`. Near miss: at noon.
const FRAME = /^\s+at \S/;
const PYTHON_TRACE = /^Traceback \(most recent call last\):\s*$/;

// Match: 2026-11-22 10:15:20,123 ERROR com.example - x, [ERROR] x, WARN: x. Near miss: Error rates are fine, ERRORS.
const LEVEL =
  /^(?:\[?\d{4}-\d{2}-\d{2}[T ][\d:.,]{5,18}(?:Z|[+-]\d{2}:?\d{2})?\]?\s{1,3})?(?:\[[\w./: -]{1,60}\]\s{1,3}){0,2}\[?(CRITICAL|ERROR|FATAL|PANIC|WARN|WARNING)\]?(?=[\s:])/;

/** Returns what the log says, or undefined where the text is none. */
export function readLogHeadline(text: string): LogHeadline | undefined {
  const lines = text.split('\n', MAX_LINES);
  const first = lines[0] ?? '';
  if (PYTHON_TRACE.test(first)) return { severity: 'high', ...headline(lines.findLast((line) => /^\S/.test(line))) };
  const exception = EXCEPTION.exec(first)?.[1];
  if (exception !== undefined && FRAME.test(lines[1] ?? '')) return { severity: 'high', ...headline(exception) };
  const level = LEVEL.exec(first)?.[1];
  return level === undefined ? undefined : { severity: level === 'PANIC' ? 'critical' : (severityOfWord(level) ?? 'high') };
}

function headline(line: string | undefined): Pick<LogHeadline, 'headline'> {
  const text = (line ?? '').trim();
  return text === '' || text.length > MAX_HEADLINE_LENGTH || PYTHON_TRACE.test(text) ? {} : { headline: text };
}
