// Reads one service from its model in botocore, for services whose client has no schemas, lacks operations, or is not to be had.
import type {
  ProtocolName,
  StoredAuth,
  StoredEndpointParameter,
  StoredOperation,
  StoredService,
} from '../../src/catalogue/stored-service.ts';
import { ShapeConverter } from './convert-shapes.ts';
import type { FoundModel } from './model-library.ts';
import type { ServiceFacts } from './service-facts.ts';
import type { EndpointRuleSet, ModelOperation, ModelShape, ServiceModelFile } from './service-model.ts';

const PROTOCOLS: Readonly<Record<string, ProtocolName>> = {
  'json1.0': 'awsJson1_0',
  'json1.1': 'awsJson1_1',
  query: 'awsQuery',
  ec2: 'ec2Query',
  'rest-json': 'restJson1',
  'rest-xml': 'restXml',
  'smithy-rpc-v2-cbor': 'rpcv2Cbor',
};

const SCHEMES: Readonly<Record<string, StoredAuth['scheme']>> = {
  'aws.auth#sigv4': 'sigv4',
  'aws.auth#sigv4a': 'sigv4a',
  'smithy.api#httpBearerAuth': 'bearer',
  'smithy.api#noAuth': 'none',
};

/** Settings of the client that endpoint rules ask for. */
const BUILT_INS: Readonly<Record<string, string>> = {
  'AWS::Region': 'region',
  'AWS::UseDualStack': 'useDualstackEndpoint',
  'AWS::UseFIPS': 'useFipsEndpoint',
  'SDK::Endpoint': 'endpoint',
  'AWS::Auth::AccountId': 'accountId',
  'AWS::Auth::AccountIdEndpointMode': 'accountIdEndpointMode',
};

/** Converts a model. */
export function readModel({ model, ruleSet }: FoundModel, facts: ServiceFacts): StoredService {
  const { metadata, operations, shapes = {} } = model;
  const protocol = protocolOf(metadata, facts);
  const converter = new ShapeConverter(shapes, protocol);
  const stored: Record<string, StoredOperation> = {};
  for (const name of Object.keys(operations).sort()) {
    const operation = operations[name];
    if (operation !== undefined) stored[name] = readOperation(name, operation, { converter, protocol });
  }
  const errors = Object.keys(shapes).filter((name) => shapes[name]?.exception === true);
  const xmlNamespace = typeof metadata.xmlNamespace === 'object' ? metadata.xmlNamespace.uri : metadata.xmlNamespace;
  return {
    cli: facts.cli,
    serviceId: facts.serviceId,
    apiVersion: metadata.apiVersion,
    namespace: `com.amazonaws.${facts.serviceId.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`,
    protocol,
    protocolSettings: {
      ...(xmlNamespace === undefined ? {} : { xmlNamespace }),
      version: metadata.apiVersion,
      ...(metadata.targetPrefix === undefined ? {} : { serviceTarget: metadata.targetPrefix }),
      ...(metadata.awsQueryCompatible === undefined ? {} : { isQueryCompatible: true }),
    },
    signingName: metadata.signingName ?? facts.signingName,
    endpointPrefix: metadata.endpointPrefix,
    auth: authOf(metadata),
    endpoint: { kind: 'rules', ruleSet },
    endpointParameters: clientParameters(ruleSet, facts),
    errors: errors.map((name) => converter.errorShape(name)),
    shapes: converter.shapes,
    operations: stored,
    paginators: {},
    waiters: {},
    enums: converter.enums,
  };
}

function protocolOf({ protocol, protocols, jsonVersion = '1.0' }: ServiceModelFile['metadata'], facts: ServiceFacts): ProtocolName {
  const names = [protocol, ...(protocols ?? [])].map((name) => (name === 'json' ? `json${jsonVersion}` : name));
  const found = names.map((name) => PROTOCOLS[name]).find((name) => name !== undefined);
  if (found === undefined) throw new TypeError(`unknown protocol ${protocol} of ${facts.cli}`);
  return found;
}

