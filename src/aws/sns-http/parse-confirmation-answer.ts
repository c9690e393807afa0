// Reads SNS's answer to ConfirmSubscription: a small XML document of which one element matters.
import type { ConfirmationOutcome } from '../topic-subscriptions.ts';

// The values are matched as plain words without entities, so that no XML has to be understood.
// Match: <SubscriptionArn>arn:aws:sns:us-east-1:123456789012:ops:6b0e71bd</SubscriptionArn>. Near miss: a value with &amp; in it.
const SUBSCRIPTION_ARN_PATTERN = /<SubscriptionArn>\s*([A-Za-z0-9:._-]{1,512})\s*<\/SubscriptionArn>/;
// Match: <Error><Type>Sender</Type><Code>InvalidParameter</Code>. Near miss: <Code> of an HTML page (no <Error> before it).
const ERROR_CODE_PATTERN = /<Error>[^]{0,1000}?<Code>\s*([A-Za-z0-9.]{1,100})\s*<\/Code>/;

// Codes with a status below 500 that say "later" (Amazon SNS API, common errors and ConfirmSubscription).
const PASSING_CODES = new Set([
  'Throttling',
  'ThrottledException',
  'Throttled',
  'ThrottlingException',
  'RequestLimitExceeded',
  'RequestExpired',
]);

/** Returns how the confirmation ended; what does not look like SNS's own answer (a proxy's page) may pass. */
export function parseConfirmationAnswer(httpStatus: number, text: string, topicArn: string): ConfirmationOutcome {
  if (httpStatus === 200) {
    const subscriptionArn = SUBSCRIPTION_ARN_PATTERN.exec(text)?.[1] ?? '';
    // Stops an answer about something else from counting as this topic's confirmation.
    if (subscriptionArn.startsWith(`${topicArn}:`)) return { status: 'confirmed', subscriptionArn };
    return { status: 'unavailable', reason: 'the answer names no subscription to this topic' };
  }
  const code = ERROR_CODE_PATTERN.exec(text)?.[1];
  if (code === undefined) return { status: 'unavailable', reason: `the answer was ${httpStatus} without an error code of SNS` };
  if (httpStatus >= 500 || httpStatus === 429 || PASSING_CODES.has(code)) return { status: 'unavailable', reason: `SNS answered ${code}` };
  return { status: 'refused', reason: `SNS answered ${code}` };
}
