// Where a call goes: the service's own endpoint rules, run by the SDK's two engines (rule tree and decision diagram).
import { awsEndpointFunctions } from '@aws-sdk/core/client';
import { BinaryDecisionDiagram, customEndpointFunctions, decideEndpoint, EndpointCache, resolveEndpoint } from '@smithy/core/endpoints';
import type { EndpointParameters, EndpointParams, EndpointV2, RuleSetObject } from '@smithy/types';
import type { StoredEndpointRules, StoredService } from '../../catalogue/stored-service.ts';

customEndpointFunctions['aws'] = awsEndpointFunctions;

/** How many endpoints of a service are remembered; as in the official clients. */
const REMEMBERED_ENDPOINTS = 50;

/** Finds an endpoint from the parameters of the rules; throws an EndpointError that says what does not fit. */
export type EndpointResolver = (parameters: EndpointParameters) => EndpointV2;

/** Builds the resolver of a service. */
export function buildEndpointResolver(service: StoredService): EndpointResolver {
  const cache = new EndpointCache({ size: REMEMBERED_ENDPOINTS, params: listParameters(service) });
  const decide = buildDecision(service.endpoint);
  // Each call gets its own copy: the runtime writes headers of a configured endpoint into what it is given.
  return (parameters) => {
    const given = withoutUndefined(parameters);
    return { ...cache.get(given, () => decide(given)) };
  };
}

function withoutUndefined(parameters: EndpointParameters): EndpointParams {
  // The engines read lists as well, though the type of their parameters does not say so.
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined)) as EndpointParams;
}

function buildDecision(rules: StoredEndpointRules): (parameters: EndpointParams) => EndpointV2 {
  if (rules.kind === 'rules') {
    const ruleSet = rules.ruleSet as RuleSetObject;
    return (parameters) => resolveEndpoint(ruleSet, { endpointParams: { ...parameters } });
  }
  const diagram = BinaryDecisionDiagram.from(
    readNodes(rules.nodes),
    rules.root,
    [...rules.conditions] as never,
    [...rules.results] as never,
  );
  return (parameters) => decideEndpoint(diagram, { endpointParams: parameters });
}

function readNodes(text: string): Int32Array {
  const bytes = Buffer.from(text, 'base64');
  const nodes = new Int32Array(bytes.length / Int32Array.BYTES_PER_ELEMENT);
  for (let index = 0; index < nodes.length; index += 1) nodes[index] = bytes.readInt32BE(index * Int32Array.BYTES_PER_ELEMENT);
  return nodes;
}

function listParameters({ endpointParameters, operations }: StoredService): string[] {
  const names = new Set(Object.keys(endpointParameters));
  for (const operation of Object.values(operations)) for (const name of Object.keys(operation.endpointParameters ?? {})) names.add(name);
  return [...names].sort();
}
