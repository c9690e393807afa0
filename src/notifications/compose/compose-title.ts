// The title: what kind of event, about what, and in which Region and account it happened.
import type { Notification } from '../../domain/notification.ts';
import { httpUrl } from '../../messages/http-url.ts';
import type { Title } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import { text } from '../../messages/spans.ts';
import { textOfSpans } from '../../messages/text-of-spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { TITLE_MAX_LENGTH } from './compose-limits.ts';
import { inlineMarkup, styledLine } from './inline-text.ts';
import { toneEmoji } from './tone-emoji.ts';

/** A title, its words on one line, and whether something of it was cut. */
export interface ComposedTitle {
  readonly title: Title;
  readonly words: string;
  readonly isCut: boolean;
}

/** Stands between the parts of a title. */
export const SEPARATOR = ' | ';
const KIND_MAX_LENGTH = 120;
// Match: 🚀 Deployed. Near miss: 3 tasks failed (digits are emoji only in a keycap).
const OWN_EMOJI = /^\p{Extended_Pictographic}/u;
// Longest Region code and account id that make sense; both come from the event, so they are bounded like all else. Names of accounts are ours.
const PLACE_MAX_LENGTH = 40;

/** What the people of a channel call accounts, by account id. */
export type AccountNames = Readonly<Record<string, string>>;

/** Composes the title of a notification; a custom notification has its own title alone. */
export function composeTitle(notification: Notification, accountNames: AccountNames = {}): ComposedTitle {
  const url = notification.consoleUrl === undefined ? undefined : httpUrl(notification.consoleUrl);
  const link = url === undefined ? {} : { url };
  const { name } = notification;
  if (name?.kind === 'client-markdown') {
    const { spans, isCut } = inlineMarkup(name, TITLE_MAX_LENGTH);
    const words = oneLine(textOfSpans(spans));
    if (words !== '') return { title: { spans, ...link }, words, isCut };
  }
  const emoji = toneEmoji(notification);
  if (name?.kind === 'styled') {
    const { spans, isCut } = styledLine(name, TITLE_MAX_LENGTH);
    const words = oneLine(textOfSpans(spans));
    // An emoji of the operator's own takes the place of ours.
    const own = OWN_EMOJI.test(words) ? {} : { emoji };
    if (words !== '') return { title: { ...own, spans, ...link }, words: own.emoji === undefined ? words : `${emoji} ${words}`, isCut };
  }
  const { words, isCut } = titleWords(notification, accountNames);
  return { title: { emoji, spans: [text(words)], ...link }, words: `${emoji} ${words}`, isCut };
}

/** Joins kind, name, Region and account; a long name is cut so that Region and account always stand. */
function titleWords(notification: Notification, accountNames: AccountNames): { words: string; isCut: boolean } {
  const { kind, name } = notification;
  const shownKind = kindWords(notification);
  const place = placeWords(notification, accountNames);
  const nameWords = name === undefined ? '' : oneLine(name.source);
  const room = TITLE_MAX_LENGTH - [shownKind, '', ...place].join(SEPARATOR).length;
  // Some events are named like their kind; once is enough.
  const shownName = nameWords === oneLine(kind) ? '' : truncateText(nameWords, room);
  return {
    words: [shownKind, shownName, ...place].filter((part) => part !== '').join(SEPARATOR),
    isCut: oneLine(kind).length > KIND_MAX_LENGTH || (shownName !== '' && shownName !== nameWords),
  };
}

/** Returns what the sender calls this kind of event. */
export function kindWords({ kind }: Notification): string {
  const words = oneLine(kind);
  return words === '' ? 'Notification' : truncateText(words, KIND_MAX_LENGTH);
}

/** Returns where it happened: Region and account, as far as they are known. */
export function placeWords({ region, accountId }: Notification, accountNames: AccountNames): readonly string[] {
  const account = accountId === undefined ? '' : `Account: ${accountWords(accountId, accountNames)}`;
  return [bounded(region), account].filter((part) => part !== '');
}

/** The id always stands: names are given, and given again. */
function accountWords(accountId: string, accountNames: AccountNames): string {
  const name = Object.hasOwn(accountNames, accountId) ? (accountNames[accountId] ?? '') : '';
  return name === '' ? bounded(accountId) : `${name} (${bounded(accountId)})`;
}

function bounded(place = ''): string {
  return truncateText(oneLine(place), PLACE_MAX_LENGTH);
}
