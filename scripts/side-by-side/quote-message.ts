// What a message says, for those who cannot see its picture.
import { composeEvent } from '../../src/app/compose-event.ts';
import { renderPlainText } from '../../src/messages/plain-text.ts';

// Match: "Open in AWS console: https://eu-west-1.console.aws.amazon.com/...", and an address alone. Near miss: "Changes: 12 commits".
const ENDS_IN_ADDRESS = /^(.*: )?https?:\/\/\S+$/;
// Match: the rest of "shop (https://console.aws.amazon.com/ecs)". Near miss: "orders-5xx (ALARM)".
const ADDRESS_IN_BRACKETS = / \(https?:\/\/[^\s()]+\)/g;
// Match: "    arn:aws:s3:::shop". Near miss: "Resource: arn:aws:s3:::shop".
const ARN_ALONE = /^ {4}arn:\S+$/;

/** Quotes the message of an event as `signalbox render --to text` has it, without links and ARNs. */
export function quoteMessage(body: Uint8Array): string {
  return renderPlainText(composeEvent(body))
    .split('\n')
    .filter((line) => !ENDS_IN_ADDRESS.test(line) && !ARN_ALONE.test(line))
    .join('\n')
    .replaceAll(ADDRESS_IN_BRACKETS, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
