// The `aws` and `guardrails` parts of the configuration: where commands go, and what caps them.
import { z } from 'zod';

// Match: us-east-1, us-gov-west-1, mx-central-1. Near miss: us-east-1a (an availability zone).
const REGION = /^[a-z]{2,4}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/;

// Match: ops-restart. Near miss: ops restart (a space).
const GUARDRAIL_NAME = /^[A-Za-z0-9_-]{1,128}$/;

/** How long one waits looking unless the file says otherwise: a quarter of a minute. */
const COMMAND_TIMEOUT_SECONDS = 15;

/** The longest wait: beyond it nobody knows any more whether they were heard. */
const COMMAND_TIMEOUT_MAX_SECONDS = 120;

/** Where commands go that do not say so themselves. */
export const AwsConfig = z.strictObject({
  defaultRegion: z
    .string()
    .regex(REGION, 'must be an AWS Region, such as eu-west-1')
    .optional()
    .describe('The Region of commands that name none. Without it: the Region of the environment or the AWS profile, else us-east-1.'),
  commandTimeoutSeconds: z
    .int()
    .min(1)
    .max(COMMAND_TIMEOUT_MAX_SECONDS)
    .default(COMMAND_TIMEOUT_SECONDS)
    .describe('How long one waits for the answer to a command; what takes longer goes on in the background, and its result follows.'),
});
/** Where commands go that do not say so themselves. */
export type AwsConfig = z.infer<typeof AwsConfig>;

/** A guardrail policy as it is written in the file. */
export const GuardrailConfig = z.strictObject({
  name: z
    .string()
    .regex(GUARDRAIL_NAME, 'must be 1 to 128 letters, digits, hyphens or underscores')
    .describe('Name by which channel configurations refer to the guardrail, and which refusals show.'),
  policyFile: z
    .string()
    .min(1)
    .meta({ isPath: true })
    .describe(
      'File with an IAM policy document (JSON). What it does not allow is refused in the channels that name it, whatever the role allows.',
    ),
});
/** A guardrail policy as it is written in the file. */
export type GuardrailConfig = z.infer<typeof GuardrailConfig>;
