// All policies that speak about a request, by kind, as layers of which every one must allow (IAM User Guide, "Policy evaluation logic").
// Policies of resources are left out: they are not known here, and only AWS can weigh them.
import type { NamedPolicy, PolicyLayer } from './evaluate-policies.ts';

/** Policies by kind. A kind that is not given limits nothing; one that is given without policies allows nothing. */
export interface PolicySet {
  /** Identity policies of the role, united. */
  readonly rolePolicies?: readonly NamedPolicy[];
  /** Guardrail policies of the channel, united. */
  readonly guardrails?: readonly NamedPolicy[];
  /** Policies that a session was given beside the guardrails, united. */
  readonly sessionPolicies?: readonly NamedPolicy[];
  readonly permissionsBoundary?: NamedPolicy;
  /** Service control policies, a list for each level from root to account: "each level must allow". */
  readonly organizationPolicies?: readonly (readonly NamedPolicy[])[];
}

/** Names of the layers, in the plural, as explanations use them. */
const LAYER_NAMES = {
  organizationPolicies: 'organization policies',
  rolePolicies: 'role policies',
  permissionsBoundary: 'permissions boundary',
  sessionPolicies: 'session policies',
  guardrails: 'guardrail policies',
} as const;

/** Lists the layers of a set. */
export function layersOf(set: PolicySet): readonly PolicyLayer[] {
  const { rolePolicies, guardrails, sessionPolicies, permissionsBoundary, organizationPolicies = [] } = set;
  const boundary = permissionsBoundary === undefined ? undefined : [permissionsBoundary];
  return [
    ...organizationPolicies.map((policies, level) => ({ name: `${LAYER_NAMES.organizationPolicies} of level ${level + 1}`, policies })),
    ...layer(LAYER_NAMES.rolePolicies, rolePolicies),
    ...layer(LAYER_NAMES.permissionsBoundary, boundary),
    ...layer(LAYER_NAMES.sessionPolicies, sessionPolicies),
    ...layer(LAYER_NAMES.guardrails, guardrails),
  ];
}

function layer(name: string, policies: readonly NamedPolicy[] | undefined): readonly PolicyLayer[] {
  return policies === undefined ? [] : [{ name, policies }];
}
