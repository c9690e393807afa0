// How patient the queue is (docs/guides/amazon-sqs.md tells why).

/** As long as SQS keeps a message: 14 days (SQS API, MessageRetentionPeriod). */
export const QUEUE_SECONDS = 1_209_600;

/** The same for what could not be taken in. */
export const DEAD_LETTER_SECONDS = 1_209_600;

/** How long a message that was read is hidden: longer than a look at it takes. */
export const VISIBILITY_SECONDS = 60;

/** How often a message may come before it is set aside: Signalbox shows what came five times as plain text, so not before. */
export const MAX_RECEIVE_COUNT = 20;
