// One long line as several short ones.
import { estimateTextWidth } from './text-width.ts';

/** The room for a text: pixels, and at most so many lines. */
export interface TextRoom {
  readonly width: number;
  readonly lineCount: number;
  readonly fontSize: number;
}

const ELLIPSIS = '…';
/** Names of alarms and metrics are words joined by these; a line may end behind them. */
const JOINING_SIGNS = ['-', '/', '_', '.', ':'];

/** Breaks a line between words, behind signs that join words, within words where they are too long, and ends it with an ellipsis where the room ends. */
export function wrapLine(line: string, room: TextRoom): string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest !== '' && lines.length < room.lineCount) {
    const fitting = fit(rest, room);
    const isLast = lines.length === room.lineCount - 1;
    if (fitting.length === rest.length) return [...lines, rest];
    const taken = isLast ? fit(rest, { ...room, width: room.width - room.fontSize }) : beforeWordBreak(rest, fitting);
    lines.push(isLast ? taken.trimEnd() + ELLIPSIS : taken.trimEnd());
    rest = rest.slice(taken.length).trimStart();
  }
  return lines;
}

function fit(text: string, room: TextRoom): string {
  let fitting = '';
  let width = 0;
  for (const character of text) {
    width += estimateTextWidth(character, room.fontSize);
    if (width > room.width && fitting !== '') return fitting;
    fitting += character;
  }
  return fitting;
}

/** Goes back to the last space or joining sign unless that would leave less than half of the line. */
function beforeWordBreak(text: string, fitting: string): string {
  if (text[fitting.length] === ' ') return fitting;
  const end = Math.max(fitting.lastIndexOf(' '), ...JOINING_SIGNS.map((sign) => fitting.lastIndexOf(sign) + 1));
  return end > fitting.length / 2 ? fitting.slice(0, end) : fitting;
}
