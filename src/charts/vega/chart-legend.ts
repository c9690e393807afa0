// The legend: which name each line, bar or band has. It stands between the heading and the inner area, in as many rows as it needs.
import { CHART_MARGIN, fontSizes } from './chart-layout.ts';
import { cleanText } from './clean-text.ts';
import { estimateTextWidth } from './text-width.ts';
import { wrapLine } from './wrap-line.ts';

/** One name with its place, measured from the picture's left margin and the legend's top. */
export interface LegendEntry {
  readonly text: string;
  readonly x: number;
  /** The middle of its line. */
  readonly y: number;
}

/** A legend and the room that it takes. */
export interface Legend {
  readonly entries: readonly LegendEntry[];
  readonly signWidth: number;
  readonly height: number;
}

/** The usual sign before a name, and the gap behind it. */
const LEGEND_SIGN_WIDTH = 18;
const SIGN_GAP = 6;
const BETWEEN_ENTRIES = 20;
const ROW_HEIGHT = 17;
/** Between heading and first row. */
const ROOM_ABOVE = 4;
/** Below the last row; also where there is no legend, so that the highest label does not touch the heading. */
const ROOM_BELOW = 10;
/** Longer names are cut by pixels anyway. */
const MAX_NAME_LENGTH = 120;
/** With more names than this two stand in a line, however long they are. */
const LONG_NAMES_MAX = 2;

/** Lays out a legend in a picture of some width; signs are as wide as usual where nothing else is said. */
export function layoutLegend(names: readonly string[], pictureWidth: number, signWidth = LEGEND_SIGN_WIDTH): Legend {
  const lineWidth = pictureWidth - 2 * CHART_MARGIN;
  const widest = names.length > LONG_NAMES_MAX ? (lineWidth - BETWEEN_ENTRIES) / 2 : lineWidth;
  const textWidth = widest - signWidth - SIGN_GAP;
  const entries: LegendEntry[] = [];
  let x = 0;
  let row = 0;
  for (const name of names) {
    const [text = ''] = wrapLine(cleanText(name, MAX_NAME_LENGTH), { width: textWidth, lineCount: 1, fontSize: fontSizes.label });
    const width = signWidth + SIGN_GAP + estimateTextWidth(text, fontSizes.label);
    if (x > 0 && x + width > lineWidth) {
      x = 0;
      row += 1;
    }
    entries.push({ text, x, y: ROOM_ABOVE + row * ROW_HEIGHT + ROW_HEIGHT / 2 });
    x += width + BETWEEN_ENTRIES;
  }
  return { entries, signWidth, height: (entries.length === 0 ? 0 : ROOM_ABOVE + (row + 1) * ROW_HEIGHT) + ROOM_BELOW };
}

/** Where the words of an entry begin. */
export function textPlaceOf({ x }: LegendEntry, { signWidth }: Legend): number {
  return x + signWidth + SIGN_GAP;
}
