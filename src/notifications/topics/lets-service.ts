// Whether the policy of a queue or a key lets a service of AWS do something in the name of a topic. It knows what such policies say in
// practice, and says that it cannot tell where one says more.
import { matchesWildcard } from '../../lib/matches-wildcard.ts';

/** What a service wants to do. */
export interface ServiceRequest {
  /** Such as `sns.amazonaws.com`. */
  readonly service: string;
  readonly action: string;
  /** The ARN of the queue; keys are the only resource of their policies. */
  readonly resource?: string;
  /** What AWS tells the policy about the request (IAM User Guide, global condition keys), by lower-case key. */
  readonly context: Readonly<Record<string, string>>;
}

/** What a policy says. */
export type Verdict = 'allowed' | 'denied' | 'undetermined';

/** Asks a policy; a text that is no policy denies. */
export function letsService(policy: string | undefined, request: ServiceRequest): Verdict {
  const statements = readStatements(policy);
  const verdicts = statements.map((statement) => ({ effect: statement['Effect'], fits: fitsStatement(statement, request) }));
  if (verdicts.some(({ effect, fits }) => effect === 'Deny' && fits === 'yes')) return 'denied';
  const mayDeny = verdicts.some(({ effect, fits }) => effect === 'Deny' && fits === 'perhaps');
  const allows = verdicts.filter(({ effect }) => effect === 'Allow').map(({ fits }) => fits);
  if (allows.includes('yes')) return mayDeny ? 'undetermined' : 'allowed';
  return allows.includes('perhaps') ? 'undetermined' : 'denied';
}

type Statement = Readonly<Record<string, unknown>>;
type Fit = 'yes' | 'no' | 'perhaps';

function readStatements(policy: string | undefined): readonly Statement[] {
  try {
    const document: unknown = JSON.parse(policy ?? '');
    const statements = isObject(document) ? document['Statement'] : undefined;
    return [statements].flat().filter(isObject);
  } catch {
    return [];
  }
}

function fitsStatement(statement: Statement, request: ServiceRequest): Fit {
  const parts = [
    fitsPrincipal(statement, request.service),
    fitsList(statement, { yes: 'Action', not: 'NotAction' }, request.action.toLowerCase()),
    request.resource === undefined ? 'yes' : fitsList(statement, { yes: 'Resource', not: 'NotResource' }, request.resource),
    fitsConditions(statement['Condition'], request.context),
  ] as const;
  if (parts.includes('no')) return 'no';
  return parts.includes('perhaps') ? 'perhaps' : 'yes';
}

function fitsPrincipal({ Principal, NotPrincipal }: Statement, service: string): Fit {
  if (NotPrincipal !== undefined) return 'perhaps';
  if (Principal === '*') return 'yes';
  if (!isObject(Principal)) return 'no';
  const isAnybody = textsOf(Principal['AWS']).includes('*');
  // A service in a Region may be named with it, such as sns.eu-south-1.amazonaws.com in Regions that one has to opt in to.
  const [name = ''] = service.split('.');
  const isNamed = textsOf(Principal['Service']).some((one) => one === '*' || one === service || one.startsWith(`${name}.`));
  return isAnybody || isNamed ? 'yes' : 'no';
}

function fitsList(statement: Statement, keys: { readonly yes: string; readonly not: string }, value: string): Fit {
  const isAction = keys.yes === 'Action';
  const fits = (patterns: readonly string[]): boolean =>
    patterns.some((pattern) => matchesWildcard(isAction ? pattern.toLowerCase() : pattern, value));
  const not = textsOf(statement[keys.not]);
  if (not.length > 0) return fits(not) ? 'no' : 'yes';
  const patterns = textsOf(statement[keys.yes]);
  // Each `?` stands for one character, which nobody writes here.
  if (patterns.some((pattern) => pattern.includes('?'))) return fits(patterns) ? 'yes' : 'perhaps';
  return fits(patterns) ? 'yes' : 'no';
}

function fitsConditions(condition: unknown, context: ServiceRequest['context']): Fit {
  if (condition === undefined) return 'yes';
  if (!isObject(condition)) return 'perhaps';
  const fits = Object.entries(condition).flatMap(([operator, keys]) =>
    isObject(keys) ? Object.entries(keys).map(([key, values]) => fitsCondition(operator, { key, values: textsOf(values) }, context)) : [],
  );
  if (fits.includes('no')) return 'no';
  return fits.includes('perhaps') ? 'perhaps' : 'yes';
}

// Match: ArnEquals, StringLikeIfExists. Near miss: ForAnyValue:StringLike, NumericLessThan.
const COMPARISON = /^(?:Arn|String)(Not)?(?:Equals|Like)(?:IgnoreCase)?(IfExists)?$/;

function fitsCondition(
  operator: string,
  { key, values }: { readonly key: string; readonly values: readonly string[] },
  context: ServiceRequest['context'],
): Fit {
  const known = context[key.toLowerCase()];
  if (operator.startsWith('Bool')) return known === undefined ? 'perhaps' : fit(values.some((value) => value.toLowerCase() === known));
  const comparison = COMPARISON.exec(operator);
  if (comparison === null || known === undefined) return 'perhaps';
  const isCaseless = operator.includes('IgnoreCase');
  const same = values.some((value) =>
    isCaseless
      ? value.toLowerCase() === known.toLowerCase()
      : operator.startsWith('StringEquals')
        ? value === known
        : matchesWildcard(value, known),
  );
  return fit(comparison[1] === undefined ? same : !same);
}

function fit(isSo: boolean): Fit {
  return isSo ? 'yes' : 'no';
}

function textsOf(value: unknown): readonly string[] {
  return [value].flat().flatMap((one) => (typeof one === 'string' ? [one] : typeof one === 'boolean' ? [String(one)] : []));
}

function isObject(value: unknown): value is Statement {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
