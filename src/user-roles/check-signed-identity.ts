// Checks what somebody claims to have signed, before anything is sent anywhere. Each check names the attack that it stops.
import { isStsHost, type SignedIdentity } from '../domain/identity-proof.ts';

/** How far the time of a signature may be from ours: as long as the link can be used. STS itself takes 15 minutes. */
const SIGNED_WITHIN_MS = 5 * 60_000;

/** In order, with the Region that it is signed for; or what is wrong with it. */
export type SignedIdentityCheck =
  | { readonly status: 'ok'; readonly region: string }
  | { readonly status: 'refused'; readonly reason: string };

// AWS Signature Version 4, letter for letter as the AWS SDKs write it: a second reading of the same header is what smuggling lives of.
// Match: AWS4-HMAC-SHA256 Credential=AKIA0123456789ABCDEF/20260301/eu-west-1/sts/aws4_request, SignedHeaders=content-type;host, Signature=00ff...
// Near miss: the same for the service s3; the same with a line break, a second Credential or AWS4-ECDSA-P256-SHA256.
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=\w{8,128}\/(\d{8})\/([a-z0-9-]{5,40})\/sts\/aws4_request, SignedHeaders=([a-z0-9;-]{1,300}), Signature=[0-9a-f]{64}$/;

// Match: 20260301T030000Z. Near miss: 2026-03-01T03:00:00Z.
const DATE = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

// Tokens of sessions are base64. Match: IQoJb3JpZ2luX2VjEA==. Near miss: the same with a line break.
const TOKEN = /^[A-Za-z0-9+/=_-]{1,8192}$/;

const SIGNED_HEADERS = [
  'content-type',
  'host',
  'x-amz-date',
  'x-signalbox-configuration',
  'x-signalbox-nonce',
  'x-signalbox-person',
  'x-signalbox-server',
];

/** Checks it. */
export function checkSignedIdentity({ host, date, authorization, securityToken }: SignedIdentity, now: Date): SignedIdentityCheck {
  const [, day, region, signedHeaders] = AUTHORIZATION.exec(authorization) ?? [];
  if (day === undefined || region === undefined || signedHeaders === undefined) {
    return refuse('the signature is not of the form of AWS Signature Version 4 for STS');
  }
  // Stops a proof by any server but AWS's own: whoever answers says who it is.
  if (!isStsHost(host, region)) return refuse(`"${host.slice(0, 100)}" is not the host of STS for the Region ${region}`);
  // Stops a request that was signed for something else from being used for this link, or this one for another.
  if (signedHeaders !== listSignedHeaders(securityToken).join(';')) {
    return refuse('the signature does not cover the headers that name link, server, person and channel, and these alone');
  }
  if (securityToken !== undefined && !TOKEN.test(securityToken)) return refuse('the token of the session is not of the form of AWS');
  const signedAt = readDate(date);
  if (signedAt === undefined || date.slice(0, 8) !== day) return refuse('the date is not of the form of AWS, or not that of the signature');
  // Stops a signature that lay about.
  if (Math.abs(now.getTime() - signedAt) > SIGNED_WITHIN_MS) {
    return refuse('it was signed more than five minutes ago, or the clock of the machine is wrong');
  }
  return { status: 'ok', region };
}

function listSignedHeaders(securityToken: string | undefined): readonly string[] {
  return [...SIGNED_HEADERS, ...(securityToken === undefined ? [] : ['x-amz-security-token'])].toSorted();
}

function readDate(text: string): number | undefined {
  const [, year, month, day, hour, minute, second] = DATE.exec(text) ?? [];
  if (year === undefined) return undefined;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // A day that there is not, such as the 31st of June, is moved by some readers of dates.
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== `${year}-${month}-${day}` ? undefined : at;
}

function refuse(reason: string): SignedIdentityCheck {
  return { status: 'refused', reason };
}
