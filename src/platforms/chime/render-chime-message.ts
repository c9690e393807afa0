// A message for an incoming webhook of Amazon Chime: text, and Markdown only where a table or code needs its columns.
import { fileText } from '../../messages/file-text.ts';
import { formBlocks } from '../../messages/form-text.ts';
import { httpUrl } from '../../messages/http-url.ts';
import type { Block, Field, Message } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import { oneLineSpans } from '../../messages/one-line-spans.ts';
import { tableLines } from '../../messages/table-text.ts';
import { truncateBlock } from '../../messages/truncate-blocks.ts';
import { truncateText } from '../../messages/truncate.ts';
import { typedAction } from '../../messages/typed-action.ts';
import { makeVisible } from '../../messages/visible-text.ts';
import { MAX_CONTENT_SIZE, MAX_FALLBACK_LENGTH } from './chime-limits.ts';
import type { ChimePayload } from './chime-payload.ts';
import { escapeChimeCode, escapeChimeMarkdown, escapeChimeText, escapeCommand, escapeLineStarts } from './escape-chime-text.ts';
import { fitSections, type Section } from './fit-sections.ts';
import { liveAddress, renderChimeSpans, type EscapeText } from './render-chime-spans.ts';

/** What a section is rendered with. */
interface Escapes {
  readonly escape: EscapeText;
  readonly isMarkdown: boolean;
}

const WORDLESS = 'Notification';

/** Stands before Markdown. */
const MARKDOWN = '/md ';

/** Renders a message; the same message always gives the same payload, within the length that Chime is said to take. */
export function renderChimeMessage(message: Message): ChimePayload {
  const isMarkdown = message.blocks.some((block) => block.kind === 'table' || block.kind === 'code');
  const escapes: Escapes = { isMarkdown, escape: isMarkdown ? escapeChimeMarkdown : escapeChimeText };
  const rendered = [renderTitle(message, escapes), ...message.blocks.flatMap((block) => renderBlock(shorten(block), escapes))];
  const sections = rendered.map((section) =>
    isMarkdown && section.isCode === undefined ? { ...section, text: escapeLineStarts(section.text) } : section,
  );
  const fitted = fitSections(
    sections.filter(({ text }) => text.trim() !== ''),
    MAX_CONTENT_SIZE - MARKDOWN.length,
  );
  const content = fitted.map((section) => wrap(section, isMarkdown)).join('\n\n');
  return { Content: isMarkdown ? MARKDOWN + content : escapeCommand(content) };
}

/** What no message has room for need not be rendered: a code unit takes a byte at least, but in a table, whose cells are cut. */
function shorten(block: Block): Block {
  return block.kind === 'table' ? block : (truncateBlock(block, MAX_CONTENT_SIZE) ?? block);
}

/** Markdown keeps line breaks in code, and elsewhere only behind two spaces. */
function wrap({ text, isCode }: Section, isMarkdown: boolean): string {
  if (!isMarkdown) return text;
  return isCode ? `\`\`\`\n${text}\n\`\`\`` : text.replaceAll(/\n+/g, '  \n');
}

function renderTitle({ title, fallbackText }: Message, { escape }: Escapes): Section {
  const words = renderChimeSpans(oneLineSpans(title.spans), escape).trim();
  const said = words === '' ? escape(truncateText(oneLine(fallbackText), MAX_FALLBACK_LENGTH)) : words;
  const url = title.url === undefined ? undefined : httpUrl(title.url);
  const emoji = escape(oneLine(title.emoji ?? ''));
  const line = `${emoji} ${said === '' ? WORDLESS : said}`.trim();
  return { text: url === undefined ? line : `${line}\n${liveAddress(url)}`, isEssential: true };
}

function renderBlock(block: Block, escapes: Escapes): readonly Section[] {
  const { escape } = escapes;
  switch (block.kind) {
    case 'paragraph':
      return [{ text: renderChimeSpans(block.spans, escape).trim(), isEssential: false }];
    case 'footer':
      return [{ text: renderChimeSpans(block.spans, escape).trim(), isEssential: true }];
    case 'fields':
      return [{ text: block.fields.flatMap((field) => fieldLine(field, escape)).join('\n'), isEssential: false }];
    case 'list':
      return [{ text: block.items.map((item) => hang('• ', renderChimeSpans(item, escape))).join('\n'), isEssential: false }];
    case 'tags':
      return [{ text: block.tags.map((tag) => renderChimeSpans(oneLineSpans(tag), escape).trim()).join(' · '), isEssential: false }];
    case 'code':
      return [{ text: escapeChimeCode(makeVisible(block.text)), isEssential: false, isCode: true }];
    case 'table':
      return [
        {
          text: tableLines(block)
            .map((line) => escapeChimeCode(line))
            .join('\n'),
          isEssential: false,
          isCode: true,
        },
      ];
    case 'chart':
      return [{ text: `📈 ${escape(oneLine(block.altText))}`, isEssential: false }];
    case 'file':
      return [{ text: escape(`${fileText(block.file)} (on the page of Signalbox)`), isEssential: true }];
    default:
      return renderPressed(block, escapes);
  }
}

/** Chime has no buttons: links are addresses, and commands are typed elsewhere. */
function renderPressed(block: Extract<Block, { kind: 'links' | 'actions' | 'form' }>, escapes: Escapes): readonly Section[] {
  const { escape } = escapes;
  if (block.kind === 'form') return formBlocks(block).flatMap((part) => renderBlock(part, escapes));
  const lines =
    block.kind === 'links'
      ? block.links.flatMap(({ text, url }) => linkLine(escape(oneLine(text)), httpUrl(url)))
      : block.actions.flatMap((action) => {
          const typed = typedAction(action);
          return typed === undefined ? [] : [escape(typed.label === '' ? typed.line : `${typed.label}: ${typed.line}`)];
        });
  return [{ text: lines.join('\n'), isEssential: true }];
}

function linkLine(label: string, address: string | undefined): readonly string[] {
  if (address === undefined) return [];
  return [label === '' ? liveAddress(address) : `${label}: ${liveAddress(address)}`];
}

function fieldLine({ label, value }: Field, escape: EscapeText): readonly string[] {
  const name = escape(oneLine(label));
  const shown = renderChimeSpans(value, escape).trim();
  if (name === '' && shown === '') return [];
  return [name === '' ? shown : hang(`${name}: `, shown === '' ? '–' : shown)];
}

/** Puts a text behind a lead, its further lines indented: a payload's line cannot pass for a line of the message. */
function hang(lead: string, content: string): string {
  return `${lead}${content.replaceAll('\n', '\n\u00A0\u00A0')}`.trimEnd();
}
