// Lines as elements of a card: text runs, which Teams does not parse, for all but the lines that hold a time or a mention.
import { escapeLiveText } from './escape-live-text.ts';
import { renderParsedLine } from './render-parsed-line.ts';
import type { Line, Piece, PieceLook } from './split-lines.ts';
import type { TeamsLook, TeamsParsedText, TeamsRichText, TeamsText, TeamsTextRun } from './teams-payload.ts';

/** How all of the lines are to look. */
export interface LinesLook {
  readonly size?: 'Small' | 'Medium';
  readonly weight?: 'Bolder';
  readonly isSubtle?: true;
}

/** Renders lines from top to bottom; neighbors are one element where they can, and further elements stand close to the one above. */
export function renderLines(lines: readonly Line[], look: LinesLook = {}): readonly TeamsText[] {
  const elements: TeamsText[] = [];
  let unparsed: Line[] = [];
  const flush = (): void => {
    if (unparsed.length > 0) elements.push(renderRichText(unparsed, look));
    unparsed = [];
  };
  for (const line of lines) {
    const parsed = isAlive(line) ? renderParsedLine(line) : undefined;
    if (parsed === undefined) unparsed.push(line);
    // Whoever cannot be called in the line is called below it.
    const shown = parsed ?? callsOf(line);
    if (shown === '') continue;
    flush();
    elements.push(toParsedText(shown, look));
  }
  flush();
  return elements.map((element, index) => (index === 0 ? element : { ...element, spacing: 'None' }));
}

/** Renders lines as texts that are not parsed: times are in UTC there, and mentions names. */
export function renderRichText(lines: readonly Line[], look: LinesLook = {}): TeamsRichText {
  const runs = lines.flatMap((line, index): readonly TeamsTextRun[] => [
    ...(index === 0 ? [] : [{ type: 'TextRun' as const, text: '\n', ...look }]),
    ...line.map((piece) => renderRun(piece, look)),
  ]);
  // Escaped once joined: what is harmless in two runs may not be in one.
  return { type: 'RichTextBlock', inlines: joinRuns(runs).map((run) => ({ ...run, text: escapeLiveText(run.text) })) };
}

/** Wraps Markdown of our own making. */
export function toParsedText(text: string, look: LinesLook = {}): TeamsParsedText {
  return { type: 'TextBlock', text, wrap: true, ...look };
}

function isAlive(line: Line): boolean {
  return line.some(({ kind }) => kind !== 'words');
}

function callsOf(line: Line): string {
  return line.flatMap((piece) => (piece.kind === 'mention' ? [piece.mention.text] : [])).join(' ');
}

function renderRun({ text, look }: Piece, lines: LinesLook): TeamsTextRun {
  return { type: 'TextRun', text, ...lines, ...toLook(look), ...toLink(look) };
}

function toLook({ isBold, isItalic, isStruck, isCode }: PieceLook): TeamsLook {
  return {
    ...(isBold ? { weight: 'Bolder' } : {}),
    ...(isItalic ? { italic: true } : {}),
    ...(isStruck ? { strikethrough: true } : {}),
    ...(isCode ? { fontType: 'Monospace' } : {}),
  };
}

/** A link has its look written out: some clients give it none. */
function toLink({ url }: PieceLook): Partial<TeamsTextRun> {
  return url === undefined ? {} : { color: 'Accent', underline: true, selectAction: { type: 'Action.OpenUrl', url } };
}

function joinRuns(runs: readonly TeamsTextRun[]): readonly TeamsTextRun[] {
  const joined: TeamsTextRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last !== undefined && isSameLook(last, run)) joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}

function isSameLook(one: TeamsTextRun, other: TeamsTextRun): boolean {
  return JSON.stringify({ ...one, text: '' }) === JSON.stringify({ ...other, text: '' });
}
