// The `aws` and `guardrails` parts of the configuration: where commands go, and what caps them.
import { z } from 'zod';
import { COMMANDS_PER_MINUTE } from '../domain/channel-control.ts';
import { parsePolicyArn } from '../domain/policy-arn.ts';
import { guardrailTemplates } from '../guardrail-templates/guardrail-templates.ts';

// Match: us-east-1, us-gov-west-1, mx-central-1. Near miss: us-east-1a (an availability zone).
const REGION = /^[a-z]{2,4}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/;

// Match: ops-restart. Near miss: ops restart (a space).
const GUARDRAIL_NAME = /^[A-Za-z0-9_-]{1,128}$/;

// Match: prod-*, *, ops. Near miss: prod.* (a dot).
const NAME_PATTERN = /^[A-Za-z0-9_*-]{1,128}$/;

/** How long one waits looking unless the file says otherwise: a quarter of a minute. */
const COMMAND_TIMEOUT_SECONDS = 15;

/** The longest wait: beyond it nobody knows any more whether they were heard. */
const COMMAND_TIMEOUT_MAX_SECONDS = 120;

/** Nobody types so much; a limit beyond it would be none. */
const COMMANDS_PER_MINUTE_MAX = 10_000;

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
  commandsPerMinute: z
    .int()
    .min(1)
    .max(COMMANDS_PER_MINUTE_MAX)
    .default(COMMANDS_PER_MINUTE)
    .describe('How many commands are taken from one person in a minute. Whoever is faster is told when to try again.'),
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
    .optional()
    .describe(
      'File with an IAM policy document (JSON). What it does not allow is refused in the channels that name it, whatever the role allows.',
    ),
  policyArn: z
    .string()
    .refine(
      (text) => parsePolicyArn(text) !== undefined,
      'must be the ARN of a managed policy, such as arn:aws:iam::aws:policy/ReadOnlyAccess',
    )
    .optional()
    .describe(
      'ARN of a managed policy, in the place of a file: one of AWS, or of the account of the role. Signalbox reads it, and sessions name it.',
    ),
  template: z
    .enum(guardrailTemplates.map(({ name }) => name))
    .optional()
    .describe('Name of a ready-made guardrail, in the place of a file (`signalbox guardrails templates` lists them).'),
});
/** A guardrail policy as it is written in the file. */
export type GuardrailConfig = z.infer<typeof GuardrailConfig>;

/** Guardrails of a selection of channel configurations as they are written in the file. */
export const GuardrailSelectionConfig = z.strictObject({
  configurationNames: z
    .array(z.string().regex(NAME_PATTERN, 'must be a configuration name, in which * stands for any characters'))
    .min(1)
    .describe('Names of channel configurations; `*` stands for any characters, as in `prod-*`.'),
  guardrails: z
    .array(z.string().min(1))
    .describe('Names of guardrail policies. Where several selections hold a channel configuration, the first in the list counts.'),
});
/** Guardrails of a selection of channel configurations as they are written in the file. */
export type GuardrailSelectionConfig = z.infer<typeof GuardrailSelectionConfig>;
