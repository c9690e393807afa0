// Gathers the lines of client markdown into paragraphs, quotes, headings and lists.
import { classifyLine, type ClassifiedLine } from './classify-line.ts';

/** Lines that belong together; each entry of a list is the lines of one item. */
export type LineGroup =
  | { readonly kind: 'paragraph' | 'quote' | 'heading'; readonly lines: string[] }
  | { readonly kind: 'list'; readonly items: string[][] };

/** Groups a text by lines. */
export function groupLines(source: string): readonly LineGroup[] {
  const groups: LineGroup[] = [];
  let current: LineGroup | undefined;
  for (const line of classifyLines(source)) {
    if (line.kind === 'blank') {
      // An empty line between items does not end their list.
      current = current?.kind === 'list' ? current : undefined;
      continue;
    }
    if (current !== undefined && addLine(current, line)) continue;
    current = beginGroup(line);
    groups.push(current);
  }
  return groups;
}

// Slack quotes everything behind it (api.slack.com/reference/surfaces/formatting, quotes).
// Match: ">>> said so", "&gt;&gt;&gt;said so". Near miss: "> > > said so".
const QUOTE_TO_THE_END = /^(?:>>>|(?:&gt;){3})(?=[^>&]|$)\s?/;

function classifyLines(source: string): readonly ClassifiedLine[] {
  const lines = source.split('\n');
  const quoteBegin = lines.findIndex((line) => QUOTE_TO_THE_END.test(line));
  return lines.map((line, index) => {
    if (quoteBegin === -1 || index < quoteBegin) return classifyLine(line);
    const text = index === quoteBegin ? line.replace(QUOTE_TO_THE_END, '') : line;
    return text.trim() === '' ? { kind: 'blank', text: '' } : { kind: 'quote', text };
  });
}

/** Adds a line to the group where it belongs to it, and tells whether it did. */
function addLine(group: LineGroup, line: ClassifiedLine): boolean {
  if (group.kind === 'list') {
    if (line.kind === 'item') group.items.push([line.text]);
    else if (line.kind === 'continuation') group.items.at(-1)?.push(line.text);
    else return false;
    return true;
  }
  const belongs = group.kind === 'paragraph' ? line.kind === 'plain' || line.kind === 'continuation' : line.kind === group.kind;
  if (belongs) group.lines.push(line.text);
  return belongs;
}

function beginGroup(line: ClassifiedLine): LineGroup {
  switch (line.kind) {
    case 'item':
      return { kind: 'list', items: [[line.text]] };
    case 'quote':
    case 'heading':
      return { kind: line.kind, lines: [line.text] };
    default:
      return { kind: 'paragraph', lines: [line.text] };
  }
}
