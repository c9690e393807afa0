// A request to the AWS double: which service and operation it is for, by the ways in which AWS's protocols say so.
import type { IncomingHttpHeaders } from 'node:http';
import { checkSignature, readCredential, type AwsDoubleKey, type SignatureState } from './aws-double-signature.ts';

/** The protocols of AWS that the double speaks. */
export type AwsDoubleProtocol = 'ec2' | 'query' | 'json' | 'rest-json' | 'rest-xml';

/** One request that came in. */
export interface AwsDoubleRequest {
  readonly protocol: AwsDoubleProtocol;
  /** As the signature names it: `ec2`, `sts`, `monitoring`, ...; empty where nothing was signed. */
  readonly service: string;
  /** The API's name of the operation. */
  readonly operation: string;
  readonly region: string;
  readonly signature: SignatureState;
  /** Whose key it was signed with; empty where nothing was signed. */
  readonly accessKeyId: string;
  readonly method: string;
  readonly path: string;
  /** Of the query protocols the flat parameters (`InstanceId.1`), of the others the query of the address. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What arrived. */
export interface ArrivedRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const EC2_VERSION = '2016-11-15';

// Match: DynamoDB_20120810.ListTables, com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents. Near miss: ListTables.
const TARGET = /^[\w.]+\.(\w+)$/;

/** The operations of the services whose address names them. */
const REST_OPERATIONS: readonly {
  readonly service: string;
  readonly method: string;
  readonly path: RegExp;
  readonly operation: string;
}[] = [
  // Match: / . Near miss: /a-bucket.
  { service: 's3', method: 'GET', path: /^\/$/, operation: 'ListBuckets' },
  // Match: /2015-03-31/functions/ . Near miss: /2015-03-31/functions/report.
  { service: 'lambda', method: 'GET', path: /^\/2015-03-31\/functions\/?$/, operation: 'ListFunctions' },
  // Match: /2015-03-31/functions/report/invocations. Near miss: /2015-03-31/functions/report.
  { service: 'lambda', method: 'POST', path: /^\/2015-03-31\/functions\/[^/]+\/invocations$/, operation: 'Invoke' },
];

/** Reads a request. */
export function readRequest({ method, target, headers: given, body }: ArrivedRequest, keys: readonly AwsDoubleKey[]): AwsDoubleRequest {
  const headers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
  const credential = readCredential(headers['authorization']);
  const arrived = {
    service: credential?.service ?? '',
    region: credential?.region ?? '',
    signature: checkSignature({ method, target, headers, body }, credential, keys),
    accessKeyId: credential?.accessKeyId ?? '',
    method,
    path: new URL(target, 'http://aws.invalid').pathname,
    parameters: Object.fromEntries(new URL(target, 'http://aws.invalid').searchParams),
    headers,
    body: body.toString(),
  };
  return { ...arrived, ...identify(arrived) };
}

type Identity = Pick<AwsDoubleRequest, 'protocol' | 'operation'> & Partial<Pick<AwsDoubleRequest, 'parameters'>>;

function identify({ service, method, path, headers, body }: Omit<AwsDoubleRequest, 'protocol' | 'operation'>): Identity {
  const named = TARGET.exec(headers['x-amz-target'] ?? '')?.[1];
  if (named !== undefined) return { protocol: 'json', operation: named };
  const form = Object.fromEntries(new URLSearchParams(body));
  const { Action, Version } = form;
  if (Action !== undefined && path === '/') {
    return { protocol: Version === EC2_VERSION ? 'ec2' : 'query', operation: Action, parameters: form };
  }
  const rest = REST_OPERATIONS.find((each) => each.service === service && each.method === method && each.path.test(path));
  return { protocol: service === 's3' ? 'rest-xml' : 'rest-json', operation: rest?.operation ?? operationInPath(service, path) };
}

// Match: /startIncident. Near miss: /tags/arn.
const OPERATION_PATH = /^\/([a-z][A-Za-z]*)$/;

/** Incident Manager's addresses are the names of its operations. */
function operationInPath(service: string, path: string): string {
  const name = service === 'ssm-incidents' ? (OPERATION_PATH.exec(path)?.[1] ?? '') : '';
  return name.charAt(0).toUpperCase() + name.slice(1);
}
