// Telling topics of SNS from other ARNs.
import { parseArn } from '../domain/arn.ts';

// Amazon SNS API, CreateTopic: 1 to 256 letters, digits, hyphens and underscores, and .fifo on FIFO topics.
// Match: alarms. Near miss: alarms:4e6e2f3a (a subscription).
const TOPIC_NAME = /^[A-Za-z0-9_-]{1,256}(?:\.fifo)?$/;

/** Tells whether a text is the ARN of an SNS topic. */
export function isSnsTopicArn(text: string): boolean {
  const arn = parseArn(text);
  return arn?.service === 'sns' && arn.region !== '' && /^\d{12}$/.test(arn.accountId) && TOPIC_NAME.test(arn.resource);
}
