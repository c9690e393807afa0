// Reads one service from its official client: what the package exports at run time, never its text.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type {
  ProtocolName,
  StoredAuth,
  StoredEndpointParameter,
  StoredOperation,
  StoredService,
  StoredTraits,
} from '../../src/catalogue/stored-service.ts';
import { ShapeCollector } from './collect-shapes.ts';
import { contextPath } from './context-path.ts';
import { readEndpoint } from './read-endpoint.ts';
import { type ServiceFacts } from './service-facts.ts';

const PROTOCOLS: Readonly<Record<string, ProtocolName>> = {
  'aws.protocols#awsJson1_0': 'awsJson1_0',
  'aws.protocols#awsJson1_1': 'awsJson1_1',
  'aws.protocols#awsQuery': 'awsQuery',
  'aws.protocols#ec2Query': 'ec2Query',
  'aws.protocols#restJson1': 'restJson1',
  'aws.protocols#restXml': 'restXml',
  'smithy.protocols#rpcv2Cbor': 'rpcv2Cbor',
};

const SCHEMES: Readonly<Record<string, StoredAuth['scheme']>> = {
  'aws.auth#sigv4': 'sigv4',
  'aws.auth#sigv4a': 'sigv4a',
  'smithy.api#httpBearerAuth': 'bearer',
  'smithy.api#noAuth': 'none',
};

/** Of which Region the client is asked how it signs; any ordinary one gives the same. */
const ANY_REGION = 'eu-west-1';

/** CloudFront KeyValueStore has no endpoint without one. */
const ANY_KEY_VALUE_STORE = 'arn:aws:cloudfront::111122223333:key-value-store/sample';

interface Instruction {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly get?: (input: unknown) => unknown;
}

/** Kind, namespace, name, traits, input and output. */
type OperationSchema = readonly [9, string, string, StoredTraits, unknown, unknown];

interface CommandClass {
  new (input: object): { readonly schema?: OperationSchema };
  getEndpointParameterInstructions(): Readonly<Record<string, Instruction>>;
}

interface ClientConfig {
  readonly serviceId: string;
  readonly apiVersion: string;
  readonly defaultSigningName: string;
  readonly protocol: { getShapeId(): string } | undefined;
  readonly protocolSettings: Readonly<Record<string, unknown>> | undefined;
  readonly httpAuthSchemeProvider: (parameters: object) => readonly { schemeId: string; signingProperties?: { name?: string } }[];
}

type Exports = Readonly<Record<string, unknown>>;

/** A service as the client gives it, or why the client does not have it in a form that can be read. */
export type ClientOutcome = { readonly status: 'read'; readonly service: StoredService } | { readonly status: 'no-schemas' };

/** Reads the client in a folder; throws where its layout is unknown. */
export async function readClient(clientFolder: string, facts: ServiceFacts): Promise<ClientOutcome> {
  const exported = createRequire(join(clientFolder, 'package.json'))(clientFolder) as Exports;
  const commands = listCommands(exported);
  const [first] = commands;
  if (first === undefined || new first({}).schema === undefined) return { status: 'no-schemas' };

  const config = openClient(exported, clientFolder);
  const protocol = protocolOf(config, facts);
  const collector = new ShapeCollector();
  const clientParameters: Record<string, StoredEndpointParameter> = {};
  const auth = readAuth(config, '');
  const operations: Record<string, StoredOperation> = {};
  for (const command of commands) {
    const { schema } = new command({});
    if (schema === undefined) throw new TypeError(`unknown layout: ${facts.cli} has a command without schema`);
    const parameters = splitParameters(command.getEndpointParameterInstructions(), clientParameters);
    operations[schema[2]] = readOperation(schema, { collector, parameters, auth, ownAuth: readAuth(config, schema[2]) });
  }
  const errors = listErrors(exported).map((error) => -Number(collector.refer(error)) - 1);
  const service: StoredService = {
    cli: facts.cli,
    serviceId: facts.serviceId,
    apiVersion: config.apiVersion,
    namespace: new first({}).schema?.[1] ?? '',
    protocol,
    protocolSettings: readSettings(config),
    signingName: config.defaultSigningName,
    endpointPrefix: facts.endpointPrefix,
    auth,
    ...(config.httpAuthSchemeProvider.name === 'endpointRuleSetHttpAuthSchemeProvider' ? { hasAuthInEndpoint: true } : {}),
    endpoint: await readEndpoint(clientFolder),
    endpointParameters: clientParameters,
    shapes: collector.shapes,
    errors,
    operations,
    paginators: {},
    waiters: {},
    enums: [],
  };
  return { status: 'read', service };
}

