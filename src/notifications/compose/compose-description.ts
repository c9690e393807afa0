// The cause in the sender's own words: markup of custom notifications as blocks, everything else as it stands.
import { isJson } from '../../lib/is-json.ts';
import type { Notification } from '../../domain/notification.ts';
import type { Block } from '../../messages/message.ts';
import { parseClientMarkdown } from '../../messages/parse-client-markdown.ts';
import { parseStyledText } from '../../messages/parse-styled-text.ts';
import { sliceText } from '../../messages/slice-text.ts';
import { truncateBlocks } from '../../messages/truncate-blocks.ts';
import { makeVisible } from '../../messages/visible-text.ts';
import { DESCRIPTION_BLOCKS_MAX, DESCRIPTION_MAX_LENGTH, MARKUP_SOURCE_FACTOR } from './compose-limits.ts';
import { NOTHING, type Composed } from './composed.ts';
import { plainSpans } from './plain-spans.ts';
import { roomFor } from './room-for.ts';
import { tellingSpans } from './telling-spans.ts';

/** Composes the description of a notification. */
export function composeDescription({ description, isUnrecognized }: Notification): Composed {
  if (description === undefined || description.source.trim() === '') return NOTHING;
  if (description.kind === 'styled') return bounded(parseStyledText(description), description.source);
  const isMarkup = description.kind === 'client-markdown';
  const source = makeVisible(description.source);
  const read = sliceText(source, DESCRIPTION_MAX_LENGTH * (isMarkup ? MARKUP_SOURCE_FACTOR : 1));
  const parsed = isMarkup
    ? parseClientMarkdown(read)
    : [plainBlock(read, { isUnrecognized, isCode: isUnrecognized && isDocument(source) })];
  const { blocks, cuts } = bounded(parsed, source);
  return { blocks, cuts: read === source ? cuts : [cutOf(source.length)] };
}

function bounded(parsed: readonly Block[], source: string): Composed {
  // The room of one unit a block is what truncateBlocks counts for the block itself.
  const room = roomFor(source, DESCRIPTION_MAX_LENGTH) + DESCRIPTION_BLOCKS_MAX;
  const { blocks, isTruncated } = truncateBlocks(parsed.slice(0, DESCRIPTION_BLOCKS_MAX), room);
  return { blocks, cuts: isTruncated || parsed.length > DESCRIPTION_BLOCKS_MAX ? [cutOf(source.length)] : [] };
}

function cutOf(sourceLength: number): string {
  return `description (${sourceLength} characters)`;
}

// What is not understood stands exactly as it came.
function plainBlock(source: string, { isUnrecognized, isCode }: { isUnrecognized: boolean; isCode: boolean }): Block {
  if (isCode) return { kind: 'code', text: source.trim() };
  return { kind: 'paragraph', spans: isUnrecognized ? plainSpans(source) : tellingSpans(source) };
}

/** Tells whether a text is a JSON object or list: its indentation is worth keeping. */
function isDocument(source: string): boolean {
  return /^\s*[{[]/.test(source) && isJson(source);
}
