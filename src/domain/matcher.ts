// A matcher: a condition on one label of an event, as people write it: `severity=critical,high`, `tag.team!=web`, `text~timeout`.
// It takes time in proportion to its text, whatever anybody writes or sends: there are no regular expressions.
import { matchesWildcard } from '../lib/matches-wildcard.ts';
import { nearestName } from '../lib/nearest-name.ts';
import { EVENT_LABEL, isLabel, LABELS, TAG_LABEL, type EventLabels } from './event-labels.ts';
import { SEVERITIES } from './severity.ts';

/** `=` is one of the values, `~` holds one of them, whatever its case; with `!` in front neither is so. */
export const MATCHER_OPERATORS = ['!=', '!~', '=', '~'] as const;

/** One of them. */
type MatcherOperator = (typeof MATCHER_OPERATORS)[number];

/** A condition. In values `*` stands for any characters; the value `` is that of an event without the label. */
export interface Matcher {
  readonly label: string;
  readonly operator: MatcherOperator;
  readonly values: readonly string[];
}

/** A matcher, or what is wrong with its text, to be put behind it: `must be ...`. */
export type ParsedMatcher = { readonly status: 'ok'; readonly matcher: Matcher } | { readonly status: 'faulty'; readonly fault: string };

/** The longest text of a matcher: some ARNs. */
export const MATCHER_MAX_LENGTH = 2000;

/** The form, for whoever wrote another. */
const FORM = 'must be a label, one of = != ~ !~, and values with commas between them, such as severity=critical,high';

/** Reads a matcher. */
export function parseMatcher(text: string): ParsedMatcher {
  const source = text.trim();
  if (source.length > MATCHER_MAX_LENGTH) return faulty(`must have at most ${MATCHER_MAX_LENGTH} characters`);
  const head = readHead(source);
  if (head === undefined) return faulty(FORM);
  const { label, operator, rest } = head;
  if (!isLabel(label)) return faulty(describeUnknownLabel(label));
  // Match: =~ and ==, as other systems write them. Near miss: ="=x", a value in quotes.
  if (/^[=~]/.test(rest)) return faulty('must have one of = != ~ !~ between label and values; with = a value may hold *');
  const values = readValues(rest);
  if (values === undefined) return faulty(`${FORM}; a value that is empty or holds a comma stands in quotes`);
  return checked({ label, operator, values: label === 'severity' ? values.map((value) => value.toLowerCase()) : values });
}

/** Writes a matcher so that it can be read again. */
export function formatMatcher({ label, operator, values }: Matcher): string {
  return `${formatLabel(label)}${operator}${values.map((value) => formatValue(value)).join(',')}`;
}

/** Tells whether all matchers hold; none always do. */
export function matchesAll(matchers: readonly Matcher[], labels: EventLabels): boolean {
  return matchers.every((matcher) => matches(matcher, labels));
}

/** Tells whether a matcher holds. */
export function matches(matcher: Matcher, labels: EventLabels): boolean {
  let test = tests.get(matcher);
  if (test === undefined) {
    test = compile(matcher);
    tests.set(matcher, test);
  }
  return test(labels(matcher.label));
}

type Test = (values: readonly string[]) => boolean;

// A matcher is written once and held against every event.
const tests = new WeakMap<Matcher, Test>();

function compile({ operator, values }: Matcher): Test {
  switch (operator) {
    case '=':
      return isOneOf(values);
    case '!=':
      return not(isOneOf(values));
    case '~':
      return holdsOneOf(values);
    case '!~':
      return not(holdsOneOf(values));
  }
}

function not(test: Test): Test {
  return (values) => !test(values);
}

function isOneOf(values: readonly string[]): Test {
  const patterns = values.filter((value) => value.includes('*'));
  const literals = new Set(values.filter((value) => !value.includes('*')));
  return (texts) =>
    texts.length === 0
      ? literals.has('')
      : texts.some((text) => literals.has(text) || patterns.some((pattern) => matchesWildcard(pattern, text)));
}

function holdsOneOf(values: readonly string[]): Test {
  const lower = values.map((value) => value.toLowerCase());
  const words = lower.filter((value) => !value.includes('*'));
  const patterns = lower.filter((value) => value.includes('*')).map((value) => `*${value}*`);
  return (texts) =>
    inLowerCase(texts).some(
      (text) => words.some((word) => text.includes(word)) || patterns.some((pattern) => matchesWildcard(pattern, text)),
    );
}

