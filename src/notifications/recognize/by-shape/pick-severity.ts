// Finds the sender's own severity, as a word or a number.
import type { Severity } from '../../../domain/notification.ts';
import { severityOfWord } from '../../../domain/severity.ts';
import { severityOfNumber } from './judge-severity.ts';
import type { Leaf } from './leaf.ts';
import { wordsOfKey } from './words-of-key.ts';

/** Severities deeper than this belong to parts of the whole. */
const MAX_SEVERITY_DEPTH = 4;

// The closed list, worst first, for counts such as ECR's `finding-severity-counts`.
const WORST_FIRST: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

// Match: high, Low. Near miss: ERROR, high water.
const HEIGHTS = /^(?:high|low|major|medium|minor|moderate)$/i;
// Match: Warning, ERROR. Near miss: info, Error rate.
const BAD_TYPES = /^(?:warn|warning|error|critical|fatal)$/i;

/** Returns the severity; words go before numbers, the top before what is below, and counts of findings come last. */
export function pickSeverity(leaves: readonly Leaf[]): Severity | undefined {
  const severities = leaves.filter(({ path, role }) => path.length <= MAX_SEVERITY_DEPTH && role === 'severity');
  const words = severities.flatMap(({ path, value }) =>
    typeof value === 'string' && !isHeight(path, value) ? [severityOfWord(value)] : [],
  );
  const numbers = severities.flatMap(({ path, value }) => (typeof value === 'number' && isOnScale(path) ? [severityOfNumber(value)] : []));
  return [...words, ...numbers, worstCounted(leaves), ...leaves.flatMap(severityOfType)].find((severity) => severity !== undefined);
}

// A level that is high may be water's.
function isHeight(path: readonly string[], value: string): boolean {
  return wordsOfKey(path.at(-1) ?? '').join(' ') === 'level' && HEIGHTS.test(value);
}

// The numbers of levels and priorities have no common scale: 50 is an error to some loggers, 3 to others, and 1 comes first.
function isOnScale(path: readonly string[]): boolean {
  return path.slice(-2).some((key) => wordsOfKey(key).some((word) => ['criticality', 'risk', 'severity'].includes(word)));
}

// Kubernetes calls its events Normal and Warning.
function severityOfType({ path, value }: Leaf): Severity | undefined {
  const isType = path.length === 1 && /^(?:event_?)?type$/i.test(path[0] ?? '');
  return isType && typeof value === 'string' && BAD_TYPES.test(value) ? severityOfWord(value) : undefined;
}

function worstCounted(leaves: readonly Leaf[]): Severity | undefined {
  const counted = leaves.flatMap(({ path, value }) => {
    const isCount = typeof value === 'number' && value > 0 && /severity.?counts?$/i.test(path.at(-2) ?? '');
    return isCount ? [severityOfWord(path.at(-1) ?? '')] : [];
  });
  return WORST_FIRST.find((severity) => counted.includes(severity));
}
