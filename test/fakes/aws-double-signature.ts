// Signatures as AWS checks them (AWS Signature Version 4): made anew from what arrived, with the secret that the key has.
import { createHash, createHmac } from 'node:crypto';

/** A key pair that the double knows. */
export interface AwsDoubleKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** What each request of a session brings along. */
  readonly sessionToken?: string;
}

/** What the Authorization header says. */
export interface Credential {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** What a signature is made over. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query, as on the wire. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** How a signature turned out. */
export type SignatureState = 'valid' | 'missing' | 'unknown-key' | 'wrong';

// Match: AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/ec2/aws4_request, SignedHeaders=host;x-amz-date, Signature=00ff...
// Near miss: a bearer token.
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/, ]+)\/(\d{8})\/([^/, ]+)\/([^/, ]+)\/aws4_request, ?SignedHeaders=([^, ]+), ?Signature=([0-9a-f]{64})$/;

/** Reads the Authorization header. */
export function readCredential(authorization: string | undefined): Credential | undefined {
  const [, accessKeyId, date, region, service, signedHeaders, signature] = AUTHORIZATION.exec(authorization ?? '') ?? [];
  if (accessKeyId === undefined || date === undefined || region === undefined || service === undefined) return undefined;
  return { accessKeyId, date, region, service, signedHeaders: signedHeaders?.split(';') ?? [], signature: signature ?? '' };
}

/** Checks a request against the keys that exist. */
export function checkSignature(request: SignedRequest, credential: Credential | undefined, keys: readonly AwsDoubleKey[]): SignatureState {
  if (credential === undefined) return 'missing';
  const key = keys.find(({ accessKeyId }) => accessKeyId === credential.accessKeyId);
  if (key === undefined || request.headers['x-amz-security-token'] !== key.sessionToken) return 'unknown-key';
  const { date, region, service, signedHeaders, signature } = credential;
  if (!signedHeaders.includes('host')) return 'wrong';
  const payloadHash = hashOfPayload(request);
  if (payloadHash === undefined) return 'wrong';
  const canonicalRequest = [
    request.method,
    canonicalPath(request.target, service),
    canonicalQuery(request.target),
    ...signedHeaders.map((name) => `${name}:${(request.headers[name] ?? '').trim().replaceAll(/ +/g, ' ')}`),
    '',
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
  const scope = `${date}/${region}/${service}/aws4_request`;
  const stringToSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonicalRequest)].join('\n');
  const signingKey = [region, service, 'aws4_request'].reduce<Buffer>(hmac, hmac(`AWS4${key.secretAccessKey}`, date));
  return hmac(signingKey, stringToSign).toString('hex') === signature ? 'valid' : 'wrong';
}

/** The hash that the sender named, where it is true. */
function hashOfPayload({ headers, body }: SignedRequest): string | undefined {
  const named = headers['x-amz-content-sha256'];
  if (named === 'UNSIGNED-PAYLOAD' || named?.startsWith('STREAMING-') === true) return named;
  const real = sha256(body);
  return named === undefined || named === real ? real : undefined;
}

/** S3 signs the path as it is sent; everybody else encodes it once more. */
function canonicalPath(target: string, service: string): string {
  const [path = '/'] = target.split('?');
  return service === 's3' ? path : path.split('/').map(encode).join('/');
}

function canonicalQuery(target: string): string {
  const [, query = ''] = target.split('?');
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return `${encode(decodeURIComponent(name))}=${encode(decodeURIComponent(value))}`;
    })
    .toSorted()
    .join('&');
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (character) => `%${character.codePointAt(0)?.toString(16).toUpperCase() ?? ''}`);
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}
