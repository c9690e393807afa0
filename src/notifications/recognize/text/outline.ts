// Text of labels and values that are set out below headings and in lists, as YAML and many scripts write it.
import { readLabeledLine } from '../labeled-lines.ts';

/** Longer outlines say more as they are. */
const MAX_LINES = 60;
// Match: `hosts:`, `Failed checks:`. Near miss: `host: web-1`.
const HEADING = /^\s{0,40}([\p{L}][\p{L}\d _./()-]{0,39}):\s*$/u;
// Match: `  - web-1`, `* disk full`. Near miss: `-5 degrees`.
const ITEM = /^\s{0,40}[-*•] +(\S.*)$/u;

/** What an outline says: a sentence above it, if there is one, and its values. */
export interface Outline {
  readonly sentence?: string;
  readonly pairs: readonly (readonly [string, string])[];
}

/** Returns the outline, or undefined where a line is of another form. */
export function readOutline(text: string): Outline | undefined {
  const lines = text.split('\n', MAX_LINES + 1).filter((line) => line.trim() !== '' && line.trim() !== '---');
  if (lines.length > MAX_LINES) return undefined;
  const [first = '', ...others] = lines;
  const hasSentence = readLabeledLine(first.trim()) === undefined && !HEADING.test(first) && !ITEM.test(first);
  const pairs = pairsOf(hasSentence ? others : lines);
  if (pairs === undefined || pairs.length < 2) return undefined;
  return hasSentence ? { sentence: first.trim(), pairs } : { pairs };
}

function pairsOf(lines: readonly string[]): readonly (readonly [string, string])[] | undefined {
  const pairs: (readonly [string, string])[] = [];
  let heading: string | undefined;
  let items: string[] = [];
  const endItems = (): void => {
    if (heading !== undefined && items.length > 0) pairs.push([heading, items.join(', ')]);
    items = [];
  };
  for (const line of lines) {
    const item = ITEM.exec(line)?.[1];
    if (item !== undefined && heading !== undefined) {
      items.push(item.trim());
      continue;
    }
    endItems();
    heading = HEADING.exec(line)?.[1]?.trim();
    if (heading !== undefined) continue;
    const pair = readLabeledLine(line.trim());
    if (pair === undefined) return undefined;
    pairs.push(pair);
  }
  endItems();
  return pairs;
}
