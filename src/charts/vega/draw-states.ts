// The states of alarms drawn: a band for each span. ALARM is higher than OK, and what lacks data is only outlined, so that one need
// not see colors.
import type { AlarmState } from '../../domain/chart.ts';
import type { ChartLayer } from './chart-layer.ts';
import { fontSizes } from './chart-layout.ts';
import { cleanText } from './clean-text.ts';
import { drawAbsence } from './draw-absence.ts';
import { drawHeading } from './draw-heading.ts';
import { boxLook, drawLegend, type LegendSign } from './draw-legend.ts';
import { drawWords } from './draw-words.ts';
import { encodePlace } from './encode-place.ts';
import type { Lane, PlottedSpan, StatesModel } from './states-model.ts';
import { estimateTextWidth } from './text-width.ts';
import { wrapLine } from './wrap-line.ts';

/** The height of a band, in shares of the highest. */
const HEIGHTS: Readonly<Record<AlarmState, number>> = { ALARM: 1, OK: 0.55, INSUFFICIENT_DATA: 0.55 };
/** An alarm of minutes is seen among days. */
const SPAN_MIN_WIDTH = 3;
const SIGN_HEIGHT = 11;
/** CloudWatch's own limit of an alarm's name (PutMetricAlarm). */
const MAX_NAME_LENGTH = 255;
const WORD_MARGIN = 5;
/** What is short is drawn over what is long. */
const DRAWING_ORDER: readonly AlarmState[] = ['INSUFFICIENT_DATA', 'OK', 'ALARM'];

/** Draws the whole chart. */
export function drawStates(model: StatesModel): ChartLayer[] {
  const { lanes, states, legend, layout, palette } = model;
  const signs = states.map((state): LegendSign => ({
    form: 'box',
    ...lookOf(state, model),
    height: SIGN_HEIGHT * HEIGHTS[state],
  }));
  return [
    ...lanes.flatMap((lane) => [
      ...drawName(lane, model),
      ...drawBands(lane, model),
      ...lane.spans.flatMap((span) => drawWord(span, lane, model)),
    ]),
    ...drawAbsence({ points: lanes.flatMap(({ spans }) => spans), layout, palette }),
    ...drawHeading(model),
    ...drawLegend({ legend, layout, palette, signs }),
  ];
}

function lookOf(state: AlarmState, { palette }: StatesModel): { readonly color: string; readonly isHollow: boolean } {
  return { color: palette.states[state], isHollow: state === 'INSUFFICIENT_DATA' };
}

function drawName({ name, nameBaseline }: Lane, { layout, palette }: StatesModel): ChartLayer[] {
  if (name === '') return [];
  const room = { width: layout.width, lineCount: 1, fontSize: fontSizes.label };
  const [text = ''] = wrapLine(cleanText(name, MAX_NAME_LENGTH), room);
  return drawWords({
    text,
    x: { value: 0 },
    y: { value: nameBaseline },
    dy: 0,
    align: 'left',
    fontSize: fontSizes.label,
    color: palette.text,
  });
}

function drawBands({ spans, top, foot }: Lane, model: StatesModel): ChartLayer[] {
  const msPerPixel = msPerPixelOf(model);
  const { x } = encodePlace({ ...model, valueScale: { domain: [0, 1], ticks: [] }, valueLabels: [] });
  return DRAWING_ORDER.map((state) => ({
    data: {
      values: spans
        .filter((span) => span.state === state)
        .map(({ from, to }) => widen({ from, to }, { least: SPAN_MIN_WIDTH * msPerPixel, end: model.timeScale.domain[1] })),
    },
    mark: { type: 'rect', aria: false, ...boxLook(lookOf(state, model)) },
    encoding: { x, x2: { field: 'to' }, y: { value: foot - (foot - top) * HEIGHTS[state] }, y2: { value: foot } },
  }));
}

function widen(
  { from, to }: { readonly from: number; readonly to: number },
  { least, end }: { readonly least: number; readonly end: number },
): { readonly at: number; readonly to: number } {
  if (to - from >= least) return { at: from, to };
  const shownTo = Math.min(end, from + least);
  return { at: shownTo - least, to: shownTo };
}

/** The state in words within its band, where it has room. */
function drawWord({ from, to, state }: PlottedSpan, { top, foot }: Lane, model: StatesModel): ChartLayer[] {
  const height = (foot - top) * HEIGHTS[state];
  const width = (to - from) / msPerPixelOf(model);
  if (height < fontSizes.label + 2 || width < estimateTextWidth(state, fontSizes.label) + 2 * WORD_MARGIN) return [];
  const { color, isHollow } = lookOf(state, model);
  return drawWords({
    text: state,
    x: { datum: (from + to) / 2 },
    y: { value: foot - height / 2 },
    dy: fontSizes.label / 3,
    align: 'center',
    fontSize: fontSizes.label,
    color: isHollow ? color : model.palette.background,
    fontWeight: 600,
  });
}

function msPerPixelOf({ timeScale, layout }: StatesModel): number {
  return (timeScale.domain[1] - timeScale.domain[0]) / layout.width;
}
