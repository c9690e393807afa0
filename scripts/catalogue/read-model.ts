// Reads one service from a model of npm's aws-sdk 2, for services whose client has no schemas or is not to be had.
import type { ProtocolName, StoredOperation, StoredService } from '../../src/catalogue/stored-service.ts';
import { ShapeConverter } from './convert-shapes.ts';
import type { ServiceFacts } from './service-facts.ts';
import type { ModelOperation, ServiceModelFile } from './service-model.ts';
import { standardEndpoint } from './standard-endpoint.ts';

const PROTOCOLS: Readonly<Record<string, ProtocolName>> = {
  'json1.0': 'awsJson1_0',
  'json1.1': 'awsJson1_1',
  query: 'awsQuery',
  ec2: 'ec2Query',
  'rest-json': 'restJson1',
  'rest-xml': 'restXml',
  'smithy-rpc-v2-cbor': 'rpcv2Cbor',
};

/** Converts a model. */
export function readModel({ metadata, operations, shapes = {} }: ServiceModelFile, facts: ServiceFacts): StoredService {
  const protocol = PROTOCOLS[metadata.protocol === 'json' ? `json${metadata.jsonVersion ?? '1.0'}` : metadata.protocol];
  if (protocol === undefined) throw new TypeError(`unknown protocol ${metadata.protocol} of ${facts.cli}`);
  const converter = new ShapeConverter(shapes, protocol);
  const signingName = metadata.signingName ?? facts.signingName;
  const stored: Record<string, StoredOperation> = {};
  for (const name of Object.keys(operations).sort()) {
    const operation = operations[name];
    if (operation !== undefined) stored[name] = readOperation(name, operation, { converter, protocol });
  }
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
    signingName,
    endpointPrefix: metadata.endpointPrefix,
    auth: [{ scheme: 'sigv4' }],
    endpoint: standardEndpoint(metadata.endpointPrefix, metadata.globalEndpoint),
    endpointParameters: {
      UseFIPS: { type: 'builtInParams', name: 'useFipsEndpoint' },
      Endpoint: { type: 'builtInParams', name: 'endpoint' },
      Region: { type: 'builtInParams', name: 'region' },
      UseDualStack: { type: 'builtInParams', name: 'useDualstackEndpoint' },
    },
    shapes: converter.shapes,
    errors: [],
    operations: stored,
    paginators: {},
    waiters: {},
    enums: [],
  };
}

function readOperation(
  name: string,
  operation: ModelOperation,
  { converter, protocol }: { readonly converter: ShapeConverter; readonly protocol: ProtocolName },
): StoredOperation {
  const traits: Record<string, unknown> = {};
  if (protocol === 'restJson1' || protocol === 'restXml') {
    const { method = 'POST', requestUri = '/', responseCode = 200 } = operation.http ?? {};
    traits['http'] = [method, nameLabels(requestUri, operation, converter), responseCode];
  }
  if (operation.endpoint?.hostPrefix !== undefined) traits['endpoint'] = [operation.endpoint.hostPrefix];
  if (operation.idempotent === true) traits['idempotent'] = 1;
  return {
    input: converter.operationShape(operation.input, `${name}Request`),
    output: converter.operationShape(operation.output, `${name}Response`),
    ...(Object.keys(traits).length === 0 ? {} : { traits }),
    ...(operation.authtype === 'none' ? { auth: [{ scheme: 'none' as const }] } : {}),
  };
}

/** A model's path names labels as they stand in the address, Smithy's by the member. */
function nameLabels(requestUri: string, { input }: ModelOperation, converter: ShapeConverter): string {
  const members = input === undefined ? {} : (converter.resolve(input).members ?? {});
  let path = requestUri;
  for (const [key, member] of Object.entries(members)) {
    const { location, locationName = key } = converter.resolve(member);
    if (location === 'uri') path = path.replace(`{${locationName}}`, `{${key}}`).replace(`{${locationName}+}`, `{${key}+}`);
  }
  return path;
}
