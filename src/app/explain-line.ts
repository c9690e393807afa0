// One line of `signalbox explain --batch`: what it asks, or what is wrong with it.
import { z } from 'zod';
import type { NamedPolicy } from '../commands/authorize/policy-evaluation/evaluate-policies.ts';
import type { PolicySet } from '../commands/authorize/policy-evaluation/policy-set.ts';
import type { PolicyRequest } from '../commands/explain-request.ts';
import { readPolicyDocument } from '../commands/parse-policy-document.ts';

const ContextValue = z.union([z.string(), z.number(), z.boolean()]);
const RequestLine = z.strictObject({
  action: z.string().regex(/^[^:\s]+:[^:\s]+$/, 'must be an action such as s3:GetObject'),
  resource: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).default('*'),
  // A key that is null has no value.
  context: z.record(z.string(), z.union([ContextValue, z.null(), z.array(ContextValue)])).default({}),
});
const Policies = z.array(z.unknown()).optional();
const ExplainLine = z
  .object({ id: z.unknown(), cmd: z.string().optional(), request: RequestLine.optional(), rolePolicies: Policies, guardrails: Policies })
  .refine(({ cmd, request }) => (cmd === undefined) !== (request === undefined), 'needs either cmd or request');

/** What a line asks. */
export type ExplainQuestion = { readonly policies: PolicySet } & (
  | { readonly kind: 'command'; readonly text: string }
  | { readonly kind: 'request'; readonly request: PolicyRequest }
);

/** A line read, or why it cannot be asked; with its id where it has one. */
export type ReadLine =
  | { readonly status: 'ok'; readonly id: unknown; readonly question: ExplainQuestion }
  | { readonly status: 'broken'; readonly id?: unknown; readonly message: string };

/** Reads a line. */
export function readExplainLine(line: string): ReadLine {
  const data = parseJson(line);
  const id = typeof data === 'object' && data !== null && 'id' in data ? { id: data.id } : {};
  const parsed = ExplainLine.safeParse(data);
  if (!parsed.success) {
    const problem = describeIssue(parsed.error.issues[0]);
    return { status: 'broken', ...id, message: `not a JSON object with id and either cmd or request: ${problem}` };
  }
  const { cmd, request, rolePolicies, guardrails } = parsed.data;
  const lists = [readPolicies('rolePolicies', rolePolicies), readPolicies('guardrails', guardrails)];
  const problem = lists.find((list) => list.status === 'invalid');
  if (problem?.status === 'invalid') return { status: 'broken', ...id, message: problem.reason };
  const policies: PolicySet = Object.assign({}, ...lists.map((list) => (list.status === 'ok' ? list.policies : {})));
  const question: ExplainQuestion =
    request === undefined ? { kind: 'command', text: cmd ?? '', policies } : { kind: 'request', request: toRequest(request), policies };
  return { status: 'ok', id: parsed.data.id, question };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function describeIssue(issue: z.core.$ZodIssue | undefined): string {
  const place = issue === undefined || issue.path.length === 0 ? 'the line' : issue.path.join('.');
  return `${place}: ${issue?.message ?? 'not understood'}`;
}

type PolicyList = { readonly status: 'ok'; readonly policies: PolicySet } | { readonly status: 'invalid'; readonly reason: string };

/** The policies under the name of their list, or what is wrong with the first that is none. */
function readPolicies(list: 'rolePolicies' | 'guardrails', documents: readonly unknown[] | undefined): PolicyList {
  if (documents === undefined) return { status: 'ok', policies: {} };
  const policies: NamedPolicy[] = [];
  for (const [position, document] of documents.entries()) {
    const name = `${list}[${position}]`;
    const outcome = readPolicyDocument(document);
    if (outcome.status === 'invalid') return { status: 'invalid', reason: `${name} ${outcome.reason}` };
    policies.push({ name, document: outcome.document });
  }
  return { status: 'ok', policies: { [list]: policies } };
}

function toRequest({ action, resource, context }: z.infer<typeof RequestLine>): PolicyRequest {
  const [first = '*', ...others] = [resource].flat();
  const values = Object.entries(context).map(([key, value]) => [key, value === null ? [] : [value].flat().map(String)] as const);
  return { action, resources: [first, ...others], context: Object.fromEntries(values) };
}
