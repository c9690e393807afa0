// The channel's guardrails as the session policies that AWS enforces: managed policies by their ARNs, all others as one inline policy, as
// short as it can be said.
import type { GuardrailPolicy, PolicyDocument, PolicyStatement } from '../../domain/guardrail-policy.ts';
import { parsePolicyArn, policyArnIn } from '../../domain/policy-arn.ts';
import type { Role } from '../../domain/role-arn.ts';

/** Most characters of inline policy and ARNs of managed policies together (STS API, AssumeRole: Policy). */
export const SESSION_POLICY_MAX_LENGTH = 2048;

/** Most managed policies of a session (STS API, AssumeRole: PolicyArns). */
const SESSION_POLICY_ARNS_MAX = 10;

/** What caps a session. */
export interface SessionPolicy {
  /** Absent where managed policies alone cap it. */
  readonly policy?: string;
  readonly policyArns: readonly string[];
  /** Characters that count for the limit. */
  readonly length: number;
}

/** Composes what caps the sessions of a channel; without guardrails, what caps one that only reads. */
export function composeSessionPolicy(guardrails: readonly GuardrailPolicy[], partition: string): SessionPolicy {
  const documents = guardrails.filter(({ policyArn }) => policyArn === undefined).map(({ document }) => document);
  const named = guardrails.flatMap(({ policyArn }) => (policyArn === undefined ? [] : [policyArnIn(policyArn, partition)]));
  // AWS's own policy of all that reads: unlike ours it is enforced by AWS (ADR 19).
  const policyArns = guardrails.length === 0 ? [`arn:${partition}:iam::aws:policy/ReadOnlyAccess`] : [...new Set(named)];
  const policy = documents.length === 0 ? undefined : unite(documents);
  const length = [policy ?? '', ...policyArns].reduce((sum, text) => sum + text.length, 0);
  return { ...(policy === undefined ? {} : { policy }), policyArns, length };
}

/** Says why a session of a role cannot name the managed policies among the guardrails; undefined where it can. */
export function findArnFault(guardrails: readonly GuardrailPolicy[], role: Pick<Role, 'partition' | 'accountId'>): string | undefined {
  const { policyArns } = composeSessionPolicy(guardrails, role.partition);
  if (policyArns.length > SESSION_POLICY_ARNS_MAX) {
    return `${policyArns.length} managed policies, and AWS takes ${SESSION_POLICY_ARNS_MAX} for a session`;
  }
  const foreign = policyArns.find((arn) => !isReachable(arn, role));
  return foreign === undefined ? undefined : `${foreign}, which is not of the account of the role (${role.accountId})`;
}

/** STS API, AssumeRole: the policies "must exist in the same account as the role". */
function isReachable(policyArn: string, { partition, accountId }: Pick<Role, 'partition' | 'accountId'>): boolean {
  const policy = parsePolicyArn(policyArn);
  return policy?.partition === partition && (policy.accountId === 'aws' || policy.accountId === accountId);
}

function unite(documents: readonly PolicyDocument[]): string {
  const statements = documents.flatMap(({ Version, Statement }) =>
    Version === '2008-10-17' ? Statement.map(withoutVariables) : Statement,
  );
  return toLatin1(JSON.stringify({ Version: '2012-10-17', Statement: mergeAlike(statements).map(shorten) }));
}

/** In documents of 2008 a dollar sign and a brace are themselves, in those of 2012 they begin a variable (IAM User Guide, Version). */
function withoutVariables(statement: PolicyStatement): PolicyStatement {
  return JSON.parse(JSON.stringify(statement).replaceAll('${', '${$}{')) as PolicyStatement;
}

/** Statements that differ in their actions alone say the same as one with all of these. */
function mergeAlike(statements: readonly PolicyStatement[]): readonly PolicyStatement[] {
  const merged = new Map<string, PolicyStatement>();
  for (const { Sid: _, Action, ...rest } of statements) {
    // What leaves actions out cannot be merged: NotAction of two is not NotAction of both.
    const key = JSON.stringify(Action === undefined ? [merged.size, rest] : rest);
    const earlier = merged.get(key)?.Action ?? [];
    merged.set(key, { ...rest, ...(Action === undefined ? {} : { Action: [...new Set([...earlier, ...Action])] }) });
  }
  return [...merged.values()];
}

/** Single values stand without a list; names of statements, which must differ within a policy, are left out. */
function shorten({ Effect, Action, NotAction, Resource, NotResource, Condition }: PolicyStatement): object {
  return {
    Effect,
    ...(Action === undefined ? {} : { Action: single(Action) }),
    ...(NotAction === undefined ? {} : { NotAction: single(NotAction) }),
    ...(Resource === undefined ? {} : { Resource: single(Resource) }),
    ...(NotResource === undefined ? {} : { NotResource: single(NotResource) }),
    ...(Condition === undefined ? {} : { Condition: mapValues(Condition, (keys) => mapValues(keys, single)) }),
  };
}

function single(values: readonly string[]): string | readonly string[] {
  const [only, ...others] = values;
  return only !== undefined && others.length === 0 ? only : values;
}

function mapValues<Value, Result>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value) => Result,
): Readonly<Record<string, Result>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

/** STS takes characters up to U+00FF only; JSON can say all others. Match: each character beyond. Near miss: ÿ. */
function toLatin1(json: string): string {
  return json.replaceAll(/[^\u0020-\u00FF]/g, (character) => String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
