// The tables of policies and requests in ../cases/iam, as tests read them.
import { readdirSync, readFileSync } from 'node:fs';
import { readPolicyDocument } from '../../parse-policy-document.ts';
import type { Evaluation, NamedPolicy } from '../policy-evaluation/evaluate-policies.ts';
import type { PolicySet } from '../policy-evaluation/policy-set.ts';
import { closedContext, type RequestContext } from '../policy-evaluation/request-context.ts';

type ContextValue = string | number | boolean | readonly (string | number | boolean)[];

/** A row: policies, a request, and what must be decided. */
export interface PolicyCase {
  readonly name: string;
  readonly rolePolicies?: readonly unknown[];
  readonly guardrails?: readonly unknown[];
  readonly sessionPolicies?: readonly unknown[];
  readonly permissionsBoundary?: unknown;
  /** A list for each level, from the root down. */
  readonly organizationPolicies?: readonly (readonly unknown[])[];
  readonly request: {
    readonly action: string;
    readonly resource: string;
    /** A key that is not here is absent, unless it is in `unknown`. */
    readonly context?: Readonly<Record<string, ContextValue>>;
    /** Keys that only AWS knows. */
    readonly unknown?: readonly string[];
  };
  readonly expected: Evaluation['verdict'];
  /** Sid or place of the statement that decides, or the layer in which nothing allows. */
  readonly decidedBy?: string;
  /** Why, in words. */
  readonly because: string;
  /** The page of AWS that says so. */
  readonly source?: string;
}

const folder = new URL('../cases/iam/', import.meta.url);

/** Lists the tables. */
export function listPolicyTables(): readonly string[] {
  return readdirSync(folder).toSorted();
}

/** Reads a table. */
export function readPolicyCases(table: string): readonly PolicyCase[] {
  return JSON.parse(readFileSync(new URL(table, folder), 'utf8')) as readonly PolicyCase[];
}

/** Makes the policies of a row. */
export function policySetOf(row: PolicyCase): PolicySet {
  const { rolePolicies, guardrails, sessionPolicies, permissionsBoundary, organizationPolicies } = row;
  return {
    ...(rolePolicies === undefined ? {} : { rolePolicies: named(rolePolicies) }),
    ...(guardrails === undefined ? {} : { guardrails: named(guardrails) }),
    ...(sessionPolicies === undefined ? {} : { sessionPolicies: named(sessionPolicies) }),
    ...(permissionsBoundary === undefined ? {} : { permissionsBoundary: toPolicy(permissionsBoundary, 0) }),
    ...(organizationPolicies === undefined ? {} : { organizationPolicies: organizationPolicies.map(named) }),
  };
}

/** Makes the context of a row. */
export function contextOf({ request: { context = {}, unknown = [] } }: PolicyCase): RequestContext {
  const closed = closedContext(Object.fromEntries(Object.entries(context).map(([key, value]) => [key, [value].flat().map(String)])));
  const hidden = unknown.map((key) => key.toLowerCase());
  return { find: (key) => (hidden.includes(key) ? 'unknown' : closed.find(key)) };
}

function named(documents: readonly unknown[]): readonly NamedPolicy[] {
  return documents.map(toPolicy);
}

function toPolicy(document: unknown, position: number): NamedPolicy {
  const outcome = readPolicyDocument(document);
  if (outcome.status === 'invalid') throw new Error(`policy ${position + 1} ${outcome.reason}`);
  return { name: `policy ${position + 1}`, document: outcome.document };
}
