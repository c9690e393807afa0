// Reads an IAM policy document (IAM User Guide, JSON policy elements). Strict: what is not understood could be the part that denies.
import { z } from 'zod';
import type { PolicyDocument, PolicyStatement } from '../domain/guardrail-policy.ts';

/** Longest policy: IAM's largest, an inline policy of a role, has 10,240 characters without white space (IAM quotas); with room for it. */
const POLICY_MAX_LENGTH = 65_536;

/** Largest file that is read for one: as many characters, of up to four bytes. */
export const POLICY_MAX_BYTES = 4 * POLICY_MAX_LENGTH;

const list = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).transform((value) => (typeof value === 'string' ? [value] : value));
const conditionValues = z
  .union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number(), z.boolean()])).min(1)])
  .transform((value) => (Array.isArray(value) ? value : [value]).map(String));

const Statement = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(['Allow', 'Deny']),
    Action: list.optional(),
    NotAction: list.optional(),
    Resource: list.optional(),
    NotResource: list.optional(),
    Condition: z.record(z.string(), z.record(z.string(), conditionValues)).optional(),
  })
  .refine(({ Action, NotAction }) => (Action === undefined) !== (NotAction === undefined), 'needs either Action or NotAction')
  .refine(({ Resource, NotResource }) => (Resource === undefined) !== (NotResource === undefined), 'needs either Resource or NotResource');

const Document = z.strictObject({
  Version: z.enum(['2012-10-17', '2008-10-17']),
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
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { status: 'invalid', reason: `is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const parsed = Document.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { status: 'invalid', reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is no IAM policy document'}` };
  }
  const { Version, Statement: statements } = parsed.data;
  return { status: 'ok', document: { Version, Statement: statements.map((statement) => withoutAbsent(statement)) } };
}

function withoutAbsent(statement: z.infer<typeof Statement>): PolicyStatement {
  return Object.fromEntries(Object.entries(statement).filter(([, value]) => value !== undefined)) as unknown as PolicyStatement;
}
