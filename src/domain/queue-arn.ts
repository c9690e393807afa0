// The ARN of an SQS queue, to and from its URL.
import { parseArn } from './arn.ts';
import { partitionOfRegion } from './partition.ts';
import { parseQueueUrl } from './queue-url.ts';

/** Returns the ARN of a queue; `region` is needed for one whose URL names none. Undefined where the text is no URL of a queue. */
export function queueArnOf(queueUrl: string, region?: string): string | undefined {
  const url = parseQueueUrl(queueUrl);
  const where = url?.region ?? region;
  if (url === undefined || where === undefined) return undefined;
  return `arn:${partitionOfRegion(where)?.id ?? 'aws'}:sqs:${where}:${url.accountId}:${url.queueName}`;
}

/** Returns the URL of a queue and where it is; undefined where the text is no ARN of a queue in a known Region. */
export function queueOfArn(text: string): { readonly queueUrl: string; readonly region: string; readonly accountId: string } | undefined {
  const arn = parseArn(text);
  const suffix = partitionOfRegion(arn?.region ?? '')?.dnsSuffix;
  if (arn?.service !== 'sqs' || suffix === undefined) return undefined;
  const queueUrl = `https://sqs.${arn.region}.${suffix}/${arn.accountId}/${arn.resource}`;
  return parseQueueUrl(queueUrl) === undefined ? undefined : { queueUrl, region: arn.region, accountId: arn.accountId };
}
