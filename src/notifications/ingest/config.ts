// The `sns` and `notify` parts of the configuration: what the doors for events need to know.
import { z } from 'zod';
import { isConfigurationName } from '../../domain/channel-configuration.ts';
import { Secret } from '../../lib/secret.ts';

// Fewest characters of a bearer token: 20 random letters and digits hold about 119 bits, out of reach of guessing.
const NOTIFY_TOKEN_MIN_LENGTH = 20;
// A bearer token is one word (RFC 6750, b64token). Match: a1B2-._~+/c3==. Near miss: a1 b2 (a space).
const BEARER_TOKEN = /^[A-Za-z0-9._~+/-]+=*$/;

const PinnedCertificateConfig = z.strictObject({
  url: z
    .url({ protocol: /^https$/, error: 'must be an https address' })
    .describe('The SigningCertURL, as it stands in the messages of the topic.'),
  file: z.string().min(1).meta({ isPath: true }).describe('PEM file with the certificate that this address serves.'),
});
/** The door for Amazon SNS. */
export const SnsConfig = z.strictObject({
  requireSignatureVersion2: z
    .boolean()
    .default(false)
    .describe('Refuse messages signed with SHA-1 (SignatureVersion 1). Topics must have SignatureVersion 2 set.'),
  pinnedCertificates: z
    .array(PinnedCertificateConfig)
    .default([])
    .describe('Signing certificates to read from files, for places without a way out to AWS.'),
  endpointUrl: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .optional()
    .describe('Address to confirm subscriptions at instead of the SNS endpoint of the Region, for example a VPC endpoint.'),
});
/** The door for Amazon SNS. */
export type SnsConfig = z.infer<typeof SnsConfig>;

/** A sender at the door for custom notifications. */
export const NotifyTokenConfig = z.strictObject({
  name: z
    .string()
    .refine(isConfigurationName, 'must be 1 to 128 letters, digits, hyphens or underscores')
    .describe('Who sends with this token; shown in logs and deliveries, unique.'),
  token: z
    .instanceof(Secret)
    .refine((token) => token.reveal().length >= NOTIFY_TOKEN_MIN_LENGTH, {
      error: `must have at least ${NOTIFY_TOKEN_MIN_LENGTH} characters`,
      abort: true,
    })
    .refine((token) => BEARER_TOKEN.test(token.reveal()), 'may hold only letters, digits and - . _ ~ + /')
    .describe('The bearer token that the sender shows, at least 20 characters.'),
  configurationNames: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('The channel configurations that this sender may notify. Without it: all.'),
});
/** A sender at the door for custom notifications. */
export type NotifyTokenConfig = z.infer<typeof NotifyTokenConfig>;

/** The door for custom notifications. */
export const NotifyConfig = z.strictObject({
  tokens: z
    .array(NotifyTokenConfig)
    .default([])
    .describe('Who may send. Without it: whoever has the token in the file notify-token of the data folder.'),
});
/** The door for custom notifications. */
export type NotifyConfig = z.infer<typeof NotifyConfig>;
