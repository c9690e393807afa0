// The condition operators (IAM User Guide, "Condition operators"): how each compares one value of the request with one of the policy.
import { certainly, type Certainty, every } from './certainty.ts';
import { matchPattern } from './match-pattern.ts';
import { UNKNOWN_TEXT, withoutMarks } from './pattern-marks.ts';
import { readPolicyText, resolvePolicyText, type PolicyText } from './policy-text.ts';
import { isWithinRange, readAddressRange } from './read-address.ts';
import { readInstant } from './read-instant.ts';
import type { RequestContext } from './request-context.ts';

/** Compares a value of the request with the value of the policy that it was made from. */
export type ValueTest = (given: string, context: RequestContext) => Certainty;

/** An operator: what it compares, and whether it means the opposite. */
export interface ConditionOperator {
  readonly isNegated: boolean;
  /** Reads a value of the policy, once for all requests. */
  readonly readValue: (value: string, hasVariables: boolean) => ValueTest;
}

type Comparison = (one: number, other: number) => boolean;

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  Equals: (one, other) => one === other,
  LessThan: (one, other) => one < other,
  LessThanEquals: (one, other) => one <= other,
  GreaterThan: (one, other) => one > other,
  GreaterThanEquals: (one, other) => one >= other,
};

const stringEquals = textOperator('none', compareText);
const stringEqualsIgnoreCase = textOperator('none', (pattern, given) => compareText(pattern.toLowerCase(), given.toLowerCase()));
const stringLike = textOperator('anywhere', matchPattern);
const arnLike = textOperator('anywhere', matchArn);
const bool = textOperator('none', (pattern, given) => compareText(pattern.toLowerCase(), given.toLowerCase()));

/** All operators but `Null`, which asks for a key and not for its value. */
export const CONDITION_OPERATORS: ReadonlyMap<string, ConditionOperator> = new Map<string, ConditionOperator>([
  ['StringEquals', stringEquals],
  ['StringNotEquals', negated(stringEquals)],
  ['StringEqualsIgnoreCase', stringEqualsIgnoreCase],
  ['StringNotEqualsIgnoreCase', negated(stringEqualsIgnoreCase)],
  ['StringLike', stringLike],
  ['StringNotLike', negated(stringLike)],
  ...orderedOperators('Numeric', readNumber),
  ...orderedOperators('Date', readInstant),
  ['Bool', bool],
  ['BinaryEquals', plainOperator(readBinary)],
  ['IpAddress', plainOperator(readRange)],
  ['NotIpAddress', negated(plainOperator(readRange))],
  // "The ArnEquals and ArnLike condition operators behave identically."
  ['ArnEquals', arnLike],
  ['ArnLike', arnLike],
  ['ArnNotEquals', negated(arnLike)],
  ['ArnNotLike', negated(arnLike)],
]);

function negated(operator: ConditionOperator): ConditionOperator {
  return { ...operator, isNegated: true };
}

/** An operator whose values are texts, the only ones that may hold variables (IAM User Guide, "Variables and tags", "Where you can use policy variables"). */
function textOperator(wildcards: 'none' | 'anywhere', compare: (pattern: string, given: string) => Certainty): ConditionOperator {
  return {
    isNegated: false,
    readValue: (value, hasVariables) => {
      const text = readPolicyText(value, { wildcards, hasVariables });
      return (given, context) => compareResolved(text, context, (pattern) => compare(pattern, withoutMarks(given)));
    },
  };
}

/** Nothing is equal to, or like, a variable without a value (IAM User Guide, "Variables and tags", "Using variables in policies"). */
function compareResolved(text: PolicyText, context: RequestContext, compare: (pattern: string) => Certainty): Certainty {
  const pattern = resolvePolicyText(text, context);
  return pattern === undefined ? 'no' : compare(pattern);
}

function compareText(expected: string, given: string): Certainty {
  // With text that is not known, it is a pattern like any other.
  return expected.includes(UNKNOWN_TEXT) ? matchPattern(expected, given) : certainly(expected === given);
}

/** "Each of the six colon-delimited components of the ARN is checked separately": the sixth runs to the end. */
function matchArn(pattern: string, given: string): Certainty {
  const parts = splitArn(given);
  if (parts === undefined) return 'no';
  const patterns = splitArn(pattern);
  // An unknown variable can hold several components.
  if (patterns === undefined) return pattern.includes(UNKNOWN_TEXT) ? matchPattern(pattern, given) : 'no';
  const outcome = every([...patterns.keys()], (position) => matchPattern(patterns[position] ?? '', parts[position] ?? ''));
  return pattern.includes(UNKNOWN_TEXT) && outcome === 'no' ? matchPattern(pattern, given) : outcome;
}

const ARN_COMPONENTS = 6;

function splitArn(arn: string): readonly string[] | undefined {
  const parts = arn.split(':');
  if (parts.length < ARN_COMPONENTS) return undefined;
  return [...parts.slice(0, ARN_COMPONENTS - 1), parts.slice(ARN_COMPONENTS - 1).join(':')];
}

/** An operator whose values are no texts: what cannot be read matches nothing. */
function plainOperator(readTest: (value: string) => ((given: string) => boolean) | undefined): ConditionOperator {
  return {
    isNegated: false,
    readValue: (value) => {
      const test = readTest(value);
      return (given) => certainly(test?.(given) === true);
    },
  };
}

function orderedOperators(kind: string, read: (text: string) => number | undefined): readonly (readonly [string, ConditionOperator])[] {
  const operators = Object.entries(COMPARISONS).map(([name, compare]) => {
    const operator = plainOperator((value) => {
      // What is no number compares with nothing, not even with itself.
      const expected = read(value) ?? Number.NaN;
      return (given) => compare(read(given) ?? Number.NaN, expected);
    });
    return [`${kind}${name}`, operator] as const;
  });
  const [, equals] = operators[0] ?? [];
  return equals === undefined ? operators : [...operators, [`${kind}NotEquals`, negated(equals)]];
}

// Match: 10, -1, 2.5, 1e3. Near miss: 0x10, 1_000, the empty text.
const NUMBER = /^[+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:[eE][+-]?\d{1,3})?$/;

function readNumber(text: string): number | undefined {
  return NUMBER.test(text.trim()) ? Number(text) : undefined;
}

// Match: QmluYXJ5, AA==. Near miss: not base64!.
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** Both sides are base64; compared are the bytes. */
function readBinary(value: string): ((given: string) => boolean) | undefined {
  if (!BASE64.test(value)) return undefined;
  const expected = Buffer.from(value, 'base64');
  return (given) => BASE64.test(given) && expected.equals(Buffer.from(given, 'base64'));
}

function readRange(value: string): ((given: string) => boolean) | undefined {
  const range = readAddressRange(value);
  if (range === undefined) return undefined;
  return (given) => {
    const address = readAddressRange(given);
    return address !== undefined && isWithinRange(address, range);
  };
}
