// The last line of a message: where it comes from, and where all of it is kept.
import { parseArn, resourceName } from '../../domain/arn.ts';
import type { Notification } from '../../domain/notification.ts';
import type { RawEvent } from '../../domain/raw-event.ts';
import { oneLine } from '../../messages/one-line.ts';
import { text, type Span } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { NOTHING, type Composed } from './composed.ts';
import { isCustomNotification } from './is-custom-notification.ts';

/** What the footer tells of the event itself. */
export interface EventOrigin extends Pick<RawEvent, 'topicArn' | 'sender'> {
  /** Where people open the event as it is stored; absent where nobody could. */
  readonly originalUrl?: string;
}

/** What the link to the stored event says. */
const ORIGINAL = 'Original';

const ORIGIN_MAX_LENGTH = 150;

/** Composes the footer; `hasTime` says that the message shows above when it happened. */
export function composeFooter(notification: Notification, origin: EventOrigin, hasTime: boolean): Composed {
  const at = hasTime ? undefined : notification.occurredAt;
  const parts: readonly (readonly Span[])[] = [
    // First: a platform without room for a long name of a sender cuts the end.
    ...originalLink(origin).map((link) => [link]),
    ...originWords(origin).map((words) => [text(words)]),
    ...placeWords(notification).map((words) => [text(words)]),
    ...(at === undefined ? [] : [[{ kind: 'time', at } as const]]),
  ];
  const originSpans = parts.flatMap((part, index) => (index === 0 ? part : [text(' · '), ...part]));
  const sentence = sentenceOf(notification);
  const gap = sentence === '' || originSpans.length === 0 ? '' : ' ';
  const spans = [...(sentence === '' ? [] : [text(sentence + gap)]), ...originSpans];
  return spans.length === 0 ? NOTHING : { blocks: [{ kind: 'footer', spans }], cuts: [] };
}

/** Links to the event as it is stored, where people can open it. */
export function originalLink({ originalUrl: url }: Pick<EventOrigin, 'originalUrl'>): readonly Span[] {
  return url === undefined ? [] : [{ kind: 'link', url, text: ORIGINAL }];
}

function sentenceOf(notification: Notification): string {
  if (notification.isSample) return 'Sample event: made up by Signalbox, no AWS account involved.';
  if (isCustomNotification(notification)) return '📬 Custom notification delivered by Signalbox.';
  return notification.isUnrecognized ? 'Signalbox does not know this kind of event and shows it plainly.' : '';
}

function originWords({ topicArn, sender }: EventOrigin): readonly string[] {
  const topic = topicArn === undefined ? '' : topicName(topicArn);
  const person = sender === undefined ? '' : bounded(sender);
  return [topic === '' ? '' : `Via topic ${topic}`, person === '' ? '' : `Sent by ${person}`].filter((words) => words !== '');
}

/** An operator's title may leave account and Region out; wherever it happened, the id stands in the message. */
function placeWords({ name, accountId, region }: Notification): readonly string[] {
  if (name?.kind !== 'styled' || accountId === undefined || name.source.includes(accountId)) return [];
  return [bounded(region === undefined ? `Account ${accountId}` : `Account ${accountId}, ${region}`)];
}

function topicName(topicArn: string): string {
  const arn = parseArn(topicArn);
  return bounded(arn === undefined ? topicArn : resourceName(arn));
}

function bounded(words: string): string {
  return truncateText(oneLine(words), ORIGIN_MAX_LENGTH);
}
