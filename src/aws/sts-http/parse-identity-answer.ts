// Reads STS's answer to GetCallerIdentity, as a whole: an answer that is anything else, or says more, is none.
import type { IdentityOutcome } from '../identity-proofs.ts';

// The values are plain words without entities, so that no XML has to be understood; nothing may stand before, between or after.
// Match: the document of the STS API Reference, its three fields in any order. Near miss: a comment in it, a field twice, JSON.
const ANSWER =
  /^(?:<\?xml version="1\.0"(?: encoding="(?:UTF-8|utf-8)")?\s?\?>)?\s*<GetCallerIdentityResponse xmlns="https:\/\/sts\.amazonaws\.com\/doc\/2011-06-15\/">\s*<GetCallerIdentityResult>\s*((?:<(?:Arn|UserId|Account)>[\w+=,.@:/-]{1,2048}<\/(?:Arn|UserId|Account)>\s*){3})<\/GetCallerIdentityResult>\s*<ResponseMetadata>\s*<RequestId>[\w-]{1,64}<\/RequestId>\s*<\/ResponseMetadata>\s*<\/GetCallerIdentityResponse>\s*$/;
// Match: <Account>123456789012</Account>. Near miss: <Account>123456789012</Arn>.
const ONE_FIELD = /<(Arn|UserId|Account)>([\w+=,.@:/-]{1,2048})<\/\1>/g;
// Match: arn:aws:sts::123456789012:assumed-role/ops/ana. Near miss: arn:aws:sts:eu-west-1:123456789012:assumed-role/ops/ana (a Region).
const CALLER_ARN = /^arn:([a-z][a-z0-9-]{1,30}):(?:sts|iam)::(\d{12}):[\w+=,.@/-]{1,1024}$/;
// Match: <Error><Type>Sender</Type><Code>InvalidClientTokenId</Code>. Near miss: <Code> of an HTML page (no <Error> before it).
const ERROR_CODE = /<Error>[^]{0,200}?<Code>([A-Za-z0-9.]{1,100})<\/Code>/;

// Codes of a refusal that say "later" (STS API Reference, common errors).
const PASSING_CODES = new Set(['Throttling', 'ThrottlingException', 'RequestLimitExceeded', 'ServiceUnavailable', 'InternalFailure']);

/** An answer as it came. */
export interface StsAnswer {
  readonly httpStatus: number;
  readonly contentType: string;
  readonly text: string;
}

/** Returns what STS said; `partition` is the one that its host is of. */
export function parseIdentityAnswer({ httpStatus, contentType, text }: StsAnswer, partition: string): IdentityOutcome {
  // Stops an answer in another form, in which parts of a name could stand for fields, from being read as this one.
  if (!/^text\/xml\b/i.test(contentType)) return { status: 'unavailable', reason: 'the answer is not XML' };
  return httpStatus === 200 ? readIdentity(text, partition) : readRefusal(httpStatus, text);
}

function readRefusal(httpStatus: number, text: string): IdentityOutcome {
  const code = ERROR_CODE.exec(text)?.[1];
  const isPassing = httpStatus >= 500 || (code !== undefined && PASSING_CODES.has(code));
  if (code === undefined || isPassing) return { status: 'unavailable', reason: `STS answered ${code ?? httpStatus}` };
  return { status: 'refused', code };
}

function readIdentity(text: string, partition: string): IdentityOutcome {
  const fields = new Map(readFields(text));
  const arn = fields.get('Arn') ?? '';
  const [, ofPartition, ofAccount] = CALLER_ARN.exec(arn) ?? [];
  // Each of the three once; and what they say of the account is the same.
  const isWhole = fields.size === 3 && ofAccount !== undefined && ofAccount === fields.get('Account');
  if (!isWhole || ofPartition !== partition) return { status: 'unavailable', reason: 'the answer does not say who it is' };
  return { status: 'identified', accountId: ofAccount, arn };
}

function readFields(text: string): readonly [string, string][] {
  const content = ANSWER.exec(text)?.[1] ?? '';
  return [...content.matchAll(ONE_FIELD)].map(([, name, value]) => [name ?? '', value ?? '']);
}
