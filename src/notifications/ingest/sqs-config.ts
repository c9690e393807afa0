// The `sqs` part of the configuration: the queues from which events are read.
import { z } from 'zod';
import { knownRegions } from '../../domain/partition.ts';
import { parseQueueUrl } from '../../domain/queue-url.ts';
import { parseRoleArn } from '../../domain/role-arn.ts';

// STS API, AssumeRole: ExternalId. Match: a1b2-c3:d4. Near miss: a (too short), a b.
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;

const SqsQueueConfig = z.strictObject({
  queueUrl: z
    .string()
    .refine(
      (text) => parseQueueUrl(text) !== undefined,
      'must be the URL of an SQS queue in a known Region, such as https://sqs.us-east-1.amazonaws.com/123456789012/signalbox',
    )
    .describe('URL of the queue, as SQS shows it.'),
  region: z
    .string()
    .refine((text) => knownRegions.includes(text), 'must be a known AWS Region, such as eu-west-1')
    .optional()
    .describe('Region of the queue, needed only where its URL names none (a queue on this machine, for tests).'),
  role: z
    .string()
    .refine(
      (text) => parseRoleArn(text) !== undefined,
      'must be the ARN of an IAM role, such as arn:aws:iam::123456789012:role/signalbox-queues',
    )
    .optional()
    .describe(
      "ARN of the role with whose session the queue is read, where it is in another account. Without it: this machine's own credentials.",
    ),
  externalId: z
    .string()
    .regex(EXTERNAL_ID, 'must be 2 to 1224 letters, digits or characters of _+=,.@:/-')
    .optional()
    .describe("The external id that the role's trust policy asks for."),
  configurationNames: z
    .array(z.string())
    .min(1)
    .optional()
    .describe(
      'The channel configurations that get every event of this queue. Without it: events of an SNS topic go to the configurations that list the topic, all others to every configuration.',
    ),
});

/** The doors for Amazon SQS. */
export const SqsConfig = z.strictObject({
  queues: z
    .array(SqsQueueConfig)
    .default([])
    .describe('Queues to read events from. Whatever arrives there is trusted: the policy of the queue decides who may send.'),
});
/** The doors for Amazon SQS. */
export type SqsConfig = z.infer<typeof SqsConfig>;
