// Who may hand events in at the HTTP door, and by what each of them is known. Of tokens only hashes are kept; a signature can be
// verified with nothing but the secret itself.
import type { KeyObject } from 'node:crypto';

/** What is known of a sender whatever it shows: its name, whose channels it reaches (all where none is named), how long its key counts. */
interface SenderKey {
  readonly name: string;
  readonly configurationNames?: readonly string[];
  /** From this instant on the key opens nothing. */
  readonly expiresAt?: Date;
  /** True for a key that is being replaced by a newer one of the same sender. */
  readonly isPrevious?: true;
}

/** A bearer token. */
export interface NotifyToken extends SenderKey {
  /** SHA-256 of the token in hexadecimal digits. */
  readonly tokenHash: string;
}

/** A key with which a sender signs by Standard Webhooks. */
export interface WebhookKey extends SenderKey {
  readonly key:
    | { readonly version: 'v1'; readonly secret: Uint8Array }
    /** Of ed25519. */
    | { readonly version: 'v1a'; readonly publicKey: KeyObject };
}

/** A key with which a sender signs by Signature Version 4; it is Signalbox's own and opens nothing at AWS. */
export interface AccessKey extends SenderKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** All of them. */
export interface NotifySenders {
  readonly tokens: readonly NotifyToken[];
  readonly webhookKeys: readonly WebhookKey[];
  readonly accessKeys: readonly AccessKey[];
}

/** What a sender can be known by. */
export type SenderProof = 'token' | 'webhook' | 'access-key';

/** A request at the door, before its body has come. */
export interface NotifyRequestHead {
  readonly method: string;
  /** Path and query, as they arrived. */
  readonly target: string;
  /** Names in lower case, each with all values that arrived, in their order. */
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>;
}

/** Who sent a request, or why that is not known. */
export type SenderVerdict =
  | {
      readonly status: 'known';
      readonly proof: SenderProof;
      readonly sender: SenderKey;
      /** The sender's own id of the event, which its signature covers: the same in every repetition. */
      readonly eventId?: string;
    }
  | { readonly status: 'refused'; readonly reason: SenderRefusal; readonly text: string }
  /** The signature is right and the time is not, which may be the fault of our clock: it may come again. */
  | { readonly status: 'unavailable'; readonly reason: 'not-of-now'; readonly text: string };

/** Why a sender is sent away; counted as the outcome of the request. */
export type SenderRefusal = 'token-refused' | 'token-expired' | 'signature-refused';

/** Makes a refusal; the text says nothing of what the request showed. */
export function refuseSender(reason: SenderRefusal, text: string): Extract<SenderVerdict, { status: 'refused' }> {
  return { status: 'refused', reason, text };
}

/** Tells whether a key still counts. */
export function isInForce({ expiresAt }: Pick<SenderKey, 'expiresAt'>, now: Date): boolean {
  return expiresAt === undefined || now < expiresAt;
}

/**
 * How far a signed time may be from ours: AWS takes signatures of five minutes (Signature Version 4 signing process), and the libraries of
 * Standard Webhooks do. Strictly less, so that a text repeated within both ends of it still counts as the same event (ten minutes).
 */
const SIGNED_TIME_TOLERANCE_MS = 300_000;

/** Tells whether a signed time is of now. */
export function isOfNow(signedAt: Date, now: Date): boolean {
  return Math.abs(now.getTime() - signedAt.getTime()) < SIGNED_TIME_TOLERANCE_MS;
}
