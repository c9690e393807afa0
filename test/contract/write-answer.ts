// Writes answers as AWS would, from outputs and errors that were generated: in the protocol of the service.
import { Readable } from 'node:stream';
import {
  AwsJson1_0Protocol,
  AwsJson1_1Protocol,
  AwsRestJsonProtocol,
  AwsRestXmlProtocol,
  AwsSmithyRpcV2CborProtocol,
  XmlCodec,
} from '@aws-sdk/core/protocols';
import { NormalizedSchema, operation as toOperationSchema } from '@smithy/core/schema';
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde';
import { HttpResponse } from '@smithy/core/protocols';
import type { HttpRequest, SchemaRef, StaticErrorSchema } from '@smithy/types';
import type { ProtocolName } from '../../src/catalogue/stored-service.ts';
import type { ContractService, OfficialOperation } from './official-clients.ts';

/** An answer that can be given any number of times. */
export interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

type Values = Readonly<Record<string, unknown>>;

interface Writer {
  setSerdeContext(context: object): void;
  serializeRequest(operation: object, input: Values, context: object): Promise<HttpRequest>;
}

const REQUEST_ID = '01234567-89ab-cdef-0123-456789abcdef';

const CONTEXT = {
  base64Decoder: fromBase64,
  base64Encoder: toBase64,
  utf8Decoder: fromUtf8,
  utf8Encoder: toUtf8,
  endpoint: () => Promise.resolve({ protocol: 'https:', hostname: 'nowhere.example', path: '/' }),
  service: 'Sample',
  operation: 'Sample',
  __smithy_context: {},
};

// What a client would write as a request, a service writes as an answer: bindings to headers, body and payload are the same.
const WRITERS: Readonly<Partial<Record<ProtocolName, new (settings: never) => unknown>>> = {
  awsJson1_0: AwsJson1_0Protocol,
  awsJson1_1: AwsJson1_1Protocol,
  restJson1: AwsRestJsonProtocol,
  restXml: AwsRestXmlProtocol,
  rpcv2Cbor: AwsSmithyRpcV2CborProtocol,
};

/** Writes an answer that succeeds. */
export async function writeOutput({ protocol }: ContractService, { name, schema }: OfficialOperation, output: Values): Promise<Answer> {
  const [, , , , , outputSchema] = schema;
  if (protocol === 'ec2Query')
    return xml(200, `<${name}Response><requestId>${REQUEST_ID}</requestId>${writeXml(outputSchema, output)}</${name}Response>`);
  if (protocol === 'awsQuery') {
    const metadata = `<ResponseMetadata><RequestId>${REQUEST_ID}</RequestId></ResponseMetadata>`;
    return xml(200, `<${name}Response><${name}Result>${writeXml(outputSchema, output)}</${name}Result>${metadata}</${name}Response>`);
  }
  return { ...(await writeBound(protocol, outputSchema, output)), statusCode: readStatus(outputSchema, output) };
}

/** An error to write. */
export interface WrittenError {
  readonly statusCode: number;
  /** The name in the protocol; `queryCode` is the one of the query protocols, where it is another. */
  readonly code: string;
  readonly queryCode?: string;
  readonly message: string;
  /** Where the error is one that the service names. */
  readonly schema?: StaticErrorSchema;
  readonly values?: Values;
}

/** Writes an answer that is an error. */
export function writeError(service: ContractService, error: WrittenError): Promise<Answer> {
  // The message goes by itself: models spell its member in several ways.
  const kept = Object.entries(error.values ?? {}).filter(([name]) => name.toLowerCase() !== 'message');
  const members = Object.fromEntries(kept);
  switch (service.protocol) {
    case 'awsQuery':
    case 'restXml':
    case 'ec2Query':
      return Promise.resolve(xml(error.statusCode, writeXmlError(service, error, members)));
    case 'rpcv2Cbor':
      return writeCborError(error, members);
    default:
      return writeJsonError(service.protocol, error, members);
  }
}

