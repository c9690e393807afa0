// The `sns` part of the configuration: what the door for Amazon SNS needs to know.
import { z } from 'zod';

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
