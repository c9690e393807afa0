// Whom a message calls in Teams, and under which names: an `<at>` tag is bound to a person by its text, so each person has a name of
// their own in the message.
import type { Message } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import type { MentionTarget, Span } from '../../messages/spans.ts';
import { mapSpans } from '../../messages/map-spans.ts';
import { sliceText } from '../../messages/slice-text.ts';
import { MAX_MENTIONS } from './teams-limits.ts';
import type { TeamsMention } from './teams-payload.ts';

// The three ids that Teams takes of a person (learn.microsoft.com, Format cards in Microsoft Teams).
// Match: 29:1a-b_C, 49c4641c-ab91-4248-aebb-6a7de286397b, john.smith@contoso.com. Near miss: U0123ABCD, 19:channel@thread.tacv2.
const PERSON_ID =
  /^(?:29:[\w-]{1,200}|[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|[a-z\d][\w.+-]{0,100}@[a-z\d][a-z\d.-]{0,100}\.[a-z]{2,20})$/i;

// Match: everything but letters, digits and spaces: a name must not hold markup. Near miss: Ana Müller 2.
const NO_NAME_CHARACTER = /[^\p{L}\p{M}\p{N} ]+/gu;

/** Longest name. */
const NAME_MAX_LENGTH = 60;

const NAMELESS = 'somebody';

/** The persons of a message by their ids. */
export type MentionBook = ReadonlyMap<string, TeamsMention>;

/** Lists whom a message calls; groups, channels and teams cannot be called in a card, and are shown as their names. */
export function writeMentionBook(message: Message): MentionBook {
  const book = new Map<string, TeamsMention>();
  const names = new Set<string>();
  for (const { target, text } of mentionsOf(message)) {
    const id = personId(target);
    if (id === undefined || book.has(id) || book.size >= MAX_MENTIONS) continue;
    const name = freeName(text, names);
    names.add(name);
    book.set(id, { type: 'mention', text: `<at>${name}</at>`, mentioned: { id, name } });
  }
  return book;
}

/** Returns the id of a person that Teams knows, or undefined. */
export function personId(target: MentionTarget): string | undefined {
  return target.kind === 'person' && PERSON_ID.test(target.id) ? target.id : undefined;
}

function freeName(text: string, taken: ReadonlySet<string>): string {
  const words = oneLine(text).replace(NO_NAME_CHARACTER, ' ').replace(/ +/g, ' ').trim();
  const name = words === '' ? NAMELESS : sliceText(words, NAME_MAX_LENGTH).trim();
  if (!taken.has(name)) return name;
  for (let count = 2; ; count += 1) if (!taken.has(`${name} ${count}`)) return `${name} ${count}`;
}

type MentionSpan = Extract<Span, { kind: 'mention' }>;

function mentionsOf(message: Message): readonly MentionSpan[] {
  const found: MentionSpan[] = [];
  mapSpans(message, (spans) => {
    found.push(...mentionSpans(spans));
    return spans;
  });
  return found;
}

function mentionSpans(spans: readonly Span[]): readonly MentionSpan[] {
  return spans.flatMap((span) => {
    if (span.kind === 'mention') return [span];
    return 'spans' in span ? mentionSpans(span.spans) : [];
  });
}
