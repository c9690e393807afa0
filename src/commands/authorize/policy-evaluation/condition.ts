// One line of a Condition element: operator, key and values (IAM User Guide, "Conditions with multiple context keys or values" and
// "Single-valued vs. multivalued context keys").
import { certainly, not, some, every, type Certainty } from './certainty.ts';
import { CONDITION_OPERATORS, type ConditionOperator, type ValueTest } from './condition-operators.ts';
import type { RequestContext } from './request-context.ts';

/** An operator's name taken apart. */
export interface OperatorName {
  readonly quantifier?: 'ForAllValues' | 'ForAnyValue';
  readonly base: string;
  readonly ifExists: boolean;
}

// Match: StringLike, ForAnyValue:StringEqualsIfExists. Near miss: ForSomeValues:StringLike.
const OPERATOR_NAME = /^(?:(?<quantifier>ForAllValues|ForAnyValue):)?(?<base>[A-Za-z]{1,40}?)(?<ifExists>IfExists)?$/;

/** Takes an operator's name apart; undefined where IAM has no such operator. */
export function parseOperatorName(name: string): OperatorName | undefined {
  const { quantifier, base = '', ifExists } = OPERATOR_NAME.exec(name)?.groups ?? {};
  // "You can add IfExists to the end of any condition operator name except the Null condition"; sets of no values have no Null either.
  if (base === 'Null') return quantifier === undefined && ifExists === undefined ? { base, ifExists: false } : undefined;
  if (!CONDITION_OPERATORS.has(base)) return undefined;
  const isSet = quantifier === 'ForAllValues' || quantifier === 'ForAnyValue';
  return { ...(isSet ? { quantifier } : {}), base, ifExists: ifExists !== undefined };
}

/** Lists the names of all operators, without sets and IfExists. */
export function listOperatorNames(): readonly string[] {
  return [...CONDITION_OPERATORS.keys(), 'Null'];
}

/** Tells whether a condition holds for a request. */
export type Condition = (context: RequestContext) => Certainty;

/** What a condition is made of, as a document writes it. */
export interface WrittenCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
  readonly hasVariables: boolean;
}

/** Makes a condition, once for all requests. An operator that IAM does not have is unknown to hold. */
export function compileCondition({ operator, key, values, hasVariables }: WrittenCondition): Condition {
  const name = parseOperatorName(operator);
  const foldedKey = key.toLowerCase();
  if (name?.base === 'Null') return compileNull(foldedKey, values);
  const found = CONDITION_OPERATORS.get(name?.base ?? '');
  if (name === undefined || found === undefined) return () => 'unknown';
  const tests = values.map((value) => found.readValue(value, hasVariables));
  return (context) => {
    const given = context.find(foldedKey);
    return given === 'unknown' ? given : weigh(given, { name, operator: found, tests, context });
  };
}

/** `Null`: "true" where the key must be absent, "false" where it must exist "and its value is not null". */
function compileNull(key: string, values: readonly string[]): Condition {
  const expected = values.map((value) => value.toLowerCase());
  return (context) => {
    const given = context.find(key);
    if (given === 'unknown') return given;
    return certainly(expected.includes(String(isNullSet(given))));
  };
}

/** "A null dataset, such as an empty string". */
function isNullSet(given: readonly string[]): boolean {
  return given.every((value) => value === '');
}

interface Weighing {
  readonly name: OperatorName;
  readonly operator: ConditionOperator;
  readonly tests: readonly ValueTest[];
  readonly context: RequestContext;
}

function weigh(given: readonly string[], { name, operator, tests, context }: Weighing): Certainty {
  const { quantifier, ifExists } = name;
  const isAbsent = quantifier === undefined ? given.length === 0 : isNullSet(given);
  if (isAbsent) return certainly(ifExists || holdsForAbsent(name, operator));
  const matches = (value: string): Certainty => some(tests, (test) => test(value, context));
  const holds = (value: string): Certainty => (operator.isNegated ? not(matches(value)) : matches(value));
  if (quantifier === 'ForAnyValue') return some(given, holds);
  if (quantifier === 'ForAllValues') return every(given, holds);
  // Several values without a set operator: any may match, and so a negated operator wants that none does.
  return operator.isNegated ? every(given, holds) : some(given, holds);
}

/** Of no values all match, and none; without a set operator the negated ones are true (IAM User Guide, "Condition operators"). */
function holdsForAbsent({ quantifier }: OperatorName, { isNegated }: ConditionOperator): boolean {
  return quantifier === undefined ? isNegated : quantifier === 'ForAllValues';
}