function writeXmlError(
  { protocol, cli }: ContractService,
  { code, queryCode = code, message, schema }: WrittenError,
  members: Values,
): string {
  const inside = `<Code>${queryCode}</Code><Message>${message}</Message>${schema === undefined ? '' : writeXml(schema, members)}`;
  if (protocol === 'ec2Query') return `<Response><Errors><Error>${inside}</Error></Errors><RequestID>${REQUEST_ID}</RequestID></Response>`;
  if (cli === 's3api') return `<Error>${inside}<RequestId>${REQUEST_ID}</RequestId></Error>`;
  return `<ErrorResponse><Error><Type>Sender</Type>${inside}</Error><RequestId>${REQUEST_ID}</RequestId></ErrorResponse>`;
}

async function writeCborError({ statusCode, code, queryCode = code, message }: WrittenError, members: Values): Promise<Answer> {
  const { headers, body } = await writeBound('rpcv2Cbor', 15, { ...members, __type: code, message });
  return { statusCode, headers: { ...headers, ...queryError(code, queryCode) }, body };
}

async function writeJsonError(protocol: ProtocolName, error: WrittenError, members: Values): Promise<Answer> {
  const { statusCode, code, queryCode = code, message, schema = EMPTY } = error;
  const { headers, body } = await writeBound(protocol, schema, members);
  const text = Buffer.from(body).toString();
  const written = text === '' ? {} : (JSON.parse(text) as object);
  return {
    statusCode,
    headers: {
      ...headers,
      ...(protocol === 'restJson1' ? { 'x-amzn-errortype': `${code}:http://internal.amazon.com/` } : {}),
      ...queryError(code, queryCode),
    },
    body: Buffer.from(JSON.stringify({ ...written, __type: code, message })),
  };
}

function queryError(code: string, queryCode: string): Readonly<Record<string, string>> {
  return queryCode === code ? {} : { 'x-amzn-query-error': `${queryCode};Sender` };
}

/** Makes a response of an answer; each has a body of its own. */
export function respond({ statusCode, headers, body }: Answer): HttpResponse {
  return new HttpResponse({
    statusCode,
    headers: { ...headers },
    body: Readable.from(body.length === 0 ? [] : [Buffer.from(body)], { objectMode: false }),
  });
}

const EMPTY: SchemaRef = [3, 'sample', 'Empty', 0, [], []];

async function writeBound(protocol: ProtocolName, schema: SchemaRef, values: Values): Promise<Answer> {
  const writerClass = WRITERS[protocol] ?? AwsRestJsonProtocol;
  const writer = new writerClass({ defaultNamespace: 'sample', errorTypeRegistries: [] } as never) as Writer;
  writer.setSerdeContext(CONTEXT);
  const pretended = toOperationSchema('sample', 'Sample', { http: ['POST', '/', 200] }, schema, 'unit');
  const { headers, body } = await writer.serializeRequest(pretended, values, CONTEXT);
  return { statusCode: 200, headers: { ...headers, 'x-amzn-requestid': REQUEST_ID }, body: toBytes(body) };
}

function toBytes(body: unknown): Uint8Array {
  if (ArrayBuffer.isView(body)) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return Buffer.from(typeof body === 'string' ? body : '');
}

function readStatus(schema: SchemaRef, output: Values): number {
  const normalized = NormalizedSchema.of(schema);
  const members = normalized.isStructSchema() ? [...normalized.structIterator()] : [];
  const name = members.find(([, member]) => member.getMergedTraits().httpResponseCode !== undefined)?.[0];
  return name === undefined ? 200 : Number(output[name] ?? 200);
}

// Only the inside: what is around it is the protocol's.
function writeXml(schema: SchemaRef, values: Values): string {
  if (NormalizedSchema.of(schema).isUnitSchema()) return '';
  const serializer = new XmlCodec({
    timestampFormat: { useTrait: true, default: 5 },
    serviceNamespace: 'sample',
  } as never).createSerializer();
  serializer.setSerdeContext(CONTEXT as never);
  serializer.write(schema as never, values);
  const whole = String(serializer.flush());
  // Match: <Name>inside</Name>, <Name attribute="1">inside</Name>. Near miss: <Name/>, which has no inside.
  return /^<[^>]*[^/]>([\s\S]*)<\/[^>]*>$/.exec(whole)?.[1] ?? '';
}

function xml(statusCode: number, text: string): Answer {
  return {
    statusCode,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': REQUEST_ID },
    body: Buffer.from(`<?xml version="1.0"?>\n${text}`),
  };
}
