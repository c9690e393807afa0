// The colors of charts. Text has a contrast of at least 4.5 : 1 with the background, lines 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11).
import type { AlarmState } from '../../domain/chart.ts';
import type { ChartStyle } from '../chart-renderer.ts';

/** One color for each part of a chart, as `#rrggbb`. */
export interface ChartPalette {
  readonly background: string;
  /** Title. */
  readonly text: string;
  /** Subtitle and axis labels. */
  readonly quietText: string;
  readonly grid: string;
  readonly line: string;
  /** The band of what is expected. */
  readonly band: string;
  /** The threshold and everything beyond it. */
  readonly breach: string;
  /** The instant of the state change. */
  readonly stateChange: string;
  /** The words "Sample data". */
  readonly sample: string;
  /** Series in their order; the last one is gray, as what is left of a sum. */
  readonly series: readonly string[];
  readonly states: Readonly<Record<AlarmState, string>>;
}

/** The colors of both themes. */
export const chartPalettes: Readonly<Record<ChartStyle['theme'], ChartPalette>> = {
  light: {
    background: '#ffffff',
    text: '#18202b',
    quietText: '#566273',
    grid: '#e8ebf0',
    line: '#2f6fed',
    band: '#566273',
    breach: '#c9252d',
    stateChange: '#566273',
    sample: '#8a5a00',
    series: ['#2359d1', '#c96a00', '#0b7a5c', '#c2307e', '#3f8fcc', '#6b7685'],
    states: { OK: '#1f7a4d', ALARM: '#c9252d', INSUFFICIENT_DATA: '#566273' },
  },
  dark: {
    background: '#161b22',
    text: '#e8edf3',
    quietText: '#a3aebb',
    grid: '#2a323c',
    line: '#6aa5ff',
    band: '#a3aebb',
    breach: '#ff7a72',
    stateChange: '#a3aebb',
    sample: '#e6b450',
    series: ['#6aa5ff', '#ffb454', '#4cc9a0', '#ff8fc7', '#b79cff', '#a3aebb'],
    states: { OK: '#4cc38a', ALARM: '#ff7a72', INSUFFICIENT_DATA: '#a3aebb' },
  },
};