interface OperationMaterial {
  readonly collector: ShapeCollector;
  readonly parameters: Readonly<Record<string, StoredEndpointParameter>>;
  /** The service's. */
  readonly auth: readonly StoredAuth[];
  readonly ownAuth: readonly StoredAuth[];
}

function readOperation(
  [, , , traits, input, output]: OperationSchema,
  { collector, parameters, auth, ownAuth }: OperationMaterial,
): StoredOperation {
  return {
    input: collector.refer(input),
    output: collector.refer(output),
    ...(traits === 0 ? {} : { traits }),
    ...(JSON.stringify(ownAuth) === JSON.stringify(auth) ? {} : { auth: ownAuth }),
    ...(Object.keys(parameters).length === 0 ? {} : { endpointParameters: parameters }),
  };
}

function protocolOf({ protocol }: ClientConfig, { cli }: ServiceFacts): ProtocolName {
  const id = protocol?.getShapeId() ?? 'none';
  const name = PROTOCOLS[id];
  if (name === undefined) throw new TypeError(`unknown layout: protocol ${id} of ${cli}`);
  return name;
}

function listCommands(exported: Exports): readonly CommandClass[] {
  const names = Object.keys(exported).filter(
    (name) => name.endsWith('Command') && !name.startsWith('$') && typeof exported[name] === 'function',
  );
  return names.sort().map((name) => exported[name] as CommandClass);
}

function openClient(exported: Exports, clientFolder: string): ClientConfig {
  const name = Object.keys(exported).find((key) => key.endsWith('Client') && !key.startsWith('__') && key !== 'Client');
  if (name === undefined) throw new TypeError(`unknown layout: ${clientFolder} exports no client`);
  const client = exported[name] as new (options: object) => { readonly config: ClientConfig };
  return new client({ region: ANY_REGION, credentials: { accessKeyId: 'none', secretAccessKey: 'none' } }).config;
}

/** Errors that the service has; the SDK's own base classes of exceptions have no place in it. */
function listErrors(exported: Exports): readonly (readonly unknown[])[] {
  return Object.values(exported).filter(
    (value): value is readonly unknown[] => Array.isArray(value) && value[0] === -3 && !String(value[1]).startsWith('smithy.ts'),
  );
}

function readSettings({ protocolSettings = {} }: ClientConfig): StoredService['protocolSettings'] {
  const { xmlNamespace, version, serviceTarget, awsQueryCompatible } = protocolSettings;
  return {
    ...(typeof xmlNamespace === 'string' ? { xmlNamespace } : {}),
    ...(typeof version === 'string' ? { version } : {}),
    ...(typeof serviceTarget === 'string' ? { serviceTarget } : {}),
    ...(awsQueryCompatible === true ? { isQueryCompatible: true } : {}),
  };
}

/** Asks the client's own provider how an operation is signed; an empty name asks for the default. */
function readAuth(config: ClientConfig, operation: string): readonly StoredAuth[] {
  const options = config.httpAuthSchemeProvider({ operation, region: ANY_REGION, Region: ANY_REGION, KvsARN: ANY_KEY_VALUE_STORE });
  return options.map(({ schemeId, signingProperties }) => {
    const scheme = SCHEMES[schemeId];
    if (scheme === undefined) throw new TypeError(`unknown layout: auth scheme ${schemeId}`);
    const name = signingProperties?.name;
    return { scheme, ...(name === undefined || name === config.defaultSigningName ? {} : { name }) };
  });
}

function splitParameters(
  instructions: Readonly<Record<string, Instruction>>,
  clientParameters: Record<string, StoredEndpointParameter>,
): Record<string, StoredEndpointParameter> {
  const own: Record<string, StoredEndpointParameter> = {};
  for (const [parameter, { type, name = '', value, get }] of Object.entries(instructions)) {
    if (type === 'builtInParams' || type === 'clientContextParams') clientParameters[parameter] = { type, name };
    else if (type === 'contextParams') own[parameter] = { type, name };
    else if (type === 'staticContextParams') own[parameter] = { type, value };
    else if (type === 'operationContextParams' && get !== undefined) own[parameter] = { type, path: contextPath(get) };
    else throw new TypeError(`unknown layout: endpoint parameter ${parameter} of type ${type}`);
  }
  return own;
}