function authOf({ auth, signatureVersion }: ServiceModelFile['metadata']): readonly StoredAuth[] {
  if (auth !== undefined) return auth.map(schemeOf);
  return [{ scheme: signatureVersion === 'bearer' ? 'bearer' : 'sigv4' }];
}

function ownAuthOf({ auth, authtype }: ModelOperation): readonly StoredAuth[] | undefined {
  if (auth !== undefined) return auth.map(schemeOf);
  return authtype === 'none' ? [{ scheme: 'none' }] : undefined;
}

function schemeOf(name: string): StoredAuth {
  const scheme = SCHEMES[name];
  if (scheme === undefined) throw new TypeError(`unknown auth scheme ${name}`);
  return { scheme };
}

function clientParameters({ parameters }: EndpointRuleSet, facts: ServiceFacts): Record<string, StoredEndpointParameter> {
  const found: Record<string, StoredEndpointParameter> = {};
  for (const [parameter, { builtIn }] of Object.entries(parameters)) {
    if (builtIn === undefined) continue;
    const name = BUILT_INS[builtIn];
    if (name === undefined) throw new TypeError(`unknown endpoint parameter ${builtIn} of ${facts.cli}`);
    found[parameter] = { type: 'builtInParams', name };
  }
  return found;
}

function readOperation(
  name: string,
  operation: ModelOperation,
  { converter, protocol }: { readonly converter: ShapeConverter; readonly protocol: ProtocolName },
): StoredOperation {
  const members = operation.input === undefined ? {} : (converter.resolve(operation.input).members ?? {});
  const traits: Record<string, unknown> = {};
  if (protocol === 'restJson1' || protocol === 'restXml') traits['http'] = httpTrait(operation, members, converter);
  if (operation.endpoint?.hostPrefix !== undefined) traits['endpoint'] = [operation.endpoint.hostPrefix];
  if (operation.idempotent === true) traits['idempotent'] = 1;
  const endpointParameters = readEndpointParameters(operation, members);
  const auth = ownAuthOf(operation);
  return {
    input: converter.operationShape(operation.input, `${name}Request`),
    output: converter.operationShape(operation.output, `${name}Response`),
    ...(Object.keys(traits).length === 0 ? {} : { traits }),
    ...(auth === undefined ? {} : { auth }),
    ...(Object.keys(endpointParameters).length === 0 ? {} : { endpointParameters }),
  };
}

function httpTrait(
  { http = {} }: ModelOperation,
  members: Readonly<Record<string, ModelShape>>,
  converter: ShapeConverter,
): readonly unknown[] {
  const { method = 'POST', requestUri = '/', responseCode = 200 } = http;
  return [method, nameLabels(requestUri, members, converter), responseCode];
}

function readEndpointParameters(
  { staticContextParams = {}, operationContextParams = {} }: ModelOperation,
  members: Readonly<Record<string, ModelShape>>,
): Record<string, StoredEndpointParameter> {
  const found: Record<string, StoredEndpointParameter> = {};
  for (const [key, { contextParam }] of Object.entries(members)) {
    if (contextParam !== undefined) found[contextParam.name] = { type: 'contextParams', name: key };
  }
  for (const [parameter, { value }] of Object.entries(staticContextParams)) found[parameter] = { type: 'staticContextParams', value };
  for (const [parameter, { path }] of Object.entries(operationContextParams)) found[parameter] = { type: 'operationContextParams', path };
  return found;
}

/** A model's path names labels as they stand in the address, Smithy's by the member. */
function nameLabels(requestUri: string, members: Readonly<Record<string, ModelShape>>, converter: ShapeConverter): string {
  let path = requestUri;
  for (const [key, member] of Object.entries(members)) {
    const { location, locationName = key } = converter.resolve(member);
    if (location === 'uri') path = path.replace(`{${locationName}}`, `{${key}}`).replace(`{${locationName}+}`, `{${key}+}`);
  }
  return path;
}
