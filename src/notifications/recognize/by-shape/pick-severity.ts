// Finds the sender's own severity, as a word or a number.
import type { Severity } from '../../../domain/notification.ts';
import { severityOfWord } from '../../../domain/severity.ts';
import { severityOfNumber } from './judge-severity.ts';
import type { Leaf } from './leaf.ts';

/** Severities deeper than this belong to parts of the whole. */
const MAX_SEVERITY_DEPTH = 4;

// The closed list, worst first, for counts such as ECR's `finding-severity-counts`.
const WORST_FIRST: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

/** Returns the severity; words go before numbers, the top before what is below, and counts of findings come last. */
export function pickSeverity(leaves: readonly Leaf[]): Severity | undefined {
  const severities = leaves.filter(({ path, role }) => path.length <= MAX_SEVERITY_DEPTH && role === 'severity');
  const words = severities.flatMap(({ value }) => (typeof value === 'string' ? [severityOfWord(value)] : []));
  const numbers = severities.flatMap(({ value }) => (typeof value === 'number' ? [severityOfNumber(value)] : []));
  return [...words, ...numbers, worstCounted(leaves)].find((severity) => severity !== undefined);
}

function worstCounted(leaves: readonly Leaf[]): Severity | undefined {
  const counted = leaves.flatMap(({ path, value }) => {
    const isCount = typeof value === 'number' && value > 0 && /severity.?counts?$/i.test(path.at(-2) ?? '');
    return isCount ? [severityOfWord(path.at(-1) ?? '')] : [];
  });
  return WORST_FIRST.find((severity) => counted.includes(severity));
}