// The text of an event is long, and asked about by many.
const lowerCased = new WeakMap<readonly string[], readonly string[]>();

function inLowerCase(texts: readonly string[]): readonly string[] {
  let lower = lowerCased.get(texts);
  if (lower === undefined) {
    lower = texts.map((text) => text.toLowerCase());
    lowerCased.set(texts, lower);
  }
  return lower;
}

function faulty(fault: string): ParsedMatcher {
  return { status: 'faulty', fault };
}

function checked(matcher: Matcher): ParsedMatcher {
  const { label, operator, values } = matcher;
  const isText = operator === '~' || operator === '!~';
  if (isText && values.includes('')) return faulty(`must have a text behind ${operator}: everything holds nothing`);
  const unknown = label === 'severity' && !isText ? values.find((value) => !isSeverityPattern(value)) : undefined;
  return unknown === undefined ? { status: 'ok', matcher } : faulty(`must have severities of ${SEVERITIES.join(', ')}, not "${unknown}"`);
}

function isSeverityPattern(value: string): boolean {
  return SEVERITIES.some((severity) => matchesWildcard(value, severity));
}

function describeUnknownLabel(label: string): string {
  const known = [...LABELS, `${TAG_LABEL}<key>`, `${EVENT_LABEL}<path>`];
  const near = nearestName(label, LABELS);
  return `names no label that there is: ${near === undefined ? `there are ${known.join(', ')}` : `did you mean ${near}?`}`;
}

interface Head {
  readonly label: string;
  readonly operator: MatcherOperator;
  readonly rest: string;
}

// Match: severity, tag.team, event.detail.status. Near miss: tag."a=b", whose key stands in quotes.
const PLAIN_LABEL = /^[^=~"]*?(?=\s*(?:!=|!~|=|~))/;
// Match: tag."cost center", event."a=b". Near miss: tag.team.
const QUOTED_LABEL = /^((?:tag|event)\.)("(?:[^"\\]|\\.)*")/;

function readHead(source: string): Head | undefined {
  const [whole = '', lead = '', quoted = ''] = QUOTED_LABEL.exec(source) ?? [];
  const plain = quoted === '' ? PLAIN_LABEL.exec(source)?.[0] : undefined;
  const key = quoted === '' ? plain : readQuoted(quoted);
  if (key === undefined) return undefined;
  const behind = source.slice(quoted === '' ? key.length : whole.length).trimStart();
  const operator = MATCHER_OPERATORS.find((one) => behind.startsWith(one));
  return operator === undefined ? undefined : { label: `${lead}${key}`, operator, rest: behind.slice(operator.length).trim() };
}

function readQuoted(quoted: string): string | undefined {
  try {
    const value: unknown = JSON.parse(quoted);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

// Match: `"a, b" ,` and `payments-*`. Near miss: `"a"b`.
const VALUE = /\s*(?:("(?:[^"\\]|\\.)*")\s*|([^",][^,]*))(?:,|$)/y;

function readValues(rest: string): readonly string[] | undefined {
  const values: string[] = [];
  let at = 0;
  do {
    VALUE.lastIndex = at;
    const match = VALUE.exec(rest);
    const value = match === null ? undefined : match[1] === undefined ? match[2]?.trim() : readQuoted(match[1]);
    if (match === null || value === undefined || (value === '' && match[1] === undefined)) return undefined;
    values.push(value);
    at += match[0].length;
  } while (at < rest.length || rest.endsWith(',', at));
  return values;
}

// Match: a value that would be read otherwise without quotes: empty, with a comma, quotes, control characters, spaces at an end.
// Near miss: payments-*, arn:aws:ecs:eu-west-1:123456789012:service/shop/web.
const NEEDS_QUOTES = /^$|^\s|\s$|^[=~]|[",\p{Cc}\p{Cs}]/u;

function formatValue(value: string): string {
  return NEEDS_QUOTES.test(value) ? JSON.stringify(value) : value;
}

// Match: a=b, "x", two words at an end. Near miss: cost center.
const LABEL_NEEDS_QUOTES = /^\s|\s$|[=~!"\p{Cc}\p{Cs}]/u;

function formatLabel(label: string): string {
  const lead = [TAG_LABEL, EVENT_LABEL].find((one) => label.startsWith(one)) ?? '';
  const key = label.slice(lead.length);
  return lead !== '' && LABEL_NEEDS_QUOTES.test(key) ? `${lead}${JSON.stringify(key)}` : label;
}
