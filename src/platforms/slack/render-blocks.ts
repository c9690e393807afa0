// The blocks of a message as blocks of Slack, each on its own; fit-blocks.ts makes them fit together.
import { fileText } from '../../messages/file-text.ts';
import type { Block, Title } from '../../messages/message.ts';
import type { Span } from '../../messages/spans.ts';
import { isVisible } from './is-visible.ts';
import { renderActions } from './render-actions.ts';
import { renderFields } from './render-fields.ts';
import { renderForm } from './render-form.ts';
import { renderLinks } from './render-links.ts';
import { renderPlainText } from './render-plain-text.ts';
import { renderSpans } from './render-spans.ts';
import { renderTable } from './render-table.ts';
import { MAX_ALT_TEXT_LENGTH, MAX_TEXT_LENGTH } from './slack-limits.ts';
import type { SlackBlock, SlackInline, SlackSection, SlackTable } from './slack-payload.ts';

function toSection(elements: readonly SlackInline[]): SlackBlock[] {
  return isVisible(elements) ? [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }] : [];
}

function toContext(text: string): SlackBlock[] {
  const element = renderPlainText(text, MAX_TEXT_LENGTH);
  return element === undefined ? [] : [{ type: 'context', elements: [element] }];
}

function renderList(items: readonly (readonly Span[])[]): SlackBlock[] {
  const sections = items
    .map((item): SlackSection => ({ type: 'rich_text_section', elements: renderSpans(item) }))
    .filter((section) => isVisible(section.elements));

  return sections.length === 0 ? [] : [{ type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements: sections }] }];
}

function renderCode(text: string): SlackBlock[] {
  const elements = renderSpans([{ kind: 'text', text }]).filter((element) => element.type === 'text');
  return isVisible(elements) ? [{ type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements }] }] : [];
}

function renderTags(tags: readonly (readonly Span[])[]): SlackBlock[] {
  const rendered = tags.map((tag) => renderSpans(tag, { style: { code: true } })).filter(isVisible);
  return toSection(rendered.flatMap((tag, index) => (index === 0 ? tag : [{ type: 'text', text: '  ' }, ...tag])));
}

/** Renders the small gray line where its text is plain; rich text, which is neither small nor gray, where it has links, times or looks. */
function renderFooter(spans: readonly Span[]): SlackBlock[] {
  const elements = renderSpans(spans);
  const isPlain = elements.every((element) => element.type === 'text' && element.style === undefined);
  return isPlain ? toContext(elements.map((element) => (element.type === 'text' ? element.text : '')).join('')) : toSection(elements);
}

/** What a block is rendered with. */
export interface BlockSurroundings {
  /** Slack's id of the picture of a chart; without it the chart is its description. */
  readonly pictureId?: string | undefined;
  /** Why a file is not there. */
  readonly fileProblem?: string | undefined;
  /** The table as a block of Slack's own, where it is one. */
  readonly nativeTable?: SlackTable | undefined;
  /** What the message is called, for the form that a button of it opens. */
  readonly title: Title;
  /** True where nobody would hear of a press: what to type is shown instead. */
  readonly isDeaf: boolean;
}

type UploadableBlock = Extract<Block, { kind: 'chart' | 'file' }>;

function isUploadable(block: Block): block is UploadableBlock {
  return block.kind === 'chart' || block.kind === 'file';
}

function renderUploaded(block: UploadableBlock, { pictureId, fileProblem }: BlockSurroundings): SlackBlock[] {
  if (block.kind === 'file') return toContext(fileProblem === undefined ? fileText(block.file) : `⚠️ ${fileProblem}`);
  if (pictureId === undefined) return toContext(block.altText);
  const description = renderPlainText(block.altText, MAX_ALT_TEXT_LENGTH);
  return [{ type: 'image', slack_file: { id: pictureId }, alt_text: description?.text ?? 'chart' }];
}

/** Renders a block; nothing for one that has nothing to show. */
export function renderBlock(block: Block, surroundings: BlockSurroundings): SlackBlock[] {
  if (isUploadable(block)) return renderUploaded(block, surroundings);
  switch (block.kind) {
    case 'paragraph':
      return toSection(renderSpans(block.spans));
    case 'fields':
      return toSection(renderFields(block.fields));
    case 'list':
      return renderList(block.items);
    case 'code':
      return renderCode(block.text);
    case 'tags':
      return renderTags(block.tags);
    case 'links':
      return renderLinks(block.links);
    case 'table':
      return renderTable(block, surroundings.nativeTable);
    case 'actions':
      return renderActions(block.actions, surroundings);
    case 'form':
      return renderForm(block, { ...surroundings, renderPart: (part) => renderBlock(part, surroundings) });
    case 'footer':
      return renderFooter(block.spans);
  }
}
