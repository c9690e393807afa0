// The `notify` part of the configuration: who may hand events in at the HTTP door, and by what each of them is known.
import { z } from 'zod';
import { isConfigurationName } from '../../domain/channel-configuration.ts';
import { Secret } from '../../lib/secret.ts';
import { readWebhookPublicKey, readWebhookSecret } from './notify/webhook-keys.ts';

// Fewest characters of a bearer token: 20 random letters and digits hold about 119 bits, out of reach of guessing.
const NOTIFY_TOKEN_MIN_LENGTH = 20;
// A bearer token is one word (RFC 6750, b64token). Match: a1B2-._~+/c3==. Near miss: a1 b2 (a space).
const BEARER_TOKEN = /^[A-Za-z0-9._~+/-]+=*$/;

// Match: the 64 digits that `signalbox notify-token hash` prints. Near miss: the token itself.
const SHA256 = /^[0-9a-f]{64}$/;

// Match: SBAK7Q2XN4. Near miss: SB/AK (a slash, which parts the scope of a signature).
const ACCESS_KEY_ID = /^[\w-]{4,128}$/;

// As long as AWS's own.
const SECRET_ACCESS_KEY_MIN_LENGTH = 40;

const token = z
  .instanceof(Secret)
  .refine((secret) => secret.reveal().length >= NOTIFY_TOKEN_MIN_LENGTH, {
    error: `must have at least ${NOTIFY_TOKEN_MIN_LENGTH} characters`,
    abort: true,
  })
  .refine((secret) => BEARER_TOKEN.test(secret.reveal()), 'may hold only letters, digits and - . _ ~ + /')
  .optional()
  .describe('The bearer token that the sender shows, at least 20 characters. Better: tokenSha256.');

const tokenSha256 = z
  .string()
  .regex(SHA256, 'must be the 64 digits that "signalbox notify-token hash" prints for a token')
  .optional()
  .describe('The SHA-256 of the token, in the place of the token: `signalbox notify-token new` prints both.');

function expiresAt(what: string): z.ZodISODateTime {
  return z.iso.datetime({ offset: true, error: 'must be an instant, such as 2027-01-31T00:00:00Z' }).describe(what);
}

const name = z
  .string()
  .refine(isConfigurationName, 'must be 1 to 128 letters, digits, hyphens or underscores')
  .describe('Who sends; shown in logs and deliveries, unique among all senders.');

const configurationNames = z
  .array(z.string())
  .min(1)
  .optional()
  .describe('The channel configurations that this sender may notify. Without it: all.');

const PreviousTokenConfig = z.strictObject({
  token,
  tokenSha256,
  expiresAt: expiresAt('Until when the old token opens the door.'),
});

/** A sender at the HTTP door that shows a token. */
export const NotifyTokenConfig = z.strictObject({
  name,
  token,
  tokenSha256,
  expiresAt: expiresAt('Until when the token opens the door. Without it: until it is taken out.').optional(),
  previous: PreviousTokenConfig.optional().describe('The token before this one, which counts beside it until senders have changed.'),
  configurationNames,
});
/** A sender at the HTTP door that shows a token. */
export type NotifyTokenConfig = z.infer<typeof NotifyTokenConfig>;

const WebhookKeyConfig = z.strictObject({
  secret: z
    .instanceof(Secret)
    .refine((secret) => readWebhookSecret(secret.reveal()) !== undefined, 'must be whsec_ and base64 of 24 to 64 bytes')
    .optional()
    .describe('A secret of Standard Webhooks, such as whsec_..., with which the sender signs (v1).'),
  publicKey: z
    .string()
    .refine((text) => readWebhookPublicKey(text) !== undefined, 'must be whpk_ and base64 of the 32 bytes of an ed25519 key')
    .optional()
    .describe('A public key of Standard Webhooks, such as whpk_..., with whose private key the sender signs (v1a).'),
  expiresAt: expiresAt('Until when the key counts. Without it: until it is taken out.').optional(),
});

/** A sender at the HTTP door that signs by Standard Webhooks. */
export const NotifyWebhookConfig = z.strictObject({
  name,
  keys: z.array(WebhookKeyConfig).min(1).max(4).describe('The keys that count; two while they are changed.'),
  configurationNames,
});
/** A sender at the HTTP door that signs by Standard Webhooks. */
export type NotifyWebhookConfig = z.infer<typeof NotifyWebhookConfig>;

const AccessKeyConfig = z.strictObject({
  accessKeyId: z
    .string()
    .regex(ACCESS_KEY_ID, 'must be 4 to 128 letters, digits, hyphens or underscores')
    .describe('The name of the key, made up by you; unique.'),
  secretAccessKey: z
    .instanceof(Secret)
    .refine(
      (secret) => secret.reveal().length >= SECRET_ACCESS_KEY_MIN_LENGTH,
      `must have at least ${SECRET_ACCESS_KEY_MIN_LENGTH} characters`,
    )
    .describe('Its secret, made up by you: it opens this door alone, and nothing at AWS.'),
  expiresAt: expiresAt('Until when the key counts. Without it: until it is taken out.').optional(),
});

/** A sender at the HTTP door that signs by Signature Version 4. */
export const NotifyAccessKeyConfig = z.strictObject({
  name,
  keys: z.array(AccessKeyConfig).min(1).max(4).describe('The keys that count; two while they are changed.'),
  configurationNames,
});
/** A sender at the HTTP door that signs by Signature Version 4. */
export type NotifyAccessKeyConfig = z.infer<typeof NotifyAccessKeyConfig>;

/** The HTTP door. */
export const NotifyConfig = z.strictObject({
  tokens: z
    .array(NotifyTokenConfig)
    .default([])
    .describe(
      'Who may send with a token. Without any sender here or below: whoever has the token in the file notify-token of the data folder.',
    ),
  webhooks: z.array(NotifyWebhookConfig).default([]).describe('Who may send with signatures of Standard Webhooks.'),
  accessKeys: z.array(NotifyAccessKeyConfig).default([]).describe('Who may send with signatures of AWS Signature Version 4.'),
});
/** The HTTP door. */
export type NotifyConfig = z.infer<typeof NotifyConfig>;
