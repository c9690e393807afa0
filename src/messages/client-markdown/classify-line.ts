// What a line of client markdown is by how it begins.

/** A line with its marks taken off. */
export interface ClassifiedLine {
  /** `continuation` is an indented line, which belongs to a list item before it. Numbered lines are `plain`: they keep their numbers. */
  readonly kind: 'blank' | 'item' | 'quote' | 'heading' | 'continuation' | 'plain';
  readonly text: string;
}

// Match: "- look at the logs", "  • restart". Near miss: "-1 degrees", "*bold* at the beginning" (no space after the sign).
const ITEM = /^\s*[-*\u2022\u25E6\u25AA\u2023]\s+(\S.*)$/;

// Quotes within quotes are shown as one.
// Match: "> said so", "&gt; said so" (Slack escapes it), "> > he said". Near miss: "a > b".
const QUOTE = /^\s{0,3}(?:(?:>|&gt;)\s?)+(.*)$/;

// Match: "## What happened". Near miss: "#general" (no space after the sign).
const HEADING = /^#{1,6}\s+(\S.*)$/;

// Match: the signs in "What happened ##". Near miss: the one in "written in C#".
const SIGNS_BEHIND = /\s#{1,6}$/;

// Match: "  and more". Near miss: " one space".
const CONTINUATION = /^(?: {2}|\t)\s*(\S.*)$/;

/** Classifies one line. */
export function classifyLine(line: string): ClassifiedLine {
  if (line.trim() === '') return { kind: 'blank', text: '' };
  for (const [kind, pattern] of PATTERNS) {
    const content = pattern.exec(line)?.[1];
    if (content === undefined) continue;
    return { kind, text: kind === 'heading' ? content.trimEnd().replace(SIGNS_BEHIND, '') : content };
  }
  return { kind: 'plain', text: line };
}

const PATTERNS = [
  ['item', ITEM],
  ['quote', QUOTE],
  ['heading', HEADING],
  ['continuation', CONTINUATION],
] as const;
