// A sender that signs by Signature Version 4 with a key of ours. Nobody but AWS can verify a signature made with AWS's own credentials, so
// the key is one that an operator made up and gave to the sender.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { isInForce, isOfNow, refuseSender, type AccessKey, type NotifyRequestHead, type SenderVerdict } from './notify-senders.ts';
import { parseBasicTimestamp, SIGV4_ALGORITHM, type Sigv4Authorization } from './sigv4-authorization.ts';
import { canonicalRequest } from './sigv4-canonical-request.ts';

/** The service that signers must name: so no signature that was made for a service of AWS counts here, whatever key made it. */
const SIGV4_SERVICE = 'signalbox';

/** A signed request, and what it is held against. */
export interface SignedRequest {
  readonly head: NotifyRequestHead;
  readonly body: Uint8Array;
  readonly authorization: Sigv4Authorization;
}

/** What verification needs beside the request. */
export interface AccessKeyOptions {
  readonly keys: readonly AccessKey[];
  readonly now: Date;
  /** Other than SIGV4_SERVICE only for AWS's own examples. */
  readonly service?: string;
  /** The name and port under which senders reach the door, where a proxy stands before it and may have put another one in its place. */
  readonly publicHost?: string;
}

// What must be signed: without the host a request could be meant for somebody else, without the time it could be of any day.
const NEEDED_HEADERS = ['host', 'x-amz-date'];

/** Finds whose signature a request bears. */
export function findByAccessKey(request: SignedRequest, options: AccessKeyOptions): SenderVerdict {
  const { head, authorization } = request;
  const { keys, now, service = SIGV4_SERVICE, publicHost } = options;
  const found = keys.find(({ accessKeyId }) => accessKeyId === authorization.accessKeyId);
  if (found === undefined || !isInForce(found, now)) return refuse('the access key is not known, or its time is over');
  const fault = findFault(request, service);
  if (fault !== undefined) return refuse(fault);
  if (!hostsOf(head, publicHost).some((host) => isSigned(request, found, host))) {
    return refuse('the signature does not belong to this request');
  }
  const signedAt = parseBasicTimestamp(dateOf(head));
  if (signedAt === undefined || !isOfNow(signedAt, now)) {
    return { status: 'unavailable', reason: 'not-of-now', text: 'the request is signed for another time than it is by our clock' };
  }
  return { status: 'known', proof: 'access-key', sender: found };
}

/** What is wrong with a request whatever its signature is. */
function findFault({ head, body, authorization }: SignedRequest, service: string): string | undefined {
  const { scope, signedHeaders } = authorization;
  if (scope.service !== service) return `the request must be signed for the service ${service}`;
  const unsigned = findUnsigned(head, signedHeaders);
  if (unsigned !== undefined) return `the header ${unsigned} must be there once, and be signed`;
  const date = dateOf(head);
  if (parseBasicTimestamp(date) === undefined || date.slice(0, 8) !== scope.date) {
    return 'x-amz-date is not a time of the day that the key is for';
  }
  const claimed = head.headers['x-amz-content-sha256']?.[0];
  if (claimed !== undefined && claimed !== createHash('sha256').update(body).digest('hex')) {
    return 'x-amz-content-sha256 is not the hash of the body; the body must be signed as a whole';
  }
  return undefined;
}

function dateOf({ headers }: NotifyRequestHead): string {
  return headers['x-amz-date']?.[0] ?? '';
}

function refuse(text: string): SenderVerdict {
  return refuseSender('signature-refused', text);
}

/** Stops headers that count here and could be changed on the way. */
function findUnsigned({ headers }: NotifyRequestHead, signedHeaders: readonly string[]): string | undefined {
  const amazon = Object.keys(headers).filter((name) => name.startsWith('x-amz-'));
  return [...NEEDED_HEADERS, ...amazon].find((name) => !signedHeaders.includes(name) || headers[name]?.length !== 1);
}

// Match: localhost:7700, 127.0.0.1, [::1]:7700. Near miss: localhost.example.com.
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/;

/** Under which names the request may have been signed. Where the public one is known, a request that was meant for another server is none. */
function hostsOf({ headers }: NotifyRequestHead, publicHost: string | undefined): readonly string[] {
  const arrived = headers['host']?.[0] ?? '';
  if (publicHost === undefined) return [arrived];
  return LOOPBACK.test(arrived) ? [publicHost, arrived] : [publicHost];
}

function isSigned({ head, body, authorization }: SignedRequest, key: AccessKey, host: string): boolean {
  const { signedHeaders, scope, signature } = authorization;
  const canonical = canonicalRequest({ ...head, headers: { ...head.headers, host: [host] }, signedHeaders, body });
  if (canonical === undefined) return false;
  const scopeText = `${scope.date}/${scope.region}/${scope.service}/aws4_request`;
  const toSign = [SIGV4_ALGORITHM, dateOf(head), scopeText, createHash('sha256').update(canonical).digest('hex')].join('\n');
  const dayKey = hmac(`AWS4${key.secretAccessKey}`, scope.date);
  const signingKey = hmac(hmac(hmac(dayKey, scope.region), scope.service), 'aws4_request');
  return timingSafeEqual(hmac(signingKey, toSign), Buffer.from(signature, 'hex'));
}

function hmac(key: string | Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
