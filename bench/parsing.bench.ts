// How quickly a command is understood and decided about, and what the worst texts cost.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { milliseconds, under, type BenchFigure } from './figure.ts';
import type { ParsingCosts } from './parsing-process.ts';

const PROCESS = fileURLToPath(new URL('parsing-process.ts', import.meta.url));

/** Least parses per second, of one core. */
const PARSES_TARGET = 10_000;

const AUTHORIZED_TARGET_MS = 0.5;
const ANY_TEXT_TARGET_MS = 5;

/** Measures parsing and authorizing in a process of its own. */
export function benchParsing(): Promise<readonly BenchFigure[]> {
  const costs = JSON.parse(execFileSync(process.execPath, [PROCESS], { encoding: 'utf8' })) as ParsingCosts;
  const { lineCount, parsesPerSecond, parseAndAuthorize, parseAndAuthorizeByGuardrail, hostile, random } = costs;
  return Promise.resolve([
    {
      what: `the ${lineCount} common commands parsed, one core`,
      value: `${Math.round(parsesPerSecond)} parses/s`,
      target: { text: `at least ${PARSES_TARGET} parses/s`, isMet: parsesPerSecond >= PARSES_TARGET },
    },
    under('parse and authorize, read-only channel, median', parseAndAuthorize.median, AUTHORIZED_TARGET_MS),
    { what: 'parse and authorize, read-only channel, p99', value: milliseconds(parseAndAuthorize.p99) },
    under('parse and authorize, guardrail of 50 statements, median', parseAndAuthorizeByGuardrail.median, AUTHORIZED_TARGET_MS),
    { what: 'parse and authorize, guardrail of 50 statements, p99', value: milliseconds(parseAndAuthorizeByGuardrail.p99) },
    under(`slowest of ${random.count} random texts to parse`, random.slowestMs, ANY_TEXT_TARGET_MS),
    under(`slowest of ${hostile.count} hostile texts to parse (${hostile.name})`, hostile.slowestMs, ANY_TEXT_TARGET_MS),
  ]);
}
