// A policy document made ready to be asked: patterns and tests instead of texts, made once for each document.
import type { PolicyDocument, PolicyStatement } from '../../../domain/guardrail-policy.ts';
import { every, not, some, type Certainty } from './certainty.ts';
import { compileCondition, type Condition } from './condition.ts';
import { matchPattern } from './match-pattern.ts';
import { toPattern } from './pattern-marks.ts';
import { readPolicyText, resolvePolicyText, type PolicyText } from './policy-text.ts';
import type { RequestContext } from './request-context.ts';

/** What is asked of policies: one action on one resource. */
export interface AuthorizationRequest {
  /** Such as `ec2:StartInstances`, in any case. */
  readonly action: string;
  /** An ARN, in which `UNKNOWN_TEXT` stands for what is not known of it, or `*` for an action on no resource of its own. */
  readonly resource: string;
  readonly context: RequestContext;
}

/** A statement made ready. */
export interface CompiledStatement {
  /** Its Sid, or its place: `statement 2`. */
  readonly name: string;
  readonly effect: 'Allow' | 'Deny';
  /** Tells whether the statement applies to a request. */
  readonly applies: (request: AuthorizationRequest) => Certainty;
}

// Held weakly: a document that nobody keeps leaves nothing behind. Documents never change.
const compiled = new WeakMap<PolicyDocument, readonly CompiledStatement[]>();

/** Makes a document's statements ready. */
export function compilePolicy(document: PolicyDocument): readonly CompiledStatement[] {
  const known = compiled.get(document);
  if (known !== undefined) return known;
  const hasVariables = document.Version === '2012-10-17';
  const statements = document.Statement.map((statement, position) => ({
    name: statement.Sid ?? `statement ${position + 1}`,
    effect: statement.Effect,
    applies: compileStatement(statement, hasVariables),
  }));
  compiled.set(document, statements);
  return statements;
}

/** The cheapest question first: most statements speak of other actions. */
function compileStatement(statement: PolicyStatement, hasVariables: boolean): CompiledStatement['applies'] {
  const matchesAction = compileActions(statement);
  const matchesResource = compileResources(statement, hasVariables);
  const conditions = compileConditions(statement, hasVariables);
  return (request) => {
    const ofAction = matchesAction(request.action.toLowerCase());
    if (ofAction === 'no') return 'no';
    const ofResource = matchesResource(request);
    if (ofResource === 'no') return 'no';
    return every([ofAction, ofResource, every(conditions, (condition) => condition(request.context))], (part) => part);
  };
}

/** Of a statement with both elements of a pair, or with neither, which is none of IAM's, nothing is certain. */
function compileActions({ Action, NotAction }: PolicyStatement): (action: string) => Certainty {
  const written = Action ?? NotAction;
  if (written === undefined || (Action !== undefined && NotAction !== undefined)) return () => 'unknown';
  const patterns = written.map((action) => toPattern(action.toLowerCase()));
  const isListed = (action: string): Certainty => some(patterns, (pattern) => matchPattern(pattern, action));
  return Action === undefined ? (action) => not(isListed(action)) : isListed;
}

function compileResources({ Resource, NotResource }: PolicyStatement, hasVariables: boolean): (request: AuthorizationRequest) => Certainty {
  const written = Resource ?? NotResource;
  if (written === undefined || (Resource !== undefined && NotResource !== undefined)) return () => 'unknown';
  const texts = written.map((text) => readPolicyText(text, { wildcards: 'in-arn', hasVariables }));
  const isListed = ({ resource, context }: AuthorizationRequest): Certainty =>
    some(texts, (text) => matchResource(text, { resource, context }));
  return Resource === undefined ? (request) => not(isListed(request)) : isListed;
}

/** A resource with a variable that has no value matches nothing (IAM User Guide, "Variables and tags", "Using variables in policies"). */
function matchResource(text: PolicyText, { resource, context }: Pick<AuthorizationRequest, 'resource' | 'context'>): Certainty {
  const pattern = resolvePolicyText(text, context);
  return pattern === undefined ? 'no' : matchPattern(pattern, resource);
}

function compileConditions({ Condition = {} }: PolicyStatement, hasVariables: boolean): readonly Condition[] {
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => compileCondition({ operator, key, values, hasVariables })),
  );
}
