// A sender that signs by Standard Webhooks 1.0: id, time and body under a signature of each key that is in use
// (github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md).
import { createHmac, timingSafeEqual, verify } from 'node:crypto';
import { isInForce, isOfNow, refuseSender, type SenderVerdict, type WebhookKey } from './notify-senders.ts';

// The parts are joined by dots. With a dot in the id the same signature would belong to a shorter id, another time, and a body that
// begins with the rest. Match: msg_2KWPBgLlAfxdpx2AI54pPJ85f4W. Near miss: msg.1.
const WEBHOOK_ID = /^[\x21-\x2d\x2f-\x7e]{1,256}$/;

// Seconds since 1970. Match: 1614265330. Near miss: 1614265330.5, 0x60.
const WEBHOOK_TIMESTAMP = /^\d{1,11}$/;

/** How many signatures of a request are looked at; a change of keys makes two. */
const SIGNATURES_MAX = 8;

const SIGNATURE_BYTES = { v1: 32, v1a: 64 } as const;

/** One signature of the header. */
interface WebhookSignature {
  readonly version: keyof typeof SIGNATURE_BYTES;
  readonly bytes: Uint8Array;
}

/** What the three headers say. */
export interface WebhookHeaders {
  readonly id: string;
  readonly sentAt: Date;
  /** What is signed before the body. */
  readonly prefix: string;
  readonly signatures: readonly WebhookSignature[];
}

/** The headers as they arrived. */
export type RawWebhookHeaders = Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', readonly string[] | undefined>>;

/** Reads the headers, or returns undefined where one is missing, there twice or not of its form. */
export function parseWebhookHeaders(headers: RawWebhookHeaders): WebhookHeaders | undefined {
  const id = onlyOne(headers['webhook-id']);
  const timestamp = onlyOne(headers['webhook-timestamp']);
  const signature = onlyOne(headers['webhook-signature']);
  if (id === undefined || timestamp === undefined || signature === undefined) return undefined;
  if (!WEBHOOK_ID.test(id) || !WEBHOOK_TIMESTAMP.test(timestamp)) return undefined;
  const signatures = signature.split(' ', SIGNATURES_MAX).flatMap((part) => parseSignature(part) ?? []);
  if (signatures.length === 0) return undefined;
  return { id, sentAt: new Date(Number(timestamp) * 1000), prefix: `${id}.${timestamp}.`, signatures };
}

function onlyOne(values: readonly string[] | undefined): string | undefined {
  return values?.length === 1 ? values[0] : undefined;
}

// Versions that are not known are left aside: a sender may sign by newer ones as well.
function parseSignature(text: string): WebhookSignature | undefined {
  const comma = text.indexOf(',');
  const version = text.slice(0, Math.max(comma, 0));
  if (version !== 'v1' && version !== 'v1a') return undefined;
  const base64 = text.slice(comma + 1);
  const bytes = Buffer.from(base64, 'base64');
  // Node.js decodes around anything; only the one spelling that encodes these bytes is accepted.
  return bytes.length === SIGNATURE_BYTES[version] && bytes.toString('base64') === base64 ? { version, bytes } : undefined;
}

/** Finds whose signature a request bears. */
export function findByWebhook(
  headers: WebhookHeaders,
  body: Uint8Array,
  { keys, now }: { readonly keys: readonly WebhookKey[]; readonly now: Date },
): SenderVerdict {
  const signed = Buffer.concat([Buffer.from(headers.prefix), body]);
  const found = keys.find((key) => isInForce(key, now) && isSignedBy(key, headers, signed));
  if (found === undefined) return SIGNATURE_REFUSED;
  if (!isOfNow(headers.sentAt, now)) {
    return { status: 'unavailable', reason: 'not-of-now', text: 'the request is signed for another time than it is by our clock' };
  }
  return { status: 'known', proof: 'webhook', sender: found, eventId: headers.id };
}

function isSignedBy({ key }: WebhookKey, { signatures }: WebhookHeaders, signed: Uint8Array): boolean {
  const ofVersion = signatures.filter(({ version }) => version === key.version);
  if (ofVersion.length === 0) return false;
  if (key.version === 'v1a') return ofVersion.some(({ bytes }) => verify(undefined, signed, key.publicKey, bytes));
  const expected = createHmac('sha256', key.secret).update(signed).digest();
  return ofVersion.some(({ bytes }) => timingSafeEqual(bytes, expected));
}

const SIGNATURE_REFUSED = refuseSender('signature-refused', 'no signature of the request is of a known key');
