// The ARN of an SNS topic, taken apart and checked against the known Regions.
import { parseArn } from './arn.ts';
import { partitionOfRegion } from './partition.ts';

/** The parts of a topic's ARN; the Region is known and lies in the partition. */
export interface TopicArn {
  readonly arn: string;
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly topicName: string;
}

// Amazon SNS API, CreateTopic: at most 256 letters, digits, hyphens and underscores; `.fifo` ends the name of a FIFO topic.
// Match: ops-eu_1, orders.fifo. Near miss: ops.eu (a dot), ops:0123 (that is a subscription).
const TOPIC_NAME_PATTERN = /^(?=.{1,256}$)[A-Za-z0-9_-]+(\.fifo)?$/;

/** Parses the ARN of a topic, or returns undefined where the text is none or its Region is not one of its partition. */
export function parseTopicArn(text: string): TopicArn | undefined {
  const arn = parseArn(text);
  if (arn?.service !== 'sns' || arn.accountId.length !== 12 || !TOPIC_NAME_PATTERN.test(arn.resource)) return undefined;
  if (partitionOfRegion(arn.region)?.id !== arn.partition) return undefined;
  return { arn: text, partition: arn.partition, region: arn.region, accountId: arn.accountId, topicName: arn.resource };
}
