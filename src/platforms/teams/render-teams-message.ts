// A message as Teams shows it: an Adaptive Card whose title has the color of the message's tone.
import { cutText } from '../../messages/cut-text.ts';
import { httpUrl } from '../../messages/http-url.ts';
import { oneLine } from '../../messages/one-line.ts';
import { oneLineSpans } from '../../messages/one-line-spans.ts';
import type { Block, Message, Title, Tone } from '../../messages/message.ts';
import { truncateBlock } from '../../messages/truncate-blocks.ts';
import { escapeSummary } from './escape-summary.ts';
import { fitElements, type PlacedElement } from './fit-elements.ts';
import { roomOf, type TeamsTarget } from './measure-json.ts';
import { writeMentionBook, type MentionBook } from './mention-book.ts';
import { renderBlock } from './render-blocks.ts';
import { renderLines, toParsedText } from './render-lines.ts';
import { renderParsedLine } from './render-parsed-line.ts';
import { splitLines, type Line } from './split-lines.ts';
import { MAX_BOT_MESSAGE_SIZE, MAX_FALLBACK_LENGTH } from './teams-limits.ts';
import type { TeamsCard, TeamsContainer, TeamsElement, TeamsMention, TeamsPayload, TeamsText } from './teams-payload.ts';

/** The colors of a card by name, so that each theme has its own. Color alone says nothing: the title's emoji says it as well. */
const TITLE_STYLES: Readonly<Record<Tone, TeamsContainer['style']>> = {
  bad: 'attention',
  warning: 'warning',
  good: 'good',
  progress: 'accent',
  neutral: 'emphasis',
};

/** Stands where a message says nothing at all. */
const WORDLESS = 'Notification';

/** Where a message goes, and what was made for it. */
export interface TeamsSurroundings {
  /** A bot by default. */
  readonly target?: TeamsTarget;
  /** The pictures of its charts as data addresses, in their order; one that has no room or is none is its description. */
  readonly pictures?: readonly (string | undefined)[];
}

/** Renders a message; the same message always gives the same payload, within all of Teams' limits. */
export function renderTeamsMessage(message: Message, { target = 'bot', pictures = [] }: TeamsSurroundings = {}): TeamsPayload {
  const book = writeMentionBook(message);
  const summary = renderSummary(message);
  const envelope = toPayload(summary, [], [...book.values()]);
  const charts = message.blocks.filter(({ kind }) => kind === 'chart');
  const forms = message.blocks.filter(({ kind }) => kind === 'form');
  const shownPictures = choosePictures(pictures, target);
  const room = roomOf(target, sizeOf(shownPictures));
  const surroundingsOf = (block: Block) => ({
    book,
    hasButtons: target === 'bot',
    formIndex: forms.indexOf(block),
    canEdit: forms.length === 0,
    blockIndex: message.blocks.indexOf(block),
    picture: shownPictures[charts.indexOf(block)],
  });
  const elements: readonly PlacedElement[] = [
    { element: renderTitle(message, summary, book), weight: 'first' },
    ...message.blocks.flatMap((block) =>
      renderBlock(shorten(block), surroundingsOf(block)).map((element): PlacedElement => ({ element, weight: weightOf(block, element) })),
    ),
  ];
  const body = fitElements(elements, { ...room, size: room.size - room.measure(envelope) });
  return toPayload(summary, body, mentionedIn(body, book));
}

/** What no message has room for need not be rendered: a code unit takes a byte at least. */
function shorten(block: Block): Block {
  return truncateBlock(block, MAX_BOT_MESSAGE_SIZE) ?? block;
}

function renderSummary({ fallbackText }: Message): string {
  const line = oneLine(fallbackText);
  return escapeSummary(cutText(line === '' ? WORDLESS : line, MAX_FALLBACK_LENGTH, (part) => escapeSummary(part).length));
}

function renderTitle({ title, tone }: Message, summary: string, book: MentionBook): TeamsContainer {
  const url = title.url === undefined ? undefined : httpUrl(title.url);
  return {
    type: 'Container',
    style: TITLE_STYLES[tone],
    bleed: true,
    items: renderTitleText(title, summary, book),
    ...(url === undefined ? {} : { selectAction: { type: 'Action.OpenUrl', url } }),
  };
}

function renderTitleText({ emoji, spans }: Title, summary: string, book: MentionBook): readonly TeamsText[] {
  const look = { size: 'Medium', weight: 'Bolder' } as const;
  const said = splitLines(oneLineSpans(spans), book).flat();
  const words: Line = said.length === 0 ? splitLines([{ kind: 'text', text: summary }], book).flat() : said;
  const sign = oneLine(emoji ?? '');
  const line: Line = sign === '' ? words : [{ kind: 'words', text: `${sign} `, look: {} }, ...words];
  // A heading is what screen readers jump to; only a parsed text can be one.
  const parsed = renderParsedLine(line.map((piece) => (piece.kind === 'words' ? { ...piece, look: withoutBold(piece.look) } : piece)));
  return parsed === undefined ? renderLines([line], look) : [{ ...toParsedText(parsed, look), style: 'heading' }];
}

/** All of the title is bold. */
function withoutBold({ isBold: _isBold, ...look }: Line[number]['look']): Line[number]['look'] {
  return look;
}

// Match: data:image/png;base64,iVBORw0=. Near miss: https://example.com/chart.png (Teams would fetch it, and nobody else can).
const PICTURE = /^data:image\/(?:png|jpeg|gif);base64,[\d+/a-z]+={0,2}$/i;

/** What pictures may take of a message; its words need the rest. */
const MAX_PICTURES_SHARE = 0.7;

/** Takes the pictures that fit beside the words. */
function choosePictures(pictures: readonly (string | undefined)[], target: TeamsTarget): readonly (string | undefined)[] {
  let left = roomOf(target, 0).size * MAX_PICTURES_SHARE;
  return pictures.map((picture) => {
    if (picture === undefined || picture.length > left || !PICTURE.test(picture)) return undefined;
    left -= picture.length;
    return picture;
  });
}

function sizeOf(pictures: readonly (string | undefined)[]): number {
  return pictures.reduce((size, picture = '') => size + picture.length, 0);
}

/** What somebody waits for, follows or is called by stays. */
function weightOf({ kind }: Block, element: TeamsElement): PlacedElement['weight'] {
  if (kind === 'footer') return 'first';
  const isEssential = kind === 'actions' || kind === 'links' || kind === 'form' || kind === 'file' || isCall(element);
  return isEssential ? 'essential' : 'plain';
}

function isCall(element: TeamsElement): boolean {
  return element.type === 'TextBlock' && element.text.includes('<at>');
}

/** Lists whom the shown elements call; no text of a message holds the tag, because every one is broken. */
function mentionedIn(body: readonly TeamsElement[], book: MentionBook): readonly TeamsMention[] {
  if (book.size === 0) return [];
  const json = JSON.stringify(body);
  return [...book.values()].filter(({ text }) => json.includes(text));
}

function toPayload(summary: string, body: readonly TeamsElement[], entities: readonly TeamsMention[]): TeamsPayload {
  const content: TeamsCard = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: summary,
    msteams: { width: 'Full', ...(entities.length === 0 ? {} : { entities }) },
    body,
  };
  return { type: 'message', summary, attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] };
}
