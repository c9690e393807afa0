// Where everything of a chart stands, in pixels. We reckon it ourselves: without a browser Vega cannot measure text.
import type { ChartStyle } from '../chart-renderer.ts';
import { estimateTextWidth } from './text-width.ts';
import { wrapLine } from './wrap-line.ts';

/** Sizes of text in CSS pixels; 11 is about the smallest that is read with ease on a phone. */
export const fontSizes = { title: 14, quiet: 11.5, label: 11 };

/** A line of the heading with the place of its baseline, measured from the top of the picture. */
export interface HeadingLine {
  readonly text: string;
  readonly baseline: number;
}

/** The heading's lines and the inner area that the line is drawn in. */
export interface ChartLayout {
  readonly title: readonly HeadingLine[];
  readonly subtitle: HeadingLine;
  readonly sample: HeadingLine;
  readonly padding: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly width: number;
  readonly height: number;
}

/** What takes room around the line. */
export interface ChartTexts {
  readonly title: string;
  readonly subtitle: string;
  readonly valueLabels: readonly string[];
  /** Words over the title, or empty. */
  readonly sample: string;
  /** Pixels between the heading and the inner area; without it as many as the words at a state change need. */
  readonly roomAbove?: number;
}

/** The distance that text keeps from the edges of the picture. */
export const CHART_MARGIN = 12;
const MAX_TITLE_LINES = 2;
/** How much wider bold text is. */
const BOLD_SHARE = 1.15;
const TITLE_LINE_HEIGHT = 18;
const QUIET_LINE_HEIGHT = 16;
/** Above the inner area, for the words at the instant of the state change. */
const STATE_CHANGE_ROOM = 24;
const TIME_LABELS_ROOM = 28;
/** The last time label may stand half beyond the inner area. */
const TIME_LABEL_OVERHANG = 8;
/** Between value labels and the inner area. */
const VALUE_LABEL_GAP = 8;
/** However small the picture and however long its heading, the line has this much. */
const MIN_INNER_SIZE = 24;

/** Lays a chart out in a picture of the style's size. */
export function layoutChart(texts: ChartTexts, style: ChartStyle): ChartLayout {
  const lineWidth = style.width - 2 * CHART_MARGIN;
  const sample = { text: texts.sample, baseline: CHART_MARGIN + (texts.sample === '' ? 0 : fontSizes.label) };
  const titleTop = texts.sample === '' ? CHART_MARGIN : CHART_MARGIN + QUIET_LINE_HEIGHT;
  const title = wrapLine(texts.title, { width: lineWidth, lineCount: MAX_TITLE_LINES, fontSize: fontSizes.title * BOLD_SHARE }).map(
    (text, index) => ({
      text,
      baseline: titleTop + fontSizes.title + index * TITLE_LINE_HEIGHT,
    }),
  );
  const subtitleTop = titleTop + title.length * TITLE_LINE_HEIGHT;
  const [subtitleText = ''] = wrapLine(texts.subtitle, { width: lineWidth, lineCount: 1, fontSize: fontSizes.quiet });
  const subtitle = { text: subtitleText, baseline: subtitleTop + fontSizes.quiet + 1 };
  const labelWidth = Math.max(0, ...texts.valueLabels.map((label) => estimateTextWidth(label, fontSizes.label)));
  const padding = {
    left: Math.ceil(CHART_MARGIN + labelWidth + VALUE_LABEL_GAP),
    right: CHART_MARGIN + TIME_LABEL_OVERHANG,
    top: subtitleTop + QUIET_LINE_HEIGHT + (texts.roomAbove ?? STATE_CHANGE_ROOM),
    bottom: TIME_LABELS_ROOM,
  };
  const width = Math.max(MIN_INNER_SIZE, style.width - padding.left - padding.right);
  const height = Math.max(MIN_INNER_SIZE, style.height - padding.top - padding.bottom);
  return { title, subtitle, sample, padding, width, height };
}
