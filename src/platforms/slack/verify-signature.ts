// Tells whether a request is signed by Slack: version v0, HMAC-SHA256 of its moment and its body under the app's signing secret.
// docs.slack.dev/authentication/verifying-requests-from-slack
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../../lib/secret.ts';
import type { PlatformRequest } from '../platform.ts';

/** Attack: a request that somebody overheard is sent again. Slack's page asks for this window. */
const WINDOW_SECONDS = 5 * 60;

// Match: 1531420618. Near miss: 1531420618.5 and 1e9 (both are numbers, neither is a moment of Slack's).
const MOMENT = /^\d{1,12}$/;

// Match: v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503. Near miss: v1=... and 64 digits without v0=.
const SIGNATURE = /^v0=[0-9a-f]{64}$/;

/** The signature of a request as its headers tell it. */
export interface ClaimedSignature {
  readonly moment: string;
  readonly signature: string;
}

/** Why the headers cannot be those of a request of Slack. */
export type SignatureFault = 'signature-missing' | 'too-old';

/** Reads the signature, or says why no body can make it a good one. */
export function readSignature(headers: PlatformRequest['headers'], now: Date): ClaimedSignature | SignatureFault {
  const moment = headers['x-slack-request-timestamp'];
  const signature = headers['x-slack-signature'];
  if (typeof moment !== 'string' || typeof signature !== 'string') return 'signature-missing';
  if (!MOMENT.test(moment) || !SIGNATURE.test(signature)) return 'signature-missing';
  const ageSeconds = Math.abs(now.getTime() / 1000 - Number(moment));
  return ageSeconds > WINDOW_SECONDS ? 'too-old' : { moment, signature };
}

/** Tells whether the body has that signature under the secret, in the same time wherever it differs. */
export function isSignedWith(secret: Secret, { moment, signature }: ClaimedSignature, body: Uint8Array): boolean {
  const expected = `v0=${createHmac('sha256', secret.reveal()).update(`v0:${moment}:`).update(body).digest('hex')}`;
  return timingSafeEqual(Buffer.from(expected), Buffer.from(signature));
}
