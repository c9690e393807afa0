// The shop's queues and topics. The topic of the alarms is the one that the sample alarm comes from.
import type { DemoPlace } from '../demo-place.ts';

interface QueueRecord {
  readonly name: string;
  readonly waiting: number;
  readonly inFlight: number;
  readonly deadLettersIn?: string;
}

const QUEUES: readonly QueueRecord[] = [
  { name: 'mail-outbox', waiting: 3, inFlight: 1 },
  { name: 'open-orders', waiting: 342, inFlight: 20, deadLettersIn: 'open-orders-dead-letters' },
  { name: 'open-orders-dead-letters', waiting: 0, inFlight: 0 },
];

const TOPICS: readonly string[] = ['order-events', 'shop-alarms', 'shop-deployments'];

/** Returns the queues with what SQS tells of them. */
export function listQueues(place: DemoPlace) {
  return QUEUES.map(({ name, waiting, inFlight, deadLettersIn }) => ({
    name,
    url: `https://sqs.${place.region}.${place.dnsSuffix}/${place.accountId}/${name}`,
    // SQS writes everything as text, and instants in seconds since 1970.
    attributes: {
      QueueArn: place.arn('sqs', name),
      ApproximateNumberOfMessages: String(waiting),
      ApproximateNumberOfMessagesNotVisible: String(inFlight),
      ApproximateNumberOfMessagesDelayed: '0',
      CreatedTimestamp: seconds(place.daysAgo(360, '08:15:00')),
      LastModifiedTimestamp: seconds(place.daysAgo(48, '09:20:00')),
      VisibilityTimeout: '60',
      MaximumMessageSize: '262144',
      MessageRetentionPeriod: '1209600',
      DelaySeconds: '0',
      ReceiveMessageWaitTimeSeconds: '20',
      SqsManagedSseEnabled: 'true',
      ...(deadLettersIn === undefined
        ? {}
        : { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: place.arn('sqs', deadLettersIn), maxReceiveCount: 5 }) }),
    } as Readonly<Record<string, string>>,
  }));
}

/** Returns the topics as SNS lists them. */
export function listTopics(place: DemoPlace) {
  return TOPICS.map((name) => ({ TopicArn: place.arn('sns', name) }));
}

function seconds(at: Date): string {
  return String(Math.floor(at.getTime() / 1000));
}
