// What follows from matchers without any event: that whatever some hold for, others hold for as well, or never do. Only what is certain is said.
import { matchesWildcard } from '../lib/matches-wildcard.ts';
import type { Matcher } from './matcher.ts';

/** Tells whether every event that the first matchers hold for is one that the others hold for as well. */
export function impliesAll(matchers: readonly Matcher[], others: readonly Matcher[]): boolean {
  return others.every((other) => matchers.some((matcher) => implies(matcher, other)));
}

/** Returns two matchers of which at most one can hold; undefined where none are known. */
export function findContradiction(
  matchers: readonly Matcher[],
  others: readonly Matcher[],
): readonly [matcher: Matcher, other: Matcher] | undefined {
  for (const matcher of matchers) {
    const other = others.find((one) => contradicts(matcher, one));
    if (other !== undefined) return [matcher, other];
  }
  return undefined;
}

// A pattern covers another one where it fits it as a text: for its own * any characters may stand, also a *.
function implies(matcher: Matcher, other: Matcher): boolean {
  if (matcher.label !== other.label || matcher.operator !== other.operator) return false;
  const [values, wider] = [matcher.values, other.values];
  switch (matcher.operator) {
    case '=':
      return values.every((value) => wider.some((pattern) => covers(pattern, value)));
    case '!=':
      return wider.every((value) => values.some((pattern) => covers(pattern, value)));
    case '~':
      return values.every((value) => wider.some((pattern) => covers(`*${pattern}*`.toLowerCase(), value.toLowerCase())));
    case '!~':
      return wider.every((value) => values.some((pattern) => covers(`*${pattern}*`.toLowerCase(), value.toLowerCase())));
  }
}

/** The empty value is that of an event without the label, which no pattern stands for. */
function covers(pattern: string, value: string): boolean {
  return value === '' || pattern === '' ? value === pattern : matchesWildcard(pattern, value);
}

/** Labels of which an event has at most one value. */
const SINGLE_LABELS: ReadonlySet<string> = new Set([
  'incident',
  'kind',
  'recognizer',
  'name',
  'state',
  'severity',
  'account',
  'region',
  'sender',
  'door',
]);

function contradicts(matcher: Matcher, other: Matcher): boolean {
  if (matcher.label !== other.label || !SINGLE_LABELS.has(matcher.label)) return false;
  if (matcher.operator === '=' && other.operator === '=') return isApart(matcher.values, other.values);
  if (matcher.operator === '=' && other.operator === '!=') return isWithin(matcher.values, other.values);
  return matcher.operator === '!=' && other.operator === '=' && isWithin(other.values, matcher.values);
}

/** True where no text fits both; of two patterns nobody can say it at a glance. */
function isApart(values: readonly string[], others: readonly string[]): boolean {
  return values.every((value) =>
    others.every((other) => (!value.includes('*') || !other.includes('*')) && !covers(value, other) && !covers(other, value)),
  );
}

function isWithin(values: readonly string[], patterns: readonly string[]): boolean {
  return values.every((value) => patterns.some((pattern) => covers(pattern, value)));
}
