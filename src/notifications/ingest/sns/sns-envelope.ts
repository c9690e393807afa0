// Reads the body of a request as an SNS envelope: exact types, bounded sizes, unknown fields left aside, nothing trusted.
// Only the spellings of the HTTP protocol count (`SigningCertURL`); Lambda's (`SigningCertUrl`) never come to this door.
import { z } from 'zod';
import { isConfirmationToken } from '../../../domain/confirmation-token.ts';
import { parseTimestamp } from './parse-timestamp.ts';
import { refuse, type SnsRefusal, type SnsRefusalCode } from './sns-refusal.ts';

/**
 * Largest body of a request. A message has at most 262,144 bytes (Amazon SNS API, Publish); in JSON each of them takes
 * at most six (`\u0000`); the other fields fit into 16 KiB.
 */
export const SNS_BODY_MAX_BYTES = 262_144 * 6 + 16_384;

// Everything but the message and the addresses is far shorter: a topic ARN has at most about 320 characters, the signature
// of a 4096-bit key 684, a subject fewer than 100 (Amazon SNS API, Publish); a refusal because of one more would lose it.
const SHORT_FIELD_MAX_LENGTH = 1024;
// An address holds a topic ARN and a token.
const URL_MAX_LENGTH = 4096;

// Amazon SNS API, Publish, MessageId: at most 100 characters.
// Match: 26858270-545e-5848-82a2-e05566af3dcf. Near miss: 26858270_545e (an underscore).
const MESSAGE_ID_PATTERN = /^[A-Za-z0-9-]{1,100}$/;
// Match: https://sns.example/?a=b. Near miss: https://sns.example/?a b (a space).
const URL_CHARACTERS_PATTERN = /^[\x21-\x7e]+$/;

// Every message of the schema is a refusal code, so that an issue says how to refuse.
function code(text: SnsRefusalCode): SnsRefusalCode {
  return text;
}

/**
 * Text with a most length. Stops lone surrogates: signed as UTF-8 they turn into U+FFFD, so two different texts would
 * carry the same valid signature.
 */
function text(maxLength: number): z.ZodString {
  return z
    .string({ error: (issue) => code(issue.input === undefined ? 'field-missing' : 'field-malformed') })
    .max(maxLength, code('field-too-large'))
    .refine((value) => value.isWellFormed(), code('field-malformed'));
}

/**
 * A single line. Stops fields moved into one another: the signature covers names and values joined by line feeds, so
 * with line feeds in two fields a text could be split in more than one way. Only `Message` may have them.
 */
function line(maxLength: number = SHORT_FIELD_MAX_LENGTH): z.ZodString {
  return text(maxLength).refine((value) => !value.includes('\n'), code('field-malformed'));
}

const signedFields = {
  MessageId: line().regex(MESSAGE_ID_PATTERN, code('field-malformed')),
  TopicArn: line(),
  Message: text(SNS_BODY_MAX_BYTES),
  Timestamp: line().refine((value) => parseTimestamp(value) !== undefined, code('field-malformed')),
  SignatureVersion: line(),
  Signature: line(),
  SigningCertURL: line(URL_MAX_LENGTH),
};

const confirmationFields = {
  ...signedFields,
  Token: line(URL_MAX_LENGTH).refine(isConfirmationToken, code('field-malformed')),
  SubscribeURL: line(URL_MAX_LENGTH).regex(URL_CHARACTERS_PATTERN, code('field-malformed')),
};

const envelopeSchema = z.discriminatedUnion(
  'Type',
  [
    // SNS leaves `Subject` out where there is none; some senders write null, which is signed like none.
    z.object({ Type: z.literal('Notification'), ...signedFields, Subject: line().nullish() }),
    z.object({ Type: z.literal('SubscriptionConfirmation'), ...confirmationFields }),
    // `Token` and `SubscribeURL` here would restore the subscription.
    z.object({ Type: z.literal('UnsubscribeConfirmation'), ...confirmationFields }),
  ],
  { error: code('type-unknown') },
);

/** An envelope in AWS's own field names: of the right form, but anybody may have written it. `SubscribeURL` is never visited. */
export type SnsEnvelope = z.infer<typeof envelopeSchema>;

/** What the door knows of a request: its bytes, and its headers with names in lower case. */
export interface SnsRequest {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** An envelope, or why the request has none. */
export type ParsedSnsRequest = { readonly status: 'parsed'; readonly envelope: SnsEnvelope } | SnsRefusal;

/** Parses a request at the SNS door. */
export function parseSnsRequest({ body, headers }: SnsRequest): ParsedSnsRequest {
  if (headers['x-amz-sns-rawdelivery'] === 'true') return refuse('raw-delivery');
  if (body.length > SNS_BODY_MAX_BYTES) return refuse('body-too-large');
  const content = decodeUtf8(body);
  if (content === undefined) return refuse('body-not-utf8');
  const document = parseJson(content);
  if (document === undefined) return refuse('body-not-json');
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return refuse('not-an-envelope');

  const parsed = envelopeSchema.safeParse(document);
  if (!parsed.success) return refuseIssue(parsed.error);
  // Stops a message that one filter before this door takes for another type than we do.
  const typeHeader = headers['x-amz-sns-message-type'];
  if (typeHeader !== undefined && typeHeader !== parsed.data.Type) return refuse('type-mismatch');
  return { status: 'parsed', envelope: parsed.data };
}

// `fatal` refuses bytes that would be replaced; `ignoreBOM` leaves a byte order mark in the text, where JSON forbids it.
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeUtf8(body: Uint8Array): string | undefined {
  try {
    return strictDecoder.decode(body);
  } catch {
    return undefined;
  }
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function refuseIssue({ issues: [issue] }: z.ZodError): SnsRefusal {
  return refuse(toRefusalCode(issue?.message), String(issue?.path[0] ?? ''));
}

function toRefusalCode(message: string | undefined): SnsRefusalCode {
  switch (message) {
    case 'field-missing':
    case 'field-too-large':
    case 'type-unknown':
      return message;
    default:
      return 'field-malformed';
  }
}
