// Everything that a chart of alarm states shows, worked out: lanes, spans, scale and words. What follows only draws it.
import { SERIES_MAX, type AlarmState, type StateChart } from '../../domain/chart.ts';
import type { ChartStyle } from '../chart-renderer.ts';
import { layoutChart, type ChartLayout } from './chart-layout.ts';
import { layoutLegend, type Legend } from './chart-legend.ts';
import { chartPalettes, type ChartPalette } from './chart-palette.ts';
import { readNotedTexts } from './chart-texts.ts';
import { isDrawableInstant } from './drawable-range.ts';
import { makeTimeScale, type TimeScale } from './time-scale.ts';

/** A state from one instant to another, in milliseconds since 1970. */
export interface PlottedSpan {
  readonly from: number;
  readonly to: number;
  readonly state: AlarmState;
}

/** A lane with its place in the inner area, in pixels. */
export interface Lane {
  /** Empty where there is one lane only: the title names it. */
  readonly name: string;
  readonly nameBaseline: number;
  /** The edges of the highest band. */
  readonly top: number;
  readonly foot: number;
  readonly spans: readonly PlottedSpan[];
}

/** A chart of states, worked out. */
export interface StatesModel {
  readonly lanes: readonly Lane[];
  /** Those that occur, in the legend's order. */
  readonly states: readonly AlarmState[];
  readonly timeScale: TimeScale;
  readonly legend: Legend;
  readonly layout: ChartLayout;
  readonly palette: ChartPalette;
}

const PIXELS_PER_TIME_TICK = 70;
const MIN_TICKS = 2;
/** A lane's line of words, the gap below it, and its band: all grow and shrink with the picture within these bounds. */
const NAME_HEIGHT = 15;
const BAND_MIN_HEIGHT = 6;
const BAND_MAX_HEIGHT = 36;
const LANE_GAP = 6;
/** Worst first. */
const STATES: readonly AlarmState[] = ['ALARM', 'OK', 'INSUFFICIENT_DATA'];

/** Works a chart out from what is to be shown and the size and theme of the picture. */
export function makeStatesModel(chart: StateChart, style: ChartStyle): StatesModel {
  const plotted = chart.lanes.slice(0, SERIES_MAX).map(({ name, spans }) => ({ name, spans: plotSpans(spans) }));
  const spans = plotted.flatMap((lane) => lane.spans);
  const states = STATES.filter((state) => spans.some((span) => span.state === state));
  const instants = spans.flatMap(({ from, to }) => [from, to]).toSorted((earlier, later) => earlier - later);
  const timeScale = makeTimeScale(instants, undefined, Math.max(MIN_TICKS, Math.floor(style.width / PIXELS_PER_TIME_TICK)));
  const legend = layoutLegend(states, style.width);
  const layout = layoutChart({ ...readNotedTexts(chart, timeScale.domain), valueLabels: [], roomAbove: legend.height }, style);
  return { lanes: placeLanes(plotted, layout.height), states, timeScale, legend, layout, palette: chartPalettes[style.theme] };
}

function plotSpans(spans: StateChart['lanes'][number]['spans']): PlottedSpan[] {
  return spans
    .map(({ from, to, state }) => ({ from: Date.parse(from), to: Date.parse(to), state }))
    .filter(({ from, to }) => isDrawableInstant(from) && isDrawableInstant(to) && from <= to);
}

function placeLanes(lanes: readonly { readonly name: string; readonly spans: readonly PlottedSpan[] }[], height: number): Lane[] {
  const room = height / Math.max(1, lanes.length);
  const nameHeight = lanes.length > 1 ? NAME_HEIGHT : 0;
  const bandHeight = Math.max(BAND_MIN_HEIGHT, Math.min(BAND_MAX_HEIGHT, room - nameHeight - LANE_GAP));
  return lanes.map(({ name, spans }, index) => {
    const foot = lanes.length > 1 ? (index + 1) * room - LANE_GAP : (height + bandHeight) / 2;
    return { name: lanes.length > 1 ? name : '', nameBaseline: foot - bandHeight - 4, top: foot - bandHeight, foot, spans };
  });
}
