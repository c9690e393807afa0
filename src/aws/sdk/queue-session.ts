// With whose credentials a queue is read: the machine's own, or a session of a role in the account of the queue that can do nothing but that.
import { parseQueueUrl } from '../../domain/queue-url.ts';
import { partitionOfRegion } from '../../domain/partition.ts';
import type { RoleArn } from '../../domain/role-arn.ts';
import { sessionOfOurs, type CallCredentials } from '../../domain/role-session.ts';

/** The name of sessions in which nobody asked for anything: CloudTrail shows it for each call. */
const OWN_NAME = 'signalbox.queues';

/** A queue, and the role with which it is read. */
export interface QueueWithRole {
  readonly queueUrl: string;
  readonly region: string;
  /** Without it: the machine's own credentials. */
  readonly roleArn?: RoleArn;
  readonly externalId?: string;
}

/** Returns the credentials with which a queue is read. */
export function credentialsOfQueue({ queueUrl, region, roleArn, externalId }: QueueWithRole): CallCredentials {
  if (roleArn === undefined) return 'ambient';
  const account = { roleArn, ...(externalId === undefined ? {} : { externalId }) };
  return sessionOfOurs(account, { name: OWN_NAME, tags: [], policy: JSON.stringify(policyOf(queueUrl, region)) });
}

function policyOf(queueUrl: string, region: string): unknown {
  const { accountId = '*', queueName = '*' } = parseQueueUrl(queueUrl) ?? {};
  const { id, dnsSuffix } = partitionOfRegion(region) ?? { id: 'aws', dnsSuffix: 'amazonaws.com' };
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility'],
        Resource: `arn:${id}:sqs:${region}:${accountId}:${queueName}`,
      },
      {
        // What is encrypted with a key of the account is decrypted by SQS in the name of whoever reads (SQS developer guide, key management).
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: { StringEquals: { 'kms:ViaService': `sqs.${region}.${dnsSuffix}` } },
      },
    ],
  };
}
