// The decision tables in ../cases, as tests read them.
import { readFileSync } from 'node:fs';
import { cliName } from '../../../catalogue/cli-name.ts';
import type { ParsedCommand } from '../../../domain/command.ts';
import type { DecisionReason, Verdict } from '../../../domain/decision.ts';
import type { GuardrailPolicy, PolicyStatement } from '../../../domain/guardrail-policy.ts';
import type { RoleSession } from '../../../domain/role-session.ts';
import type { AuthorizationContext } from '../authorization-context.ts';

/** A row: what is asked for, under which rules, and what must be decided. */
export interface AuthorizationCase {
  readonly name: string;
  readonly service: string;
  readonly operation: string;
  /** The AWS CLI's name where it is not that of the operation. */
  readonly cliOperation?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  /** Names in guardrail-policies.json. */
  readonly guardrails: readonly string[];
  readonly credentials?: 'ambient' | 'demo' | 'session' | 'none';
  readonly isAmbientAllowed?: boolean;
  readonly allowAmbientChanges?: boolean;
  readonly isConfigured?: boolean;
  readonly expected: {
    readonly verdict: Verdict;
    readonly isMutating: boolean;
    readonly rule: DecisionReason['rule'];
    readonly statement?: string;
    readonly guardrailName?: string;
    /** What the person reads. */
    readonly text?: string;
  };
}

const SESSION: RoleSession = {
  roleArn: 'arn:aws:iam::123456789012:role/ops',
  sessionName: 'web.ada',
  sourceIdentity: 'web.ada',
  tags: [],
  policyArns: [],
};

/** Reads a table. */
export function readCases(table: string): readonly AuthorizationCase[] {
  return readJson(`${table}.json`) as readonly AuthorizationCase[];
}

/** Makes the command of a row. */
export function toCommand({
  service,
  operation,
  cliOperation,
  params,
}: Pick<AuthorizationCase, 'service' | 'operation' | 'cliOperation' | 'params'>): ParsedCommand {
  const name = cliOperation ?? cliName(operation);
  return {
    service,
    operation,
    cliOperation: name,
    params: params ?? {},
    output: { isPaginated: true },
    notes: [],
    text: `${service} ${name}`,
  };
}

/** Makes the context of a row: ambient credentials that may do everything, unless the row says otherwise. */
export function caseContext(row: Partial<AuthorizationCase>): AuthorizationContext {
  return {
    isConfigured: row.isConfigured ?? true,
    guardrails: (row.guardrails ?? []).map((name) => guardrail(name)),
    credentials: row.credentials === 'session' ? SESSION : (row.credentials ?? 'ambient'),
    isAmbientAllowed: row.isAmbientAllowed ?? true,
    allowAmbientChanges: row.allowAmbientChanges ?? true,
    region: 'eu-west-1',
    accountId: '123456789012',
    now: () => new Date('2026-03-01T03:00:00Z'),
    newId: () => 'decision-1',
  };
}

/** Makes a guardrail policy from statements. */
export function toGuardrail(name: string, statements: readonly PolicyStatement[]): GuardrailPolicy {
  return { name, document: { Version: '2012-10-17', Statement: statements } };
}

function guardrail(name: string): GuardrailPolicy {
  const policies = readJson('guardrail-policies.json') as Readonly<Record<string, readonly PolicyStatement[]>>;
  const statements = policies[name];
  if (statements === undefined) throw new Error(`guardrail-policies.json has no policy ${name}`);
  return toGuardrail(name, statements);
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`../cases/${file}`, import.meta.url), 'utf8'));
}
