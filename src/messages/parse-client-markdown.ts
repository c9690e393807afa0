// The markup of custom notifications as blocks. Quotes are shown in italics, headings in bold; numbered lists keep their numbers as
// text, because the neutral list has none; nested lists become flat.
import { groupLines, type LineGroup } from './client-markdown/group-lines.ts';
import { splitFences } from './client-markdown/split-fences.ts';
import type { Block } from './message.ts';
import { parseInlineMarkup } from './parse-inline-markup.ts';
import { flattenSpans } from './flatten-spans.ts';
import type { Span } from './spans.ts';

const LINE_BREAK: Span = { kind: 'lineBreak' };

/** Parses client markdown; what is no markup stays as text. Never throws, and takes time in proportion to the length. */
export function parseClientMarkdown(source: string): Block[] {
  // Other line ends would hide lines from the patterns that classify them.
  return splitFences(source.replace(/\r\n?/g, '\n')).flatMap((segment) =>
    segment.kind === 'code' ? { kind: 'code', text: segment.text } : blocksOf(groupLines(segment.text)),
  );
}

/** Neighboring paragraphs become one block with an empty line between them: platforms limit how many blocks a message has. */
function blocksOf(groups: readonly LineGroup[]): readonly Block[] {
  const blocks: Block[] = [];
  let paragraph: Span[] = [];
  for (const group of groups) {
    if (group.kind === 'list') {
      blocks.push({ kind: 'list', items: group.items.map((lines) => parseInlineMarkup(lines.join('\n'))) });
      paragraph = [];
      continue;
    }
    if (paragraph.length === 0) blocks.push({ kind: 'paragraph', spans: paragraph });
    else paragraph.push(LINE_BREAK, LINE_BREAK);
    for (const span of spansOf(group)) paragraph.push(span);
  }
  return blocks;
}

function spansOf({ kind, lines }: Exclude<LineGroup, { kind: 'list' }>): readonly Span[] {
  if (kind === 'paragraph') return parseInlineMarkup(lines.join('\n'));
  // Line by line: formatting around a line break is more than some platforms can show.
  return lines.flatMap((line, index) => [...(index === 0 ? [] : [LINE_BREAK]), ...emphasize(line, kind === 'quote' ? 'italic' : 'bold')]);
}

function emphasize(line: string, kind: 'italic' | 'bold'): readonly Span[] {
  return flattenSpans([{ kind, spans: parseInlineMarkup(line) }]);
}
