// The one line of a lock screen, which shows some hundred characters of it: what happened first, then what kind of event it is and where.
import type { Notification } from '../../domain/notification.ts';
import { oneLine } from '../../messages/one-line.ts';
import { sliceText } from '../../messages/slice-text.ts';
import { textOfSpans } from '../../messages/text-of-spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { FALLBACK_TEXT_MAX_LENGTH } from './compose-limits.ts';
import type { ComposedState } from './compose-state.ts';
import { kindWords, placeWords, SEPARATOR, type AccountNames, type ComposedTitle } from './compose-title.ts';
import { wordsOf } from './inline-text.ts';
import { tellingSpans } from './telling-spans.ts';
import { toneEmoji } from './tone-emoji.ts';

/** Longest name and longest sentence of the line; the place that stands behind them is never cut off. */
const NAME_MAX_LENGTH = 80;
const SENTENCE_MAX_LENGTH = 160;

/** The message whose line it is. */
export interface LineOfMessage {
  readonly title: ComposedTitle;
  readonly state: ComposedState;
  readonly accountNames: AccountNames;
}

/** Composes the line. */
export function composeFallback(notification: Notification, message: LineOfMessage): string {
  const line = hasOwnTitle(notification)
    ? titled(notification, message)
    : (happened(notification, message) ?? titled(notification, message));
  return truncateText(oneLine(notification.isSample ? `Sample: ${line}` : line), FALLBACK_TEXT_MAX_LENGTH);
}

function hasOwnTitle({ name }: Notification): boolean {
  return name !== undefined && name.kind !== 'plain';
}

/** The title that the sender or the operator wrote, then what happened, the state or the cause. */
function titled({ summary, description }: Notification, { title, state }: LineOfMessage): string {
  const said = summary ?? (state.words === '' ? description : undefined);
  const cause = said === undefined ? state.words : saidWords(said, FALLBACK_TEXT_MAX_LENGTH);
  return [title.words, cause].filter((words) => words !== '').join(': ');
}

/** What happened in our sentence, or what has which state; undefined where there is neither. */
function happened(notification: Notification, { state, accountNames }: LineOfMessage): string | undefined {
  const { name, summary, description } = notification;
  const nameWords = name === undefined ? '' : wordsOf(name, NAME_MAX_LENGTH);
  const kind = kindWords(notification);
  const sentence = summary === undefined ? '' : saidWords(summary, SENTENCE_MAX_LENGTH).replace(/\.$/, '');
  if (sentence === '' && state.words === '') return undefined;
  const lead = sentence === '' ? `${state.words}: ${nameWords === '' ? kind : nameWords}` : withEnd(sentence, notification, state);
  const cause = sentence === '' && description !== undefined ? saidWords(description, FALLBACK_TEXT_MAX_LENGTH) : '';
  const parts = [lead, kind, nameWords, ...placeWords(notification, accountNames), cause];
  return `${toneEmoji(notification)} ${withoutRepeats(parts).join(SEPARATOR)}`;
}

/** A sentence about what is over must not read as if it went on: some say what was wrong. */
function withEnd(sentence: string, { tone }: Notification, { words }: ComposedState): string {
  if (tone !== 'good') return sentence;
  return comparable(sentence).includes(comparable(words)) ? sentence : `${words}: ${sentence}`;
}

function comparable(words: string): string {
  return words.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
}

// Addresses of resources and notations of time may be much longer than what they say.
const SOURCE_FACTOR = 4;

/** The words of a sentence, with names for ARNs as the message has them. */
function saidWords(content: NonNullable<Notification['summary' | 'description']>, maxLength: number): string {
  if (content.kind !== 'plain') return wordsOf(content, maxLength);
  const spans = tellingSpans(sliceText(content.source, maxLength * SOURCE_FACTOR));
  return truncateText(oneLine(textOfSpans(spans)), maxLength);
}

/** Nothing is said again that stands in the first part. */
function withoutRepeats([lead = '', ...parts]: readonly string[]): readonly string[] {
  return [lead, ...parts.filter((part) => part !== '' && !lead.includes(part))];
}
