// IAM's policy evaluation (IAM User Guide, "Policy evaluation logic"): an explicit Deny anywhere decides; otherwise each layer of policies
// must allow: the role's, the guardrails (session policies), the permissions boundary, each level of the organization. Within a layer one
// Allow is enough. Where a statement may or may not apply, the outcome is what is certain whichever it is, or undetermined.
import type { Verdict } from '../../../domain/decision.ts';
import type { PolicyDocument } from '../../../domain/guardrail-policy.ts';
import type { Certainty } from './certainty.ts';
import { compilePolicy, type AuthorizationRequest } from './compile-policy.ts';

/** A policy and what people call it. */
export interface NamedPolicy {
  readonly name: string;
  readonly document: PolicyDocument;
}

/** Policies of one kind, united: what one of them allows and none denies. Between layers only what all allow is allowed. */
export interface PolicyLayer {
  /** What people call the layer, in the plural: `guardrails`, `role policies`. */
  readonly name: string;
  readonly policies: readonly NamedPolicy[];
}

/** A statement and where it stands. */
interface FoundStatement {
  readonly layer: string;
  readonly policy: string;
  /** Its Sid, or its place: `statement 2`. */
  readonly statement: string;
}

/** What the policies say. `found` is the statement that decided, `missing` the layer in which nothing allows. */
export type Evaluation =
  | { readonly verdict: 'allowed'; readonly found?: FoundStatement }
  | { readonly verdict: 'denied'; readonly found: FoundStatement }
  | { readonly verdict: 'denied'; readonly missing: string }
  | { readonly verdict: 'undetermined'; readonly found: FoundStatement; readonly doubt: 'allow' | 'deny' };

/** What the statements of one effect come to: the first that certainly applies, else the first that may. */
interface Finding {
  readonly certain?: FoundStatement;
  readonly possible?: FoundStatement;
}

/** Evaluates one request. Without any layer everything is allowed, as nothing limits it. */
export function evaluatePolicies(layers: readonly PolicyLayer[], request: AuthorizationRequest): Evaluation {
  const denials = layers.map((layer) => find(layer, 'Deny', request));
  const denial = first(denials, 'certain');
  if (denial !== undefined) return { verdict: 'denied', found: denial };
  const permissions = layers.map((layer) => ({ layer: layer.name, ...find(layer, 'Allow', request) }));
  const silent = permissions.find(({ certain, possible }) => certain === undefined && possible === undefined);
  if (silent !== undefined) return { verdict: 'denied', missing: silent.layer };
  const doubtfulDenial = first(denials, 'possible');
  if (doubtfulDenial !== undefined) return { verdict: 'undetermined', found: doubtfulDenial, doubt: 'deny' };
  const doubtful = permissions.find(({ certain }) => certain === undefined)?.possible;
  if (doubtful !== undefined) return { verdict: 'undetermined', found: doubtful, doubt: 'allow' };
  const permission = first(permissions, 'certain');
  return permission === undefined ? { verdict: 'allowed' } : { verdict: 'allowed', found: permission };
}

const STRICTNESS: Readonly<Record<Verdict, number>> = { allowed: 0, undetermined: 1, denied: 2 };

/** Picks the strictest of several; the first of equals. */
export function strictest<Judged extends { readonly verdict: Verdict }>(judged: readonly [Judged, ...Judged[]]): Judged {
  return judged.reduce((worst, one) => (STRICTNESS[one.verdict] > STRICTNESS[worst.verdict] ? one : worst));
}

function first(findings: readonly Finding[], kind: keyof Finding): FoundStatement | undefined {
  return findings.find((finding) => finding[kind] !== undefined)?.[kind];
}

function find({ name: layer, policies }: PolicyLayer, effect: 'Allow' | 'Deny', request: AuthorizationRequest): Finding {
  let possible: FoundStatement | undefined;
  for (const { name: policy, document } of policies) {
    for (const statement of compilePolicy(document)) {
      if (statement.effect !== effect) continue;
      const applies: Certainty = statement.applies(request);
      if (applies === 'yes') return { certain: { layer, policy, statement: statement.name } };
      if (applies === 'unknown') possible ??= { layer, policy, statement: statement.name };
    }
  }
  return possible === undefined ? {} : { possible };
}
