// How bad something is, from a closed list, and the words in which names, tags and senders say it. Nothing else of a payload
// chooses a severity, and a severity is all that it chooses: whom a message calls stands in the configuration.
import type { Severity } from './notification.ts';

/** The closed list, worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const satisfies readonly Severity[];

/** Tells whether a severity is worse than another; anything is worse than none. */
export function isWorse(severity: Severity, than: Severity | undefined): boolean {
  return than === undefined || SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(than);
}

/** Returns the worst of some severities. */
export function worstSeverity(severities: readonly (Severity | undefined)[]): Severity | undefined {
  return SEVERITIES.find((severity) => severities.includes(severity));
}

/** What a sender writes into a field of its own for it; the field says that a severity is meant. */
const WORDS: ReadonlyMap<string, Severity> = new Map(
  Object.entries({
    critical: ['critical', 'crit', 'fatal', 'emergency', 'emerg', 'sev0', 'sev1', 'p0', 'p1'],
    high: ['high', 'error', 'severe', 'major', 'urgent', 'sev2', 'p2'],
    medium: ['medium', 'moderate', 'warn', 'warning', 'sev3', 'p3'],
    low: ['low', 'minor', 'sev4', 'p4'],
    info: ['info', 'informational', 'notice', 'untriaged', 'sev5', 'p5'],
  } satisfies Record<Severity, readonly string[]>).flatMap(([severity, words]) =>
    words.map((word): [string, Severity] => [word, severity as Severity]),
  ),
);

/** Returns the severity that the value of such a field says; undefined where the word is not of the closed list. */
export function severityOfWord(word: string): Severity | undefined {
  // Match: sev1, SEV-1, Sev 1. Near miss: sev 10, which is no word of the list.
  return WORDS.get(
    word
      .trim()
      .toLowerCase()
      .replace(/^(sev|p)[-_ ](\d)$/, '$1$2'),
  );
}

// Words of a name that can only mean a severity. `high`, `low`, `error` and `alert` are not among them: cpu-high and checkout-error say
// what is measured.
const NAME_WORDS: ReadonlySet<string> = new Set(
  'critical crit fatal emergency warn warning sev0 sev1 sev2 sev3 sev4 sev5 p0 p1 p2 p3 p4 p5'.split(' '),
);
// Behind one of these any word of the list is meant as one: severity-high, prio_low, sev 1.
const LEADS: ReadonlySet<string> = new Set(['severity', 'sev', 'priority', 'prio']);
const NEGATIONS: ReadonlySet<string> = new Set(['non', 'not', 'no', 'un']);

/** CloudWatch's names have 255 characters at most (CloudWatch API, AlarmName); of longer ones the beginning counts. */
const NAME_MAX_LENGTH = 255;
// Match: the places between prod, Critical and Errors in prod-CriticalErrors. Near miss: inside CRITICAL, sev1.
const WORD_BORDER = /[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u;

/**
 * Returns the severity that a name says in a word of its own, the worst where it says several.
 * Match: payments-CRITICAL-errors, SEV 1 checkout, p1. Near miss: non-critical-batch, highlight, p100-latency, criticality-report.
 */
export function severityOfName(name: string): Severity | undefined {
  const words = name
    .slice(0, NAME_MAX_LENGTH)
    .split(WORD_BORDER)
    .map((word) => word.toLowerCase());
  return worstSeverity(words.map((word, index) => severityInName(word, words[index - 1] ?? '')));
}

function severityInName(word: string, before: string): Severity | undefined {
  if (NEGATIONS.has(before)) return undefined;
  if (LEADS.has(before)) return severityOfWord(word) ?? severityOfWord(`sev${word}`);
  return NAME_WORDS.has(word) ? severityOfWord(word) : undefined;
}
