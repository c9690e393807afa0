// Reads an IAM policy document (IAM User Guide, JSON policy elements). Strict: what is not understood could be the part that denies.
import { z } from 'zod';
import type { PolicyDocument, PolicyStatement } from '../domain/guardrail-policy.ts';
import { nearestName } from '../lib/nearest-name.ts';
import { parseUniqueJson } from '../lib/parse-unique-json.ts';
import { listOperatorNames, parseOperatorName } from './authorize/policy-evaluation/condition.ts';
import { findBrokenVariable } from './authorize/policy-evaluation/policy-text.ts';

/** Longest policy: IAM's largest, an inline policy of a role, has 10,240 characters without white space (IAM quotas); with room for it. */
const POLICY_MAX_LENGTH = 65_536;

/** Largest file that is read for one: as many characters, of up to four bytes. */
export const POLICY_MAX_BYTES = 4 * POLICY_MAX_LENGTH;

// What has no prefix of a service denies nothing, whatever its author meant.
// Match: *, ec2:Describe*, s3:GetObject. Near miss: ec2Terminate*, "ec2: *" (a blank).
const ACTION = /^(?:\*|[A-Za-z0-9-]+:[\w*?-]+|\*:[\w*?-]+)$/;

// AWS refuses other resources, and one that is only a name would deny nothing.
// Match: *, arn:aws:s3:::shop/*. Near miss: shop.
const RESOURCE = /^(?:\*|arn:.*)$/s;

// Match: aws:ResourceTag/team, ec2:Region. Near miss: team (no prefix).
const CONDITION_KEY = /^[A-Za-z0-9-]+:.{1,512}$/;

const oneOrMany = <Part extends z.ZodType>(part: Part) =>
  z.preprocess((value) => (Array.isArray(value) ? (value as unknown[]) : [value]), z.array(part).min(1));
const actions = oneOrMany(z.string().regex(ACTION, 'must be * or an action such as ec2:Describe*'));
const resources = oneOrMany(z.string().regex(RESOURCE, 'must be * or an ARN, in which * and ? are wildcards'));
const conditionValues = z
  .union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number(), z.boolean()])).min(1)])
  .transform((value) => (Array.isArray(value) ? value : [value]).map(String));
const operators = z.string().superRefine((name, context) => {
  if (parseOperatorName(name) === undefined) context.addIssue({ code: 'custom', message: describeOperator(name) });
});
const conditions = z.record(operators, z.record(z.string().regex(CONDITION_KEY, 'is no condition key'), conditionValues));

const Statement = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(['Allow', 'Deny']),
    Action: actions.optional(),
    NotAction: actions.optional(),
    Resource: resources.optional(),
    NotResource: resources.optional(),
    Condition: conditions.optional(),
  })
  .refine(({ Action, NotAction }) => (Action === undefined) !== (NotAction === undefined), 'needs either Action or NotAction')
  .refine(({ Resource, NotResource }) => (Resource === undefined) !== (NotResource === undefined), 'needs either Resource or NotResource');

const Document = z.strictObject({
  // "If you do not include a Version element, the value defaults to 2008-10-17" (IAM User Guide, "Version").
  Version: z.enum(['2012-10-17', '2008-10-17']).default('2008-10-17'),
  Id: z.string().optional(),
  // A list is made first: of a union nobody would say which member of which statement is wrong.
  Statement: z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(Statement).min(1)),
});

/** A policy document, or what is wrong with it in one line. */
export type PolicyDocumentOutcome =
  | { readonly status: 'ok'; readonly document: PolicyDocument }
  | { readonly status: 'invalid'; readonly reason: string };

/** Parses the text of a policy document. */
export function parsePolicyDocument(text: string): PolicyDocumentOutcome {
  if (text.length > POLICY_MAX_LENGTH) return { status: 'invalid', reason: `is longer than ${POLICY_MAX_LENGTH} characters` };
  const json = parseUniqueJson(text);
  return json.status === 'invalid' ? json : readPolicyDocument(json.data);
}

/** Reads a policy document that stands in other JSON. */
export function readPolicyDocument(data: unknown): PolicyDocumentOutcome {
  // The schema would pass over it in silence, and with it over a condition.
  if (hasKey(data, '__proto__')) return { status: 'invalid', reason: 'names an element __proto__' };
  const parsed = Document.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue === undefined || issue.path.length === 0 ? 'is no IAM policy document' : issue.path.join('.');
    return { status: 'invalid', reason: `${place}: ${describeIssue(issue)}` };
  }
  const { Version, Statement: statements } = parsed.data;
  const document = { Version, Statement: statements.map((statement) => withoutAbsent(statement)) };
  const broken = Version === '2012-10-17' ? findBroken(document) : undefined;
  return broken === undefined ? { status: 'ok', document } : { status: 'invalid', reason: broken };
}

/** Of a key that is not to be had, the reason stands a level below. */
function describeIssue(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message;
  return issue?.message ?? 'not understood';
}

function describeOperator(name: string): string {
  const nearest = nearestName(name, listOperatorNames());
  return `${JSON.stringify(name)} is no condition operator${nearest === undefined ? '' : `; perhaps ${nearest} is meant`}`;
}

/** Finds a `${` that begins no variable: AWS refuses it, and read as plain text it would match nothing. */
function findBroken({ Statement: statements }: PolicyDocument): string | undefined {
  for (const [position, { Resource = [], NotResource = [], Condition = {} }] of statements.entries()) {
    const values = Object.values(Condition).flatMap((keys) => Object.values(keys).flat());
    const broken = [...Resource, ...NotResource, ...values].map(findBrokenVariable).find((text) => text !== undefined);
    if (broken !== undefined) {
      return `Statement.${position}: ${JSON.stringify(broken)} is no policy variable; write one as \${aws:username}, and a dollar sign as \${$}`;
    }
  }
  return undefined;
}

function withoutAbsent(statement: z.infer<typeof Statement>): PolicyStatement {
  return Object.fromEntries(Object.entries(statement).filter(([, value]) => value !== undefined)) as unknown as PolicyStatement;
}

function hasKey(data: unknown, name: string): boolean {
  if (typeof data !== 'object' || data === null) return false;
  return Object.hasOwn(data, name) || Object.values(data).some((part) => hasKey(part, name));
}
