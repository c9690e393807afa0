// The `Authorization` header of Signature Version 4 (IAM User Guide, create a signed AWS API request).

/** What the header says. */
export interface Sigv4Authorization {
  readonly accessKeyId: string;
  /** `date/region/service/aws4_request`, over which the signing key is made. */
  readonly scope: { readonly date: string; readonly region: string; readonly service: string };
  /** Names in lower case, sorted, each once. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** The one algorithm; `AWS4-ECDSA-P256-SHA256` needs AWS to know the key. */
export const SIGV4_ALGORITHM = 'AWS4-HMAC-SHA256';

// As long as what signers write; longer headers are nothing that is worth looking at.
const HEADER_MAX_LENGTH = 4096;

// Signers write one space behind each comma, some none.
// Match: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=<64 digits>.
// Near miss: the same with AWS4-HMAC-SHA1, or with a signature of 63 digits.
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([\w-]{1,128})\/(\d{8})\/([a-z0-9-]{1,64})\/([a-z0-9-]{1,64})\/aws4_request, ?SignedHeaders=([a-z0-9;_-]{1,2048}), ?Signature=([0-9a-f]{64})$/;

/** Tells whether a header means to be of Signature Version 4, well-formed or not. */
export function isSigv4(authorization: string | undefined): boolean {
  return authorization?.startsWith('AWS4-') ?? false;
}

/** Parses the header, or returns undefined where it is not of its form. */
export function parseSigv4Authorization(text: string): Sigv4Authorization | undefined {
  if (text.length > HEADER_MAX_LENGTH) return undefined;
  const [, accessKeyId, date, region, service, headers, signature] = AUTHORIZATION.exec(text) ?? [];
  if (accessKeyId === undefined || date === undefined || region === undefined || service === undefined) return undefined;
  if (headers === undefined || signature === undefined) return undefined;
  const signedHeaders = headers.split(';');
  const isSorted = signedHeaders.every((name, index) => name !== '' && (index === 0 || name > (signedHeaders[index - 1] ?? '')));
  return isSorted ? { accessKeyId, scope: { date, region, service }, signedHeaders, signature } : undefined;
}

// Match: 20150830T123600Z. Near miss: 2015-08-30T12:36:00Z.
const BASIC_TIMESTAMP = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

/** Parses an `x-amz-date`, or returns undefined where it is none or names a day that does not exist. */
export function parseBasicTimestamp(text: string): Date | undefined {
  const extended = text.replace(BASIC_TIMESTAMP, '$1-$2-$3T$4:$5:$6.000Z');
  const date = new Date(extended);
  return extended !== text && !Number.isNaN(date.getTime()) && date.toISOString() === extended ? date : undefined;
}
