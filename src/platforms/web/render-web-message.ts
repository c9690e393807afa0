// Renders a message for the browser. Pure; everything in the payload is text to show, and the console builds no HTML from it.
import { PERSON_MESSAGE_MAX_LENGTH } from '../../contract/admin-api.ts';
import type { WebBlock, WebPayload, WebSpan } from '../../contract/web-message.ts';
import { httpUrl } from '../../messages/http-url.ts';
import type { Block, Message, Title } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import { sliceText } from '../../messages/slice-text.ts';
import { textOfSpans } from '../../messages/text-of-spans.ts';
import { truncateSpans } from '../../messages/truncate-spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { makeVisible } from '../../messages/visible-text.ts';
import { fitWebBlocks } from './fit-web-blocks.ts';
import { toWebSpans } from './to-web-spans.ts';

/** Longest payload as JSON, in UTF-16 code units: a screen full of the longest messages is still a few megabytes. Our own bound. */
export const WEB_PAYLOAD_MAX_LENGTH = 131_072;

/** Longest title and fallback text, shown; four times the longest title of a notification. */
const LINE_MAX_LENGTH = 1000;

/** Longest JSON of a title: formatting and addresses included. Beyond it the title is its words alone. */
const TITLE_JSON_MAX_LENGTH = 16_384;

/** Longest JSON of what a person has written: PERSON_MESSAGE_MAX_LENGTH code units of up to six characters each, and some room around them. */
const SAID_JSON_MAX_LENGTH = 49_152;

/** Longest id of a person; platforms use about ten code units. */
const USER_ID_MAX_LENGTH = 200;

/** Longest emoji: a family with skin tones has 35 code units. */
const EMOJI_MAX_LENGTH = 64;

/** What is left of the payload's length for buttons, links and footer when a message has to be cut. */
const CLOSING_MAX_LENGTH = 16_384;

const CUT_NOTICE: WebBlock = {
  kind: 'paragraph',
  spans: [{ kind: 'italic', spans: [{ kind: 'text', text: 'This message is too long to be shown whole; its end is missing here.' }] }],
};

/** Renders a message within WEB_PAYLOAD_MAX_LENGTH; a message that had to be cut says so. */
export function renderWebMessage(message: Message): WebPayload {
  const head = {
    title: renderTitle(message),
    tone: message.tone,
    fallbackText: shortLine(message.fallbackText),
    ...(message.author === undefined ? {} : { author: renderAuthor(message.author) }),
  };
  const room = WEB_PAYLOAD_MAX_LENGTH - JSON.stringify({ ...head, blocks: [] }).length;
  const whole = fitWebBlocks(message.blocks, room);
  return { ...head, blocks: whole.isCut ? fitAroundNotice(message.blocks, room) : whole.blocks };
}

/** Keeps buttons, links and footer below the notice: they are short, the buttons wait for an answer, and the links lead to what is missing. */
function fitAroundNotice(blocks: readonly Block[], room: number): WebBlock[] {
  const isClosing = ({ kind }: Block): boolean =>
    kind === 'actions' || kind === 'form' || kind === 'links' || kind === 'file' || kind === 'footer';
  const closing = fitWebBlocks(
    blocks.filter((block) => isClosing(block)),
    CLOSING_MAX_LENGTH,
  );
  const reserved = CLOSING_MAX_LENGTH + JSON.stringify(CUT_NOTICE).length + 1;
  const body = fitWebBlocks(
    blocks.filter((block) => !isClosing(block)),
    room - reserved,
  );
  return [...body.blocks, CUT_NOTICE, ...closing.blocks];
}

function renderTitle({ title, author }: Message): WebPayload['title'] {
  const emoji = sliceText(oneLine(title.emoji ?? ''), EMOJI_MAX_LENGTH);
  const url = title.url === undefined ? undefined : httpUrl(title.url);
  const spans = author === undefined ? titleSpans(title) : saidSpans(title);
  return { ...(emoji === '' ? {} : { emoji }), spans, ...(url === undefined ? {} : { url }) };
}

function titleSpans({ spans }: Title): WebSpan[] {
  const webSpans = toWebSpans(truncateSpans(spans, LINE_MAX_LENGTH));
  if (JSON.stringify(webSpans).length <= TITLE_JSON_MAX_LENGTH) return webSpans;
  return [{ kind: 'text', text: shortLine(textOfSpans(spans)) }];
}

/** What a person has written is shown whole, with its line breaks. */
function saidSpans({ spans }: Title): WebSpan[] {
  const webSpans = toWebSpans(truncateSpans(spans, PERSON_MESSAGE_MAX_LENGTH));
  return JSON.stringify(webSpans).length <= SAID_JSON_MAX_LENGTH ? webSpans : titleSpans({ spans });
}

function renderAuthor({ userId, displayName }: NonNullable<Message['author']>): NonNullable<WebPayload['author']> {
  return { userId: sliceText(makeVisible(userId), USER_ID_MAX_LENGTH), displayName: shortLine(displayName) };
}

function shortLine(content: string): string {
  return truncateText(oneLine(content), LINE_MAX_LENGTH);
}
